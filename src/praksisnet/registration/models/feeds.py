from django.db import models

from praksisnet.kit import clock
from praksisnet.kit.privacy import WHILE_NEEDED, Category, personal
from praksisnet.people.models import Person


class CalendarFeed(models.Model):
    """The address at which somebody's calendar fetches the own meetings. A new one has the next number."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_feed")
    number = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = personal(
        fields=["person", "number", "made_at", "ended_at"],
        category=Category.CONTACT,
        purpose="To let somebody’s own calendar fetch the meetings they are registered for.",
        keep=WHILE_NEEDED,
    )

    def __str__(self) -> str:
        return f"{self.person_id}, number {self.number}"
