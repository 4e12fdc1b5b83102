import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from praksisnet.access.models import Shown
from praksisnet.kit.privacy import ARCHIVE, WHILE_NEEDED, Category, impersonal, personal
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person


def random_key() -> int:
    """62 bits: says nothing of when or in which order."""
    return secrets.randbelow(2**62 - 1) + 1


def _is_english() -> bool:
    return (get_language() or "da").startswith("en")


class Instrument(models.Model):
    """A questionnaire as versioned data: a change is a new version, so that old answers keep their questions."""

    key = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)

    privacy = impersonal()

    class Meta:
        constraints = [models.UniqueConstraint("key", "version", name="instrument_version_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class Item(models.Model):
    """One question: agreement from 1 to 5, the outcome as a whole, or free text.

    ``key`` is the same in every version it means the same in, so that rounds can be compared.
    """

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    text_en = models.CharField(max_length=200, blank=True)
    short = models.CharField(max_length=60)  # in a headline: "tid til drøftelse"
    short_en = models.CharField(max_length=60, blank=True)
    is_free_text = models.BooleanField(default=False)
    is_overall = models.BooleanField(default=False)  # the one that stands for the whole in figures and trends

    privacy = impersonal()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint("instrument", "key", name="item_key_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def label(self) -> str:
        """The question in the language of the page."""
        return self.text_en if _is_english() and self.text_en else self.text

    @property
    def short_label(self) -> str:
        return self.short_en if _is_english() and self.short_en else self.short


class Survey(models.Model):
    """One instrument put to those who were at one meeting, open for a while.

    Its answers are shown when it is closed, once and for all: between two looks at a growing result one could read
    what the few in between said. ``discarded`` answers were too few to be mixed with others.
    """

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="surveys")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="survey")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    discarded = models.PositiveSmallIntegerField(default=0)
    letters_due_at = models.DateTimeField(null=True, blank=True)  # the mail afterwards
    letters_posted_at = models.DateTimeField(null=True, blank=True)

    privacy = impersonal()

    class Meta:
        indexes = [models.Index(fields=["closes_at"], name="survey_to_close", condition=Q(closed_at__isnull=True))]
        constraints = [
            models.CheckConstraint(name="survey_opens_and_closes", condition=Q(closes_at__gt=F("opens_at"))),
            models.CheckConstraint(
                name="survey_letters_when_due",
                condition=Q(letters_posted_at__isnull=True) | Q(letters_due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_id} at {self.meeting_id}"


class Token(models.Model):
    """That somebody is asked, and on which day they had answered; nothing of what. Rewritten with every batch."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="tokens")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    spent_on = models.DateField(null=True, blank=True)

    privacy = personal(
        fields=["person", "spent_on"],
        category=Category.PARTICIPATION,
        purpose="To let everybody answer once, and to remind nobody who has.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [models.UniqueConstraint("survey", "person", name="token_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.survey_id}"


class Box(models.Model):
    """Answers on their way: emptied in batches of five or more, never read one by one, never in a backup."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    payload = models.JSONField()

    privacy = impersonal()

    def __str__(self) -> str:
        return str(self.survey_id)


class Answer(models.Model):
    """One participant's answers under a random key: no person, no role, no unit, no time but the batch's week."""

    id = models.BigIntegerField(primary_key=True, default=random_key)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="answers")
    values = models.JSONField()  # {"relevant": 4, …}: the items that were answered
    week = models.PositiveIntegerField()  # 202649

    privacy = impersonal()

    def __str__(self) -> str:
        return str(self.survey_id)


class Remark(models.Model):
    """What somebody wrote in their own words, parted from the marks they gave."""

    id = models.BigIntegerField(primary_key=True, default=random_key)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="remarks")
    text = models.TextField(max_length=600)

    objects = Shown["Remark"]()

    privacy = personal(
        fields=["text"],
        category=Category.CONTENT,
        purpose="To read what participants say in their own words, without knowing who.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [models.CheckConstraint(name="remark_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return str(self.survey_id)
