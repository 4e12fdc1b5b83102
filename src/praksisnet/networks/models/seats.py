from django.db import models
from django.db.models import F, Q

from praksisnet.kit.constraints import both_or_neither
from praksisnet.kit.privacy import ARCHIVE, Category, impersonal, personal
from praksisnet.networks.models.programmes import Network
from praksisnet.networks.words import EndedBecause
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


class Seat(models.Model):
    """A municipality's permanent place in a network; who holds it is told by its tenures."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="seats")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()

    privacy = impersonal()

    class Meta:
        constraints = [
            models.UniqueConstraint("network", "municipality", "number", name="seat_once"),
            models.CheckConstraint(name="seat_number_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"Seat {self.number} of {self.municipality_id} in {self.network_id}"


class Tenure(models.Model):
    """Somebody's time in a permanent place: from a moment up to, but not including, another; null means still."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="tenures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    held_from = models.DateTimeField()
    held_until = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=12, choices=EndedBecause.choices, blank=True)
    succeeds = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors")

    privacy = personal(
        fields=["person", "held_from", "held_until", "ended_because", "succeeds"],
        category=Category.PARTICIPATION,
        purpose="To know who takes part for a municipality, and who did.",
        keep=ARCHIVE,
    )

    class Meta:
        indexes = [models.Index(fields=["person", "held_until"], name="tenure_of_person")]
        constraints = [
            models.UniqueConstraint("seat", name="tenure_one_holder", condition=Q(held_until__isnull=True)),
            models.CheckConstraint(
                name="tenure_period", condition=Q(held_until__isnull=True) | Q(held_until__gt=F("held_from"))
            ),
            models.CheckConstraint(
                name="tenure_ended_with_cause",
                condition=Q(held_until__isnull=True, ended_because="")
                | Q(held_until__isnull=False, ended_because__in=EndedBecause.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.seat_id}"


class HandOver(models.Model):
    """One hand-over of a permanent place to a successor, with all it moved, so that it can be undone."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="hand_overs")
    from_tenure = models.ForeignKey(Tenure, on_delete=models.PROTECT, related_name="+")
    to_tenure = models.ForeignKey(Tenure, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    parts = models.JSONField(default=dict)  # part key → ids moved: the undo list

    privacy = personal(
        fields=["from_tenure", "to_tenure", "done_by", "undone_by", "parts"],
        category=Category.PARTICIPATION,
        purpose="To undo a hand-over that was a mistake.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="hand_over_undone", condition=both_or_neither("undone_at", "undone_by")),
            models.UniqueConstraint("from_tenure", name="hand_over_once", condition=Q(undone_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"Hand-over of {self.seat_id}"
