from datetime import timedelta
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

MOST_LETTERS = 1000  # of a need: it is written in twenty seconds
LONGEST_CHANGE = 300  # of what was said, and of what is done about it
MOST_QUESTIONS, LONGEST_QUESTION = 3, 200  # before a meeting
MOST_OFFERED = 3  # similar needs shown before saving

ASKED_AFTER = timedelta(days=45)  # of silence the facilitators are asked to decide
SILENT_AT_MOST = timedelta(days=60)
NEWS_FOR = timedelta(days=183)  # an ended need stands on the front page

# The names of conditions in todos, which are kept in the database.
DECIDED, CLOSED = "adaptation.need_decided", "adaptation.need_closed"
CHANGE_PUBLISHED = "adaptation.change_published"

NEED_LINK = "adaptation.need"  # what the half-year's mail leads to, without signing in

WEEKS_BEFORE_ROUND = 8  # a development day that comes later changes too little
ASKED_BEFORE = timedelta(days=7)  # "Before the meeting" leaves, and not on the last day
BEFORE_PURPOSE, HALF_YEAR_PURPOSE = "adaptation.before_meeting", "adaptation.half_year"
ASKED_AT_LATEST = timedelta(days=1)


class State(models.TextChoices):
    """Where a need stands. Derived from who did what when, never stored."""

    RECEIVED = "received", pgettext_lazy("need", "Received")
    JOINED = "joined", pgettext_lazy("need", "Merged with others")
    CHOSEN = "chosen", _("Chosen on a development day")
    ON_PROGRAMME = "programme", _("On the programme")
    ANSWERED = "answered", pgettext_lazy("need", "Answered")
    DECLINED = "declined", _("Not chosen")
    WITHDRAWN = "withdrawn", pgettext_lazy("need", "Withdrawn")


OPEN = frozenset({State.RECEIVED, State.JOINED, State.CHOSEN, State.ON_PROGRAMME})


class SignalKind(models.TextChoices):
    """What a development day's agenda is made of."""

    NEED = "need", pgettext_lazy("signal", "Need")
    RESULT = "result", pgettext_lazy("signal", "Evaluation")
    OBSTACLE = "obstacle", pgettext_lazy("signal", "What got in the way")
    LAW = "law", pgettext_lazy("signal", "Change in law")
    RESEARCH = "research", pgettext_lazy("signal", "Research")
    EFFECT = "effect", pgettext_lazy("signal", "Effect of a change")


class DecisionKind(models.TextChoices):
    """What a signal comes to."""

    SESSION = "session", pgettext_lazy("decision", "On the programme")
    CHANGE = "change", _("You said - we do")
    TASK = "task", pgettext_lazy("decision", "Task")
    NOT_NOW = "not_now", _("Not now, because")


class Outcome(StrEnum):
    """What those behind a need are told by mail."""

    MERGED = "merged"
    CHOSEN = "chosen"
    ON_PROGRAMME = "on_programme"
    ANSWERED = "answered"
    DECLINED = "declined"


def thanks(municipalities: int) -> str:
    """What somebody reads who has raised or joined a need."""
    return ngettext(
        "Thank you. %(count)s municipality stands behind it now. You are told when we know what happens with it.",
        "Thank you. %(count)s municipalities stand behind it now. You are told when we know what happens with it.",
        municipalities,
    ) % {"count": municipalities}


def needs_counted(number: int) -> str:
    return ngettext("%(n)s need", "%(n)s needs", number) % {"n": number}
