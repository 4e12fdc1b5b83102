"""Texts and numbers of the room."""

from datetime import timedelta

from django.db import models
from django.utils.translation import pgettext_lazy

ANSWERED_WITHIN = timedelta(hours=72)
# Nobody but those who decide hides more of it in a day: the rest is a telephone call.
MOST_A_DAY, DAY = 5, timedelta(days=1)
# What stands in a column that may not be empty; the texts of people are written in Danish.
WITHHELD, GONE = "Skjult, mens det undersøges", "Slettet"
SETTLED = "cases.settled"  # the condition of the task


class Outcome(models.TextChoices):
    PURGED = "purged", pgettext_lazy("what came of a press", "Deleted everywhere")
    RELEASED = "released", pgettext_lazy("what came of a press", "No personal data")
