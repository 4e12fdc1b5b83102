from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from praksisnet.kit.constraints import both_or_neither
from praksisnet.kit.privacy import ARCHIVE, Category, days, personal
from praksisnet.networks.models.programmes import Network
from praksisnet.networks.words import Answer
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


class Invitation(models.Model):
    """A municipality's place in a network: prepared, sent, perhaps reminded once, and answered."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="invitations")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reminded_at = models.DateTimeField(null=True, blank=True)
    reminded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer.choices, null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    privacy = personal(
        fields=["sent_by", "reminded_by", "answered_by", "reason"],
        category=Category.PARTICIPATION,
        purpose="To know which municipalities take part and who answered for them.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("network", "municipality", name="invitation_once"),
            models.CheckConstraint(name="invitation_sent", condition=both_or_neither("sent_at", "sent_by")),
            models.CheckConstraint(name="invitation_reminded", condition=both_or_neither("reminded_at", "reminded_by")),
            models.CheckConstraint(
                name="invitation_reminded_after_sent", condition=Q(reminded_at__isnull=True) | Q(sent_at__isnull=False)
            ),
            models.CheckConstraint(
                name="invitation_answered",
                condition=Q(answer__isnull=True, answered_at__isnull=True, answered_by__isnull=True)
                | Q(answer__in=Answer.values, answered_at__isnull=False, answered_by__isnull=False),
            ),
            # Only a decline carries a reason, and every decline does.
            models.CheckConstraint(
                name="invitation_reason",
                condition=(Q(answer=Answer.DECLINED) & ~Q(reason=""))
                | (Q(answer__isnull=True) & Q(reason=""))
                | (Q(answer=Answer.ACCEPTED) & Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} to {self.network_id}"

    @property
    def is_accepted(self) -> bool:
        return self.answer == Answer.ACCEPTED

    @property
    def is_declined(self) -> bool:
        return self.answer == Answer.DECLINED


class InvitationAnswer(models.Model):
    """What somebody who opened the letter says on the municipality's behalf; it counts when its address confirms it."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="statements")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    address = models.EmailField()
    answer = models.CharField(max_length=8, choices=Answer.choices)
    reason = models.CharField(max_length=500, blank=True)
    stated_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    privacy = personal(
        fields=["name", "title", "address", "reason"],
        category=Category.CONTACT,
        purpose="To let a municipality's own address confirm the answer to an invitation.",
        keep=days(90, after="stated_at"),
    )

    class Meta:
        constraints = [
            # Two colleagues who press at the same moment: the second is told who answered.
            models.UniqueConstraint(
                "invitation", name="invitation_answer_counts_once", condition=Q(confirmed_at__isnull=False)
            ),
            models.CheckConstraint(name="invitation_answer_known", condition=Q(answer__in=Answer.values)),
            models.CheckConstraint(name="invitation_answer_lower_case", condition=Q(address=Lower("address"))),
            models.CheckConstraint(
                name="invitation_answer_reason",
                condition=(Q(answer=Answer.DECLINED) & ~Q(reason="")) | Q(answer=Answer.ACCEPTED, reason=""),
            ),
        ]
        indexes = [models.Index(fields=["stated_at"], name="invitation_answer_age")]

    def __str__(self) -> str:
        return f"{self.answer} for {self.invitation_id}"
