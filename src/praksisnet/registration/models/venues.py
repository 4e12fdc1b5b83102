from django.db import models

from praksisnet.kit import clock
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person


class VenueReport(models.Model):
    """What the venue was told: how many come and what they eat, as counts and without names."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="venue_reports")
    counts = models.JSONField()  # {"people": 38, "needs": {"Vegetarian": 4}}
    sent_at = models.DateTimeField(default=clock.now)
    sent_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["sent_by"],
        category=Category.TECHNICAL,
        purpose="To know what the venue was told, and by whom.",
        keep=ARCHIVE,
    )

    class Meta:
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return f"{self.meeting_id} told on {self.sent_at}"
