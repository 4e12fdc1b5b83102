from django.db import models
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.privacy import ARCHIVE, Category, impersonal, personal
from praksisnet.meetings.words import SessionKind
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


class Round(models.Model):
    """The near-identical meetings that all networks hold in one half-year, from one core programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)  # "Efterår 2026, møde 1"
    title = models.CharField(max_length=150)  # what the meetings are about, and called until one is renamed
    lead = models.CharField(max_length=400, blank=True)
    themes = models.ManyToManyField(Theme, related_name="rounds", blank=True)
    several_allowed = models.BooleanField(default=False)  # one may come to more than one of its meetings
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["made_by"],
        category=Category.TECHNICAL,
        purpose="To show who planned a round of meetings.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [models.UniqueConstraint("programme", "number", name="round_number_once")]

    def __str__(self) -> str:
        return self.name


class CoreSession(models.Model):
    """One part of the core programme. Parallel workshops share a ``block``; the meetings copy it when they are made."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="core_sessions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=SessionKind.choices)
    block = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    abstract = models.TextField(max_length=1000, blank=True)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)  # of a workshop
    revision = models.PositiveSmallIntegerField(default=1)

    privacy = impersonal()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(name="core_session_kind_known", condition=Q(kind__in=SessionKind.values)),
            models.CheckConstraint(name="core_session_lasts", condition=Q(minutes__gt=0)),
            models.CheckConstraint(
                name="core_session_workshop_in_block",
                condition=Q(kind=SessionKind.WORKSHOP, block__isnull=False, capacity__isnull=False)
                | (~Q(kind=SessionKind.WORKSHOP) & Q(block__isnull=True, capacity__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.title
