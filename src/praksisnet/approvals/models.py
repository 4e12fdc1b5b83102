from django.db import models
from django.db.models import F, Q

from praksisnet.approvals.words import Decision
from praksisnet.kit import clock
from praksisnet.kit.privacy import ARCHIVE, Category, personal

OPEN = Q(decided_at__isnull=True, withdrawn_at__isnull=True)


class Approval(models.Model):
    """One version of a text, sent to one approver. A new version is a new row, so that old answers keep their text."""

    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    address = models.CharField(max_length=300)
    text = models.TextField()
    approver = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=clock.now)
    sent_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    decision = models.CharField(max_length=20, blank=True, choices=Decision.choices)
    remark = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    # Approved once, but what was approved has changed since.
    reopened_at = models.DateTimeField(null=True)

    privacy = personal(
        fields=["approver", "sent_by", "decided_by", "withdrawn_by", "remark", "text"],
        category=Category.CONTENT,
        purpose="To show who approved which version of a text, and when.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("subject_kind", "subject_id", name="approval_one_open_a_subject", condition=OPEN),
            models.UniqueConstraint("subject_kind", "subject_id", "version", name="approval_version_unique"),
            models.CheckConstraint(
                name="approval_decision_who_and_when",
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, decision="")
                | Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(decision=""),
            ),
            models.CheckConstraint(
                name="approval_decided_by_approver",
                condition=Q(decided_by__isnull=True) | Q(decided_by=F("approver")),
            ),
            models.CheckConstraint(
                name="approval_changes_have_a_remark",
                condition=~Q(decision=Decision.CHANGES_WANTED) | ~Q(remark=""),
            ),
            models.CheckConstraint(
                name="approval_decided_or_withdrawn",
                condition=Q(decided_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="approval_reopened_was_approved",
                condition=Q(reopened_at__isnull=True) | Q(decision=Decision.APPROVED),
            ),
        ]
        indexes = [models.Index(fields=["approver", "sent_at"], name="approval_waiting", condition=OPEN)]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    @property
    def state(self) -> str:
        """awaiting, approved, changes_wanted, withdrawn, or reopened: approved, then changed."""
        if self.withdrawn_at:
            return "withdrawn"
        if self.reopened_at:
            return "reopened"
        return self.decision or "awaiting"

    @property
    def is_open(self) -> bool:
        return self.state == "awaiting"
