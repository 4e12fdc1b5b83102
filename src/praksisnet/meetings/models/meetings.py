import uuid

from django.db import models
from django.db.models import F, Q

from praksisnet.access.models import Audience
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.meetings.models.rounds import Round
from praksisnet.meetings.words import Kind
from praksisnet.networks.models import Network, Programme
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


class Meeting(models.Model):
    """One day somebody can come to. Its state follows from its moments; a draft may still lack a date."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="meetings")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=150)
    lead = models.CharField(max_length=400, blank=True)
    themes = models.ManyToManyField(Theme, related_name="meetings", blank=True)
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    town = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=200, blank=True)  # house, street, room
    online_url = models.URLField(max_length=500, blank=True)
    opens_at = models.DateTimeField(null=True, blank=True)  # registration; null: as soon as it is published
    closes_at = models.DateTimeField(null=True, blank=True)
    unseated_first = models.BooleanField(default=False)  # a municipality without a place goes before others that wait
    firm_from_at = models.DateTimeField(null=True, blank=True)  # then the next is asked, not moved up; null: closes_at
    answer_hours = models.PositiveSmallIntegerField(default=24)  # to answer when one is asked
    quiet_hours = models.PositiveSmallIntegerField(default=4)  # before the start, in which nobody is asked or moved up
    substitutes_until_at = models.DateTimeField(null=True, blank=True)  # to give the place to a colleague; null: start
    own_first_until_at = models.DateTimeField(null=True, blank=True)  # before visitors; null: two weeks before
    most_each = models.PositiveSmallIntegerField(null=True, blank=True)  # places a municipality may take
    reserved_each = models.PositiveSmallIntegerField(default=0)  # places kept for each municipality …
    reserved_until_at = models.DateTimeField(null=True, blank=True)  # … until then
    ranked_wishes = models.BooleanField(default=False)  # workshops are given by ranked wishes, all at once
    venue_name = models.CharField(max_length=120, blank=True)
    venue_email = models.EmailField(blank=True)
    venue_told_on = models.DateField(null=True, blank=True)  # at the latest: how many come, and what they eat
    calendar_uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    calendar_sequence = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    announced_at = models.DateTimeField(null=True, blank=True)
    announced_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)  # afterwards: attendance and summary are in
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    summary = models.TextField(max_length=6000, blank=True)
    decisions = models.TextField(max_length=3000, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    cancel_reason = models.CharField(max_length=400, blank=True)

    privacy = personal(
        fields=[
            "made_by",
            "announced_by",
            "published_by",
            "closed_by",
            "cancelled_by",
            "cancel_reason",
            "summary",
            "decisions",
            "venue_email",
        ],
        category=Category.CONTENT,
        purpose="To hold meetings, and to remember what was said and decided.",
        keep=ARCHIVE,
    )

    class Meta:
        indexes = [models.Index(fields=["programme", "starts_at"], name="meeting_of_programme")]
        constraints = [
            models.CheckConstraint(name="meeting_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="meeting_of_a_network",
                condition=Q(kind=Kind.NETWORK, network__isnull=False)
                | (~Q(kind=Kind.NETWORK) & Q(network__isnull=True)),
            ),
            models.UniqueConstraint(
                "round", "network", name="meeting_live_once_in_round", condition=Q(cancelled_at__isnull=True)
            ),
            models.CheckConstraint(
                name="meeting_begins_and_ends",
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(
                name="meeting_without_date_is_draft",
                condition=Q(starts_at__isnull=False) | Q(announced_at__isnull=True, published_at__isnull=True),
            ),
            models.CheckConstraint(
                name="meeting_deadline_before_start",
                condition=Q(closes_at__isnull=True) | Q(closes_at__lte=F("starts_at")),
            ),
            models.CheckConstraint(
                name="meeting_firm_before_start",
                condition=Q(firm_from_at__isnull=True) | Q(firm_from_at__lte=F("starts_at")),
            ),
            models.CheckConstraint(
                name="meeting_reserves_until",
                condition=Q(reserved_each=0) | Q(reserved_until_at__isnull=False),
            ),
            models.CheckConstraint(name="meeting_made", condition=by_only_with_at("made_at", "made_by")),
            models.CheckConstraint(name="meeting_announced", condition=by_only_with_at("announced_at", "announced_by")),
            models.CheckConstraint(name="meeting_published", condition=by_only_with_at("published_at", "published_by")),
            models.CheckConstraint(name="meeting_closed", condition=by_only_with_at("closed_at", "closed_by")),
            models.CheckConstraint(
                name="meeting_closed_was_published", condition=Q(closed_at__isnull=True) | Q(published_at__isnull=False)
            ),
            models.CheckConstraint(
                name="meeting_cancelled_because",
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | (Q(cancelled_at__isnull=False, closed_at__isnull=True) & ~Q(cancel_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title
