"""What the room remembers, one file per subject."""

from praksisnet.meetings.models.letters import LetterText
from praksisnet.meetings.models.meetings import Meeting
from praksisnet.meetings.models.plan_changes import ChangedMeeting, PlanChange
from praksisnet.meetings.models.rounds import CoreSession, Round
from praksisnet.meetings.models.sessions import Pool, Session, Speaking

__all__ = [
    "ChangedMeeting",
    "CoreSession",
    "LetterText",
    "Meeting",
    "PlanChange",
    "Pool",
    "Round",
    "Session",
    "Speaking",
]
