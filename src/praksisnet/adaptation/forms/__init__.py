"""What came in, one file per subject."""

from praksisnet.adaptation.forms.agenda import (
    NotNowForm,
    PlacedForm,
    ResourceForm,
    SessionForm,
    SignalChangeForm,
    TaskForm,
)
from praksisnet.adaptation.forms.changes import ChangeForm, GroundForm, NewChangeForm
from praksisnet.adaptation.forms.needs import (
    AnswerForm,
    FilterForm,
    MergerForm,
    MunicipalityForm,
    NeedForm,
    RefusalForm,
    TextForm,
)
from praksisnet.adaptation.forms.questions import QuestionsForm, RepliesForm

__all__ = [
    "AnswerForm",
    "ChangeForm",
    "FilterForm",
    "GroundForm",
    "MergerForm",
    "MunicipalityForm",
    "NeedForm",
    "NewChangeForm",
    "NotNowForm",
    "PlacedForm",
    "QuestionsForm",
    "RefusalForm",
    "RepliesForm",
    "ResourceForm",
    "SessionForm",
    "SignalChangeForm",
    "TaskForm",
    "TextForm",
]
