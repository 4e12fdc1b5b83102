from django.db import models

from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.people.models import Person
from praksisnet.registration.models.registrations import Registration


class Arrival(models.Model):
    """Somebody has come through the door. ``device_key``: of the press, so that one sent twice counts once."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="arrival")
    arrived_at = models.DateTimeField()
    arrived_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    device_key = models.UUIDField(null=True, blank=True, unique=True)

    privacy = personal(
        fields=["registration", "arrived_at", "arrived_by"],
        category=Category.PARTICIPATION,
        purpose="To know on the day who is here.",
        keep=ARCHIVE,
    )

    def __str__(self) -> str:
        return f"{self.registration_id} at {self.arrived_at}"
