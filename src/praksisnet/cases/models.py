from datetime import timedelta
from math import ceil

from django.db import models
from django.db.models import Q

from praksisnet.cases.words import Outcome
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import WHILE_NEEDED, Category, days, impersonal, personal
from praksisnet.networks.models import Network, Programme
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person

CASE_DAYS = 730


class Case(models.Model):
    """Somebody pressed “Der står noget om et barn”. It never says what stood there; once settled it is the tombstone.

    ``kind`` and ``item`` name the thing in its room (``cases.sockets``). ``copies`` counts where else it lay.
    """

    kind = models.CharField(max_length=30)
    item = models.BigIntegerField()
    address = models.CharField(max_length=300)  # the page it stood on
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    readable_since = models.DateTimeField()
    pressed_at = models.DateTimeField(default=clock.now)
    pressed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    due_at = models.DateTimeField()
    copies = models.JSONField(default=dict)
    reminded_at = models.DateTimeField(null=True, blank=True)  # told that the time has run out
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)  # what was done about it, without what stood there
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["author", "pressed_by", "settled_by", "note"],
        category=Category.TECHNICAL,
        purpose="To show that what may have been about a child was hidden, looked at and dealt with in time.",
        keep=days(CASE_DAYS, after="settled_at"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "item"], name="case_open_once", condition=Q(settled_at__isnull=True)
            ),
            models.CheckConstraint(name="case_settled", condition=by_only_with_at("settled_at", "settled_by")),
            models.CheckConstraint(
                name="case_settled_somehow",
                condition=Q(settled_at__isnull=True, outcome="", note="")
                | Q(settled_at__isnull=False, outcome__in=Outcome.values),
            ),
        ]
        indexes = [models.Index(fields=["due_at"], name="case_waits", condition=Q(settled_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.kind} {self.item}"

    @property
    def is_open(self) -> bool:
        return self.settled_at is None

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_at <= clock.now()

    @property
    def hours_left(self) -> int:
        """On the clock, whole ones begun; none when the time is out."""
        return max(0, ceil((self.due_at - clock.now()) / timedelta(hours=1)))


class Withheld(models.Model):
    """The words of one row, taken out of it while the case is open: they stand here and nowhere else."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="withheld")
    key = models.CharField(max_length=30)  # of its kind: a row may have several, each with columns of its own
    kind = models.CharField(max_length=60)  # the model of the row
    row = models.BigIntegerField()
    words = models.JSONField()  # by column

    privacy = personal(
        fields=["words"],
        category=Category.CONTENT,
        purpose="To let the author and those who decide read what is hidden, and to put it back.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "row"], name="withheld_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.row}"


class Mail(models.Model):
    """A letter that says something of the item: sent, or held back until the case is settled."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="mails")
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="+")
    was_due_at = models.DateTimeField(null=True, blank=True)  # of one that is held back

    privacy = impersonal()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "letter"], name="case_mail_once")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.letter_id}"


class Viewer(models.Model):
    """Somebody who could read the item when it was hidden."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="viewers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    privacy = personal(
        fields=["person"],
        category=Category.TECHNICAL,
        purpose="To tell who may have seen what should not have been there.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="case_viewer_once")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.person_id}"
