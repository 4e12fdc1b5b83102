from django.db import models
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.meetings.models.meetings import Meeting
from praksisnet.meetings.words import ChangeKind, Registered
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person


class PlanChange(models.Model):
    """One press that cancels, moves or takes online one meeting or several. Until ``leaves_at`` it can be undone.

    ``letters`` are the ids of the mails that wait until then.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="plan_changes")
    kind = models.CharField(max_length=6, choices=ChangeKind.choices)
    reason = models.CharField(max_length=400, blank=True)
    registered = models.CharField(max_length=4, choices=Registered.choices, default=Registered.KEEP)
    confirm_by_at = models.DateTimeField(null=True, blank=True)
    letters = models.JSONField(default=list)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    leaves_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["reason", "made_by", "undone_by"],
        category=Category.CONTENT,
        purpose="To undo a change of meetings that was a mistake, and to remember why it was made.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="plan_change_kind_known", condition=Q(kind__in=ChangeKind.values)),
            models.CheckConstraint(name="plan_change_registered_known", condition=Q(registered__in=Registered.values)),
            models.CheckConstraint(
                name="plan_change_asks_until",
                condition=~Q(registered=Registered.ASK) | Q(confirm_by_at__isnull=False),
            ),
            models.CheckConstraint(name="plan_change_undone", condition=by_only_with_at("undone_at", "undone_by")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ChangedMeeting(models.Model):
    """One meeting of the press: what held before and after it, in the words of the fields; ``rooms``: what the rooms
    above need to put their own rows back (ids and states, no names)."""

    change = models.ForeignKey(PlanChange, on_delete=models.CASCADE, related_name="rows")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="plan_changes")
    before = models.JSONField()
    after = models.JSONField()
    todos = models.JSONField(default=list)
    pools = models.JSONField(default=list)
    rooms = models.JSONField(default=dict)

    privacy = personal(
        fields=["before", "after", "todos", "rooms"],
        category=Category.TECHNICAL,
        purpose="To undo a change of meetings that was a mistake, and to remember why it was made.",
        keep=ARCHIVE,
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint("change", "meeting", name="plan_change_meeting_once")]

    def __str__(self) -> str:
        return f"{self.meeting_id} in {self.change_id}"
