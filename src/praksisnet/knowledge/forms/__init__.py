"""What is asked for in the library, and what is written in it."""

from praksisnet.knowledge.forms.core import CoreForm
from praksisnet.knowledge.forms.finding import LibraryForm
from praksisnet.knowledge.forms.laying_up import FilesForm, ProposalsForm
from praksisnet.knowledge.forms.reviewing import CorrectionForm, ExampleForm, ReleaseForm, ReviewForm
from praksisnet.knowledge.forms.writing import ResourceForm

__all__ = [
    "CoreForm",
    "CorrectionForm",
    "ExampleForm",
    "FilesForm",
    "LibraryForm",
    "ProposalsForm",
    "ReleaseForm",
    "ResourceForm",
    "ReviewForm",
]
