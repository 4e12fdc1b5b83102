from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ANSWER_LINK = "registration.answer"  # what a mailed link is for
LINK_LASTS = timedelta(days=365)
FEED_LINK = "registration.feed"  # lasts until the person makes a new one
ARRIVAL_LINK = "arrival"  # in the square code; short, so that its squares are large

# How far ahead of ours a phone's clock may be.
EARLY_CLOCKS = timedelta(minutes=5)
# Whoever registered within this time is known at the door.
KNOWN_FOR = timedelta(days=730)

# The silent are reminded once, so long before registration closes, and not sooner after the invitation.
REMINDED_BEFORE = timedelta(days=10)
LEFT_IN_PEACE = timedelta(days=7)
LEAST_RANKS, MOST_RANKS = 3, 5  # of the ranked wishes in one block

OWN_FIRST = timedelta(days=14)  # before the start: so long the own network goes before visitors

ASKED_AGAIN_FOR = timedelta(days=7)  # who comes to all meetings, after a date was moved


class State(models.TextChoices):
    REGISTERED = "registered", pgettext_lazy("registration", "Registered")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Asked whether to come")
    DECLINED = "declined", _("Said no to the place")
    EXPIRED = "expired", _("Did not answer in time")
    CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")
    ATTENDED = "attended", _("Attended")
    NO_SHOW = "no_show", _("Did not attend")


UNSEATED = (State.WAITING, State.OFFERED, State.DECLINED, State.EXPIRED)  # nothing in their calendar
LEFT = (State.CANCELLED, State.DECLINED, State.EXPIRED)  # those who said that they do not come, or let it pass
LIVE = (State.REGISTERED, State.WAITING, State.OFFERED)
COUNTED = (*LIVE, State.ATTENDED)  # those who come, wait or are there: nobody is so twice at one meeting
TAKEN = (State.REGISTERED, State.OFFERED)  # those who count against the capacity before the meeting
HELD = (*TAKEN, State.ATTENDED)  # what counts for a municipality: who has come through the door does too
SEATED = (State.REGISTERED, State.ATTENDED, State.NO_SHOW)  # those who hold, or held, one of the places


class Window(models.TextChoices):
    """Whether somebody can register now. Derived from the meeting's moments."""

    UNPUBLISHED = "unpublished"
    EARLY = "early"
    OPEN = "open"
    CLOSED = "closed"
    OVER = "over"
    CANCELLED = "cancelled"


VENUE_TOLD = "registration.venue_told"  # what the task waits for
ADDRESS_MENDED = "registration.address_mended"  # what a task about mail that comes back waits for
JOINS_BEFORE = timedelta(hours=1)  # from then on whoever joins online has come


class QuestionKind(models.TextChoices):
    """What is asked of those who come. Dietary and access needs are asked at most once a meeting."""

    DIETARY = "dietary", _("Dietary needs")
    ACCESS = "access", _("Access needs")
    FREE = "free", _("Another question")


MOST_REASON = 200  # letters that may be said of why somebody is cancelled for


class Deed(models.TextChoices):
    """What the facilitator does with those who are chosen in the list."""

    MAIL = "mail", _("Write a mail to them")
    DOWNLOAD = "download", _("Download them as a spreadsheet")
    WORKSHOP = "workshop", _("Move them to a workshop")
    CANCEL = "cancel", _("Cancel for them")
    ATTENDED = "attended", _("Mark as attended")
    NO_SHOW = "no_show", _("Mark as not attended")


class Diet(models.TextChoices):
    """What a kitchen cooks by; the last one is said in own words."""

    VEGETARIAN = "vegetarian", _("Vegetarian")
    VEGAN = "vegan", _("Vegan")
    HALAL = "halal", _("Halal")
    GLUTEN_FREE = "gluten_free", _("Gluten free")
    LACTOSE_FREE = "lactose_free", _("Lactose free")
    OTHER = "other", pgettext_lazy("needs", "Other")


class Access(models.TextChoices):
    STEP_FREE = "step_free", _("No steps on the way")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    SIGN_LANGUAGE = "sign_language", _("Sign language interpreter")
    OTHER = "other", pgettext_lazy("needs", "Other")


# What is answered by quick choices; a free question has none.
QUICK: dict[str, type[models.TextChoices]] = {QuestionKind.DIETARY: Diet, QuestionKind.ACCESS: Access}
OTHER = "other"
KEPT_DAYS, MOST_KEPT_DAYS = 14, 60  # after the meeting
MOST_FREE = 3
