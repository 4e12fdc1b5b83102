import re

from django.db import models
from django.db.models import F, Q

from praksisnet.access.models import Shown
from praksisnet.adaptation.words import MOST_LETTERS
from praksisnet.kit import clock
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.knowledge.models import Resource
from praksisnet.networks.models import Programme
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.search.analysis import carrying
from praksisnet.themes.models import Theme

LONGEST_TITLE = 90


class Need(models.Model):
    """What a municipality needs from its network. Who stands behind it is told by its supports.

    Its state is who did what when: chosen, answered, declined, merged into another, or withdrawn by the last one.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="needs")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="needs_raised")
    body = models.TextField(max_length=MOST_LETTERS)
    stems = models.TextField(editable=False)  # the words it is compared by, between spaces
    themes = models.ManyToManyField(Theme, related_name="needs", blank=True)
    raised_at = models.DateTimeField(default=clock.now)
    raised_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    merged_at = models.DateTimeField(null=True, blank=True)
    merged_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    chosen_at = models.DateTimeField(null=True, blank=True)
    chosen_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answer = models.TextField(max_length=2000, blank=True)
    answer_link = models.URLField(max_length=500, blank=True)
    answer_resource = models.ForeignKey(
        Resource, on_delete=models.SET_NULL, null=True, blank=True, related_name="needs_answered"
    )  # the answer lies in the library
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.TextField(max_length=MOST_LETTERS, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = Shown["Need"]()

    privacy = personal(
        fields=[
            "body", "stems", "raised_by", "merged_by", "chosen_by",
            "answer", "answered_by", "reason", "declined_by",
        ],
        category=Category.CONTENT,
        purpose="To know what municipalities need from their network, and what came of it.",
        keep=ARCHIVE,
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["programme", "raised_at"], name="need_of_programme")]
        constraints = [
            models.CheckConstraint(name="need_says_something", condition=~Q(body="")),
            models.CheckConstraint(
                name="need_merged_at_some_time",
                condition=Q(merged_into__isnull=True, merged_at__isnull=True, merged_by__isnull=True)
                | Q(merged_into__isnull=False, merged_at__isnull=False),
            ),
            models.CheckConstraint(name="need_not_into_itself", condition=~Q(merged_into=F("id"))),
            models.CheckConstraint(
                name="need_chosen_by_nobody", condition=Q(chosen_at__isnull=False) | Q(chosen_by__isnull=True)
            ),
            models.CheckConstraint(
                name="need_answer_says_something",
                condition=Q(
                    answered_at__isnull=True,
                    answered_by__isnull=True,
                    answer_resource__isnull=True,
                    answer="",
                    answer_link="",
                )
                | (Q(answered_at__isnull=False) & ~Q(answer="", answer_link="")),
            ),
            models.CheckConstraint(
                name="need_declined_because",
                condition=Q(declined_at__isnull=True, declined_by__isnull=True, reason="")
                | (Q(declined_at__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="need_ends_once",
                condition=Q(answered_at__isnull=True, declined_at__isnull=True)
                | Q(answered_at__isnull=True, withdrawn_at__isnull=True, merged_at__isnull=True)
                | Q(declined_at__isnull=True, withdrawn_at__isnull=True, merged_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        self.stems = f" {' '.join(carrying(self.body))} "
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def title(self) -> str:
        """The first sentence, cut at a word: nobody is asked for a title."""
        first = re.split(r"\n|(?<=[.?!])\s", self.body.strip(), maxsplit=1)[0].strip()
        if len(first) <= LONGEST_TITLE:
            return first.removesuffix(".")
        return first[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"

    @property
    def is_closed(self) -> bool:
        """Nothing more will come of it: those behind it know what did."""
        return any((self.merged_at, self.answered_at, self.declined_at, self.withdrawn_at))


class Support(models.Model):
    """A municipality that stands behind a need: it weighs one, however many of its people ask."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="supports")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="supports")
    supported_at = models.DateTimeField(default=clock.now)
    supported_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    privacy = personal(
        fields=["supported_by"],
        category=Category.PARTICIPATION,
        purpose="To tell those behind a need what came of it.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [models.UniqueConstraint("need", "municipality", name="support_once")]

    def __str__(self) -> str:
        return f"{self.municipality_id} behind {self.need_id}"
