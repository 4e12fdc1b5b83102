"""What every text is asked before it is stored, mailed or logged."""

from django.utils.translation import gettext_lazy as _

from praksisnet.guard import cpr
from praksisnet.guard.cpr import Span
from praksisnet.guard.neutral import neutral
from praksisnet.kit.refusal import Refused

CPR_MESSAGE = _("This looks like a CPR number. Remove it before saving.")


def find_cpr(text: str) -> list[Span]:
    """Where ``text`` (plain or HTML) holds what looks like CPR numbers: spans in the text as given, in order."""
    return cpr.find(text)


def without_numbers(text: str) -> str:
    """The neutral text: numbers, and names and addresses beside them, replaced by “child A”, “[address]”."""
    return neutral(text)


def is_cpr_cell(text: str) -> bool:
    """Whether a cell of a spreadsheet holds a CPR number; where it is kept as a number, its first zero is lost."""
    is_shortened = len(text) == cpr.DIGITS - 1 and text.isdecimal()
    return bool(cpr.find(text) or (is_shortened and cpr.find(f"0{text}")))


def refuse_cpr(*texts: str) -> None:
    """For actions whose text comes from elsewhere than a form: imports, letters, files.

    Refuses (``Refused``): any of the texts holds what looks like a CPR number. What was found is not in the refusal.
    """
    if any(cpr.find(text) for text in texts):
        raise Refused(CPR_MESSAGE, code="cpr")
