from django.db import models
from django.db.models import Q

from praksisnet.adaptation.models.causes import Cause
from praksisnet.adaptation.models.changes import Change
from praksisnet.adaptation.words import MOST_LETTERS, DecisionKind, SignalKind
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, impersonal, personal
from praksisnet.meetings.models import CoreSession, Meeting, Session
from praksisnet.people.models import Person


class Agenda(models.Model):
    """What a development day opens with, as it stood when it was frozen: nothing that comes later is added."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="agenda")
    frozen_at = models.DateTimeField(default=clock.now)
    frozen_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["frozen_by"],
        category=Category.TECHNICAL,
        purpose="To show when the agenda of a development day was made, and by whom.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="agenda_frozen", condition=by_only_with_at("frozen_at", "frozen_by"))
        ]

    def __str__(self) -> str:
        return f"Agenda of {self.meeting_id}"


class Signal(Cause):
    """One thing to take a stand on, with its figures of the day: how many municipalities, or the mean of how many
    answers. ``resource`` on a need is what is known about it."""

    agenda = models.ForeignKey(Agenda, on_delete=models.CASCADE, related_name="signals")
    kind = models.CharField(max_length=10, choices=SignalKind.choices)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, blank=True)  # as it read then; an obstacle is named by its word
    count = models.PositiveIntegerField(null=True, blank=True)  # municipalities, or answers
    mean = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    word = models.CharField(max_length=9, blank=True)  # of an effect: what the test said
    change = models.ForeignKey(Change, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")

    privacy = impersonal()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(name="signal_kind_known", condition=Q(kind__in=SignalKind.values)),
            models.CheckConstraint(
                name="signal_is_of_something",
                condition=Q(kind=SignalKind.NEED, need__isnull=False)
                | Q(kind=SignalKind.RESULT, survey__isnull=False, item__isnull=False)
                | (Q(kind=SignalKind.OBSTACLE) & ~Q(hindrance=""))
                | Q(kind__in=[SignalKind.LAW, SignalKind.RESEARCH], resource__isnull=False)
                | Q(kind=SignalKind.EFFECT, change__isnull=False),
            ),
            models.UniqueConstraint("agenda", "position", name="signal_position_once"),
        ]

    def __str__(self) -> str:
        return self.title or self.hindrance


class Decision(models.Model):
    """What a signal came to: a session in draft, a change in draft, a task, or an answer to those who asked."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=8, choices=DecisionKind.choices)
    words = models.CharField(max_length=MOST_LETTERS)  # what was decided; of a refusal, the reason
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    core = models.ForeignKey(CoreSession, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["words", "owner", "decided_by"],
        category=Category.CONTENT,
        purpose="To remember what a development day decided, and who saw to it.",
        keep=ARCHIVE,
    )

    class Meta:
        ordering = ["decided_at", "id"]
        constraints = [
            models.CheckConstraint(name="decision_kind_known", condition=Q(kind__in=DecisionKind.values)),
            models.CheckConstraint(name="decision_says_something", condition=~Q(words="")),
            models.CheckConstraint(name="decision_made", condition=by_only_with_at("decided_at", "decided_by")),
            models.UniqueConstraint("signal", name="decision_not_now_once", condition=Q(kind=DecisionKind.NOT_NOW)),
        ]

    def __str__(self) -> str:
        return self.words
