"""What the room remembers, one file per subject."""

from praksisnet.meetings.models.meetings import Meeting
from praksisnet.meetings.models.rounds import CoreSession, Round
from praksisnet.meetings.models.sessions import Pool, Session, Speaking

__all__ = ["CoreSession", "Meeting", "Pool", "Round", "Session", "Speaking"]
