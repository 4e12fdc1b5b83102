import re

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.kit import clock
from praksisnet.kit.privacy import WHILE_NEEDED, Category, days, personal
from praksisnet.notices.letters import Urgency

LETTER_DAYS = 730
UNFINISHED = Q(sent_at__isnull=True, failed_at__isnull=True, dropped_at__isnull=True)


class How(models.TextChoices):
    AT_ONCE = "at_once", pgettext_lazy("what I want to hear", "At once")
    DIGEST = "digest", pgettext_lazy("what I want to hear", "In the weekly letter")
    NEVER = "never", pgettext_lazy("what I want to hear", "Never")


class DropReason(models.TextChoices):
    LATE = "late", pgettext_lazy("why a letter was dropped", "No longer of use")
    UNWANTED = "unwanted", pgettext_lazy("why a letter was dropped", "Not wanted by the reader")
    DIGEST = "digest", pgettext_lazy("why a letter was dropped", "Moved to the weekly letter")
    BUDGET = "budget", pgettext_lazy("why a letter was dropped", "Over the budget, moved to the weekly letter")
    BUDGET_LATE = (
        "budget_late",
        pgettext_lazy("why a letter was dropped", "Over the budget, too late for the weekly one"),
    )
    PURGED = "purged", pgettext_lazy("why a letter was dropped", "It may have been about a child")
    DEACTIVATED = "deactivated", pgettext_lazy("why a letter was dropped", "The reader's account is closed")


CODE = re.compile(r"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])")  # in what a mail server says when it refuses

# What the first numbers of a status code say (RFC 3463), the longest that fits.
WHY_BACK = {
    "5.1": _("Nobody has that address."),
    "5.2": _("The mailbox is closed."),
    "5.2.2": _("The mailbox is full."),
    "5.3.4": _("The mail is too large."),
    "5.4": _("The address leads nowhere."),
    "5.7": _("The reader’s mail server does not take the mail."),
    "4.4": _("The reader’s mail server did not answer."),
}


class Letter(models.Model):
    """One mail to one address: the outbox row. It ends sent, failed or dropped, and is then kept without its body."""

    to_person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    to_address = models.EmailField()
    language = models.CharField(max_length=5)
    purpose = models.CharField(max_length=60)
    urgency = models.CharField(max_length=10, choices=[(kind.value, kind.name) for kind in Urgency])
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField()
    version = models.BigIntegerField()
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    calendar = models.BinaryField(null=True)
    reply_to = models.EmailField(blank=True)  # empty: the operator's
    message_id = models.CharField(max_length=200, unique=True)
    budget_key = models.CharField(max_length=100, blank=True)
    budget_place = models.SmallIntegerField(null=True)
    queued_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    drop_after_at = models.DateTimeField(null=True)
    # Nobody else touches it before then: a worker has it, or it waits after a failed try.
    leased_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=32, blank=True)
    attempts = models.SmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    drop_reason = models.CharField(max_length=12, blank=True, choices=DropReason.choices)

    privacy = personal(
        fields=[
            "to_person",
            "to_address",
            "reply_to",
            "language",
            "subject",
            "text",
            "html",
            "calendar",
            "purpose",
            "sent_at",
        ],
        category=Category.CORRESPONDENCE,
        purpose="To send each letter exactly once and to answer whether it was sent.",
        keep=[
            days(settings.MAIL_BODY_DAYS, after="sent_at", clear=("text", "html", "calendar")),
            days(settings.MAIL_BODY_DAYS, after="failed_at", clear=("text", "html", "calendar")),
            days(LETTER_DAYS, after="queued_at"),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "to_address", "purpose", "subject_kind", "subject_id", "version", name="letter_exactly_once"
            ),
            models.UniqueConstraint(
                "to_address",
                "budget_key",
                "budget_place",
                name="letter_within_budget",
                condition=Q(budget_place__isnull=False),
            ),
            models.CheckConstraint(
                name="letter_one_end",
                condition=Q(sent_at__isnull=True, failed_at__isnull=True)
                | Q(sent_at__isnull=True, dropped_at__isnull=True)
                | Q(failed_at__isnull=True, dropped_at__isnull=True),
            ),
            models.CheckConstraint(
                name="letter_dropped_for_a_reason",
                condition=Q(dropped_at__isnull=True, drop_reason="") | Q(dropped_at__isnull=False) & ~Q(drop_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="letter_due", condition=UNFINISHED),
            models.Index(fields=["to_person"], name="letter_to_person"),
            models.Index(fields=["subject_kind", "subject_id"], name="letter_about"),
            models.Index(fields=["-queued_at"], name="letter_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

    @property
    def why_back(self) -> str:
        """Of a letter that did not arrive, in words, with the code; empty for others and codes that say too little."""
        refused = CODE.search(self.last_error) if self.failed_at else None
        code = self.last_error if self.bounced_at else refused[0] if refused else ""
        fitting = [start for start in WHY_BACK if code == start or code.startswith(f"{start}.")]
        return f"{WHY_BACK[max(fitting, key=len)]} ({code})" if fitting else ""

    @property
    def state(self) -> str:
        """bounced, sent, failed, dropped, later (after a failed try) or waiting."""
        if self.bounced_at:
            return "bounced"
        if self.sent_at:
            return "sent"
        if self.failed_at:
            return "failed"
        if self.dropped_at:
            return "moved" if self.drop_reason in {DropReason.DIGEST, DropReason.BUDGET} else "dropped"
        return "later" if self.attempts else "waiting"


class Notice(models.Model):
    """A line that waits for the weekly letter."""

    letter = models.OneToOneField(Letter, models.CASCADE, related_name="notice")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    to_address = models.EmailField()
    language = models.CharField(max_length=5)
    purpose = models.CharField(max_length=60)
    line = models.CharField(max_length=300)
    link = models.CharField(max_length=500, blank=True)
    noted_at = models.DateTimeField(default=clock.now)
    drop_after_at = models.DateTimeField(null=True)
    digest = models.ForeignKey(Letter, models.CASCADE, null=True, related_name="lines")

    privacy = personal(
        fields=["person", "to_address", "language", "line", "link", "letter", "digest"],
        category=Category.CORRESPONDENCE,
        purpose="To gather what can wait in one weekly letter.",
        keep=days(90, after="noted_at"),
    )

    class Meta:
        indexes = [
            models.Index(fields=["to_address", "noted_at"], name="notice_waiting", condition=Q(digest__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class Wish(models.Model):
    """How somebody wants to hear about one thing, where that differs from what the room proposes."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=60)
    how = models.CharField(max_length=10, choices=How.choices)

    privacy = personal(
        fields=["person", "purpose", "how"],
        category=Category.CONTACT,
        purpose="To send somebody only the mail that is wanted.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [models.UniqueConstraint("person", "purpose", name="wish_one_a_purpose")]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.how}"
