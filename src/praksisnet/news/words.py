from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

NEWS = "news"  # as search, shared links and the room of what may be about a child call it
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_TEXT = 150, 300, 10_000
ON_A_PAGE = 20
IN_FEED = 20
ON_FRONT, ON_NETWORK = 3, 3  # news on a front page and on a network's page
UNDER_THEME = 10
FRESH_FOR = timedelta(days=60)  # on front pages, where no last day is said
TOLD_WITHIN = timedelta(days=30)  # in a weekly letter: a missed week is told in the next
MOST_IN_LETTER = 10  # in one weekly letter; the page has them all


class Reach(models.TextChoices):
    """Who reads it once it is published."""

    NETWORKS = "networks", _("Some of the networks")
    PROGRAMME = "programme", _("Everybody in the programme")
    PUBLIC = "public", _("Everybody, without an account too")


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("news", "Draft")
    PUBLISHED = "published", pgettext_lazy("news", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("news", "Withdrawn")


def news_counted(number: int) -> str:
    return ngettext("%(n)s piece of news", "%(n)s pieces of news", number) % {"n": number}
