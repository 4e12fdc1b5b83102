import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

MOST_LETTERS = 30_000  # of a resource's text

# What becomes wrong with time has an owner and a day to look at it again.
REVIEWED_EVERY = timedelta(days=365)
ASKED_BEFORE = timedelta(days=30)
MATERIAL_LASTS = timedelta(days=3 * 365)  # from the day of its meeting

CHASED_AFTER = timedelta(days=14)  # a leader who has not answered

# Observed when a reader opens a resource, and when one fetches a file of it.
OPENED, DOWNLOADED = "knowledge.opened", "knowledge.downloaded"

# The names of conditions in todos, which are kept in the database.
REVIEWED, ANSWERED = "knowledge.resource_reviewed", "knowledge.resource_answered"
CORRECTED, RELEASED = "knowledge.resource_corrected", "knowledge.resource_released"

RELEASE_LINK = "knowledge.release"
REVIEW_PURPOSE, USE_PURPOSE = "knowledge.review", "knowledge.use"


class Kind(models.TextChoices):
    RESEARCH = "research", _("Research brief")
    EXAMPLE = "example", _("Practice example")
    TOOL = "tool", _("Tool")
    LEGISLATION = "legislation", _("Legislation")
    MATERIAL = "material", _("Meeting material")
    VIDEO = "video", _("Video or link")


class Evidence(models.TextChoices):
    """What the knowledge rests on, the firmest first."""

    REVIEW = "review", _("Summary of several studies")
    STUDY = "study", _("A study")
    EVALUATION = "evaluation", _("Evaluation")
    MEASURED = "measured", _("Own follow-up with figures")
    EXPERIENCE = "experience", _("Experience from practice")
    RULES = "rules", _("Law and guidance")


class Licence(models.TextChoices):
    """What others may do with it."""

    BY = "by", _("May be shared and adapted with the source named (CC BY 4.0)")
    BY_SA = "by_sa", _("May be shared and adapted on the same terms (CC BY-SA 4.0)")
    BY_ND = "by_nd", _("May be shared as it is with the source named (CC BY-ND 4.0)")
    ZERO = "zero", _("May be used freely (CC0)")
    HERE = "here", _("For the networks’ own work")
    ASK = "ask", _("Ask the source before you use it elsewhere")


class Part(models.TextChoices):
    """The texts that a practice example and a research brief are made of, in the order they are read."""

    FOR_WHOM = "for_whom", _("For whom")
    DOES = "does", _("What we do")
    BEHIND = "behind", _("The knowledge behind")
    RESULT = "result", _("Result, and how we know")
    FOLLOW_UP = "follow_up", _("How we follow it up")
    COST = "cost", _("What it costs in hours")
    ADAPT = "adapt", _("What you must adapt")
    CONTACT = "contact", pgettext_lazy("practice example", "Contact")
    QUESTION = "question", _("The question")
    KNOWN = "known", _("What we know")
    SURE = "sure", _("How sure we are")
    MEANS = "means", _("What it means in practice")
    REFERENCES = "references", pgettext_lazy("research brief", "References")


PARTS = {
    Kind.EXAMPLE: (
        *(Part.FOR_WHOM, Part.DOES, Part.BEHIND, Part.RESULT),
        *(Part.FOLLOW_UP, Part.COST, Part.ADAPT, Part.CONTACT),
    ),
    Kind.RESEARCH: (Part.QUESTION, Part.KNOWN, Part.SURE, Part.MEANS, Part.REFERENCES),
}
# Without these a text of its kind is not sent on.
ESSENTIAL = frozenset(
    {
        *(Part.FOR_WHOM, Part.DOES, Part.RESULT, Part.CONTACT),
        *(Part.QUESTION, Part.KNOWN, Part.SURE, Part.MEANS, Part.REFERENCES),
    }
)
MOST_OF_A_PART = 6_000  # letters

# What a municipality can make its own version of; what must stay as it is in one is a core element.
ADAPTED_KINDS = frozenset({Kind.TOOL.value, Kind.EXAMPLE.value, Kind.MATERIAL.value})
MOST_CORE, LONGEST_CORE = 7, 200

REVIEWED_KINDS = frozenset({Kind.RESEARCH, Kind.EXAMPLE, Kind.TOOL})
FREE_KINDS = frozenset({Kind.MATERIAL.value, Kind.VIDEO.value})  # facilitators publish them without a review


@dataclass(frozen=True, slots=True)
class CoreElement:
    """What must not be changed where a resource is adapted. ``key`` is made of the words: other words are another."""

    text: str

    @property
    def key(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


class State(models.TextChoices):
    """Where a resource stands. Derived from who did what when, never stored. What is due for review is published."""

    DRAFT = "draft", pgettext_lazy("resource", "Draft")
    REVIEW = "review", pgettext_lazy("resource", "In review")
    DUE = "due", pgettext_lazy("resource", "Due for review")
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
