from django.db import models
from django.db.models import Q

from praksisnet.access.models import Audience, Shown
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, impersonal, personal
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Network
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.practice.words import ENDED, Hindrance, Occasion, Stage


class Trial(models.Model):
    """A small, time-limited try that a municipality owns. ``stage`` is what its latest report says."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="trials")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="trials")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="trials")
    resource = models.ForeignKey(Resource, on_delete=models.SET_NULL, null=True, blank=True, related_name="trials")
    what = models.CharField(max_length=200)
    who = models.CharField(max_length=200, blank=True)
    look_on = models.DateField()  # the day it is asked: how did it go?
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="trials")
    stage = models.CharField(max_length=9, choices=Stage.choices, default=Stage.PLANNED)
    stage_at = models.DateTimeField(default=clock.now)
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = Shown["Trial"]()

    privacy = personal(
        fields=["what", "who", "owner", "made_by", "shared_by"],
        category=Category.CONTENT,
        purpose="To remember what a municipality tries, and to ask once how it went.",
        keep=ARCHIVE,
    )

    class Meta:
        indexes = [
            models.Index(fields=["network", "municipality"], name="trial_of_municipality"),
            models.Index(fields=["look_on"], name="trial_to_ask", condition=Q(asked_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(name="trial_stage_known", condition=Q(stage__in=Stage.values)),
            models.CheckConstraint(name="trial_says_what", condition=~Q(what="")),
            models.CheckConstraint(name="trial_shared", condition=by_only_with_at("shared_at", "shared_by")),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def owner_is_reached(self) -> bool:
        """The owner shared it, and so has chosen that others may write to them."""
        return self.owner is not None and self.owner.email is not None and self.shared_by_id == self.owner_id

    @property
    def has_ended(self) -> bool:
        """Nothing more is tried: it is part of how things are done, or it was given up."""
        return self.stage in ENDED


class Report(models.Model):
    """How a trial stands, told for the municipality: one answer at each occasion, which a colleague may change."""

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="reports")
    stage = models.CharField(max_length=9, choices=Stage.choices)
    told = models.TextField(max_length=1000, blank=True)
    occasion = models.CharField(max_length=7, choices=Occasion.choices)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(default=clock.now)
    told_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["told", "told_by"],
        category=Category.CONTENT,
        purpose="To learn what came of what was tried.",
        keep=ARCHIVE,
    )

    class Meta:
        ordering = ["told_at", "id"]
        constraints = [
            models.CheckConstraint(name="report_stage_known", condition=Q(stage__in=Stage.values)),
            models.CheckConstraint(
                name="report_at_an_occasion",
                condition=Q(occasion=Occasion.MEETING, meeting__isnull=False)
                | Q(occasion__in=[Occasion.OWN.value, Occasion.ASKED.value], meeting__isnull=True),
            ),
            models.UniqueConstraint("trial", "meeting", name="report_once_at_a_meeting"),
            models.UniqueConstraint(
                "trial", "occasion", name="report_once_an_occasion", condition=Q(meeting__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial_id}: {self.stage}"


class Obstacle(models.Model):
    """What got in the way, as one of a few words, so that it can be counted."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="obstacles")
    hindrance = models.CharField(max_length=10, choices=Hindrance.choices)

    privacy = impersonal()

    class Meta:
        constraints = [
            models.UniqueConstraint("report", "hindrance", name="obstacle_once"),
            models.CheckConstraint(name="obstacle_known", condition=Q(hindrance__in=Hindrance.values)),
        ]

    def __str__(self) -> str:
        return self.hindrance
