from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ANSWER_LINK = "registration.answer"  # what a mailed link is for
LINK_LASTS = timedelta(days=365)

# Nobody is told of a free place in the last hours before a meeting: they would be on their way elsewhere.
QUIET = timedelta(hours=4)
# The silent are reminded once, so long before registration closes, and not sooner after the invitation.
REMINDED_BEFORE = timedelta(days=10)
LEFT_IN_PEACE = timedelta(days=7)


class State(models.TextChoices):
    REGISTERED = "registered", pgettext_lazy("registration", "Registered")
    WAITING = "waiting", _("On the waiting list")
    CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")
    ATTENDED = "attended", _("Attended")
    NO_SHOW = "no_show", _("Did not attend")


LIVE = (State.REGISTERED, State.WAITING)
SEATED = (State.REGISTERED, State.ATTENDED, State.NO_SHOW)  # those who hold, or held, one of the places


class Window(models.TextChoices):
    """Whether somebody can register now. Derived from the meeting's moments."""

    UNPUBLISHED = "unpublished"
    EARLY = "early"
    OPEN = "open"
    CLOSED = "closed"
    OVER = "over"
    CANCELLED = "cancelled"
