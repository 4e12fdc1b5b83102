from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

MOST_LETTERS = 30_000  # of a resource's text

# What becomes wrong with time has an owner and a day to look at it again.
REVIEWED_EVERY = timedelta(days=365)
ASKED_BEFORE = timedelta(days=30)

OPENED = "knowledge.opened"  # observed when a reader opens a resource

# The name of a condition in todos, which is kept in the database.
REVIEWED = "knowledge.resource_reviewed"


class Kind(models.TextChoices):
    RESEARCH = "research", _("Research brief")
    EXAMPLE = "example", _("Practice example")
    TOOL = "tool", _("Tool")
    LEGISLATION = "legislation", _("Legislation")
    MATERIAL = "material", _("Meeting material")


REVIEWED_KINDS = frozenset({Kind.RESEARCH, Kind.EXAMPLE, Kind.TOOL})


class State(models.TextChoices):
    """Where a resource stands. Derived from who did what when, never stored."""

    DRAFT = "draft", pgettext_lazy("resource", "Draft")
    PUBLISHED = "published", pgettext_lazy("resource", "Published")
    ARCHIVED = "archived", pgettext_lazy("resource", "Archived")


class Sort(models.TextChoices):
    RELEVANT = "relevant", _("Most relevant")
    NEWEST = "newest", _("Newest")
    USED = "used", _("Most used")


class Tried(models.TextChoices):
    """How many municipalities have tried it, as the library is narrowed by."""

    ONE = "1", _("At least one municipality")
    THREE = "3", _("At least 3 municipalities")


def resources_counted(number: int) -> str:
    return ngettext("%(n)s thing in the knowledge bank", "%(n)s things in the knowledge bank", number) % {"n": number}
