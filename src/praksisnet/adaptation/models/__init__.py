"""What the room remembers, one file per subject."""

from praksisnet.adaptation.models.agenda import Agenda, Decision, Signal
from praksisnet.adaptation.models.changes import Change
from praksisnet.adaptation.models.effects import Effect
from praksisnet.adaptation.models.grounds import Ground
from praksisnet.adaptation.models.needs import Need, Support
from praksisnet.adaptation.models.questions import Question, Reply

__all__ = ["Agenda", "Change", "Decision", "Effect", "Ground", "Need", "Question", "Reply", "Signal", "Support"]
