from django.db import models
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.meetings.models import Meeting, Session
from praksisnet.people.models import Person
from praksisnet.registration.models.registrations import Registration


class Allocation(models.Model):
    """A run that gave people their workshops by their ranked wishes. ``figures``: what the optimum costs, and more."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="allocations")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    figures = models.JSONField(default=dict)

    privacy = personal(
        fields=["made_by", "told_by"],
        category=Category.TECHNICAL,
        purpose="To show who gave out the places in the workshops, and when.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [models.CheckConstraint(name="allocation_told", condition=by_only_with_at("told_at", "told_by"))]

    def __str__(self) -> str:
        return f"Allocation {self.pk} of {self.meeting_id}"


class Swap(models.Model):
    """Somebody who has a place in a workshop and would rather be in another: the swap list of that workshop."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="swaps")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="swaps")  # wanted
    asked_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = personal(
        fields=["registration", "session", "asked_at", "ended_at"],
        category=Category.PARTICIPATION,
        purpose="To let two participants change places to both sides’ gain.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("registration", "session", name="swap_once", condition=Q(ended_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} to {self.session_id}"
