from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LOOKED_AT_AFTER = timedelta(weeks=6)  # what the form proposes
LONGEST = timedelta(days=366)  # a trial is small, and ends
MOST_LETTERS = 1000  # of how it went
MOST_CHANGED, MOST_WHY = 3000, 1000  # of a municipality's own version

BEFORE_END = timedelta(minutes=30)  # a meeting's last part: from here on it asks what is tried
AFTER_MEETING = timedelta(days=42)  # as long it goes on asking
ASKED_UNNAMED = timedelta(hours=8)  # so long after its last part begins, a meeting needs not be named
ASKED_WITHIN = timedelta(days=30)  # of its day; later than that nobody is asked any more
SINCE_LAST_LASTS = timedelta(days=14)  # after a meeting its “since last” can still be answered
A_HALF_YEAR = timedelta(days=183)

FEWEST_SHOWN = 5  # municipalities behind an obstacle that is shown

# What the mailed link is for, and the letter's name in the outbox.
REPORT_LINK = "practice.report"
ASKED_PURPOSE = "practice.how_it_went"

LOCAL_VERSION = "local_version"  # its kind in the search


class Stage(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("trial", "Planned")
    UNDER_WAY = "under_way", _("Under way")
    ADOPTED = "adopted", pgettext_lazy("trial", "Adopted")
    ADAPTED = "adapted", pgettext_lazy("trial", "Adapted")
    STOPPED = "stopped", pgettext_lazy("trial", "Stopped")


ENDED = (Stage.ADOPTED, Stage.ADAPTED, Stage.STOPPED)


class Occasion(models.TextChoices):
    """When a municipality told how it went: one answer at each."""

    OWN = "own", _("Told in between")
    ASKED = "asked", _("Told when asked")
    MEETING = "meeting", _("Told at a meeting")


class Hindrance(models.TextChoices):
    TIME = "time", _("Time")
    MANAGEMENT = "management", _("Management")
    MONEY = "money", _("Finances")
    IT = "it", _("IT")
    RULES = "rules", _("Rules")
    UNFIT = "unfit", _("Did not fit our municipality")
    OTHER = "other", pgettext_lazy("hindrance", "Other")
