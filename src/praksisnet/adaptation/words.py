from datetime import timedelta
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

MOST_LETTERS = 1000  # of a need: it is written in twenty seconds
MOST_OFFERED = 3  # similar needs shown before saving

ASKED_AFTER = timedelta(days=45)  # of silence the facilitators are asked to decide
SILENT_AT_MOST = timedelta(days=60)

# The names of conditions in todos, which are kept in the database.
DECIDED, CLOSED = "adaptation.need_decided", "adaptation.need_closed"


class State(models.TextChoices):
    """Where a need stands. Derived from who did what when, never stored."""

    RECEIVED = "received", pgettext_lazy("need", "Received")
    JOINED = "joined", pgettext_lazy("need", "Merged with others")
    CHOSEN = "chosen", _("Chosen on a development day")
    ANSWERED = "answered", pgettext_lazy("need", "Answered")
    DECLINED = "declined", _("Not chosen")
    WITHDRAWN = "withdrawn", pgettext_lazy("need", "Withdrawn")


OPEN = frozenset({State.RECEIVED, State.JOINED, State.CHOSEN})


class Outcome(StrEnum):
    """What those behind a need are told by mail."""

    MERGED = "merged"
    CHOSEN = "chosen"
    ANSWERED = "answered"
    DECLINED = "declined"


def thanks(municipalities: int) -> str:
    """What somebody reads who has raised or joined a need."""
    return ngettext(
        "Thank you. %(count)s municipality stands behind it now. You are told when we know what happens with it.",
        "Thank you. %(count)s municipalities stand behind it now. You are told when we know what happens with it.",
        municipalities,
    ) % {"count": municipalities}
