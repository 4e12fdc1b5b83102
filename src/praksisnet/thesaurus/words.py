from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORD, LONGEST_FOLDED = 60, 120  # folded, a letter may be three
MOST_WORDS = 12  # of one rule


class Kind(models.TextChoices):
    """What a rule says of its words."""

    SAME = "same", _("The words mean the same")
    LEADS = "leads", _("The first word also finds the others")
    WHOLE = "whole", _("The word is never split")


# What somebody looks for is kept in words when three people have asked for the same: a word that one or two have typed
# may be a name or a case.
FEWEST_PEOPLE = 3
MARKS = 16  # a person always sets the same one for the same words; about one in sixteen of all people share it
LONGEST_ASKED = 4  # words; longer queries are sentences, and are not counted
KEPT_NAMELESS = timedelta(days=30)
KEPT = timedelta(days=90)
MOST_SHOWN = 20

# The pages that show results; the address of each holds what was asked as "words".
RESULTS = ("pages:search", "knowledge:library")

ASKED, OPENED = "thesaurus.asked", "thesaurus.opened"  # observed when somebody searches, and opens what was found
