from django.db import models

from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.meetings.models import Meeting
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


class GuestInvitation(models.Model):
    """Somebody without an account who is asked to one meeting, by a link of their own."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guest_invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="guest_invitations")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    invited_at = models.DateTimeField(default=clock.now)
    invited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["person", "invited_at", "invited_by", "withdrawn_by"],
        category=Category.PARTICIPATION,
        purpose="To let somebody who is no member come to one meeting.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("meeting", "person", name="guest_invited_once"),
            models.CheckConstraint(name="guest_withdrawn", condition=by_only_with_at("withdrawn_at", "withdrawn_by")),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} asked to {self.meeting_id}"
