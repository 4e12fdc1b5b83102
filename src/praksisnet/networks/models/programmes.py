import re
from datetime import date

from django.db import models
from django.db.models import F, Q

from praksisnet.kit import clock
from praksisnet.kit.constraints import both_or_neither
from praksisnet.kit.names import sort_name
from praksisnet.kit.privacy import ARCHIVE, Category, impersonal, personal
from praksisnet.networks.words import Approves, Profile
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


class Programme(models.Model):
    """A funded effort with a period, run by an operator for an authority. A draft until it is opened."""

    title = models.CharField(max_length=120)
    sort_name = models.CharField(max_length=200, editable=False)
    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes_owned")
    operator = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes_run")
    partners = models.ManyToManyField(Organisation, through="ResearchPartner", related_name="programmes_researched")
    continues = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="continuations")
    starts_on = models.DateField()
    ends_on = models.DateField()
    profile = models.CharField(max_length=5, choices=Profile.choices, default=Profile.LIGHT)
    approval = models.CharField(max_length=8, choices=Approves.choices, default=Approves.NONE)
    seats_per_municipality = models.PositiveSmallIntegerField(default=2)
    confirm_by = models.DateField(null=True, blank=True)  # the day municipalities are asked to have answered
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)  # set-up is finished; null is a draft
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["created_by", "opened_by", "closed_by"],
        category=Category.TECHNICAL,
        purpose="To show who set a programme up and closed it.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="programme_period", condition=Q(ends_on__gt=F("starts_on"))),
            models.CheckConstraint(name="programme_profile_known", condition=Q(profile__in=Profile.values)),
            models.CheckConstraint(name="programme_approval_known", condition=Q(approval__in=Approves.values)),
            models.CheckConstraint(
                name="programme_seats", condition=Q(seats_per_municipality__gte=1, seats_per_municipality__lte=10)
            ),
            models.CheckConstraint(
                name="programme_not_its_own_sequel", condition=Q(continues__isnull=True) | ~Q(continues=F("id"))
            ),
            models.CheckConstraint(name="programme_opened", condition=both_or_neither("opened_at", "opened_by")),
            models.CheckConstraint(name="programme_closed", condition=both_or_neither("closed_at", "closed_by")),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_name = sort_name(self.title)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def is_draft(self) -> bool:
        return self.opened_at is None

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def needs_approval(self) -> bool:
        """The authority approves a day's programme before it is published."""
        return self.approval == Approves.REQUIRED

    @property
    def answer_by(self) -> date | None:
        """The day municipalities are asked to answer by, while it is not past."""
        return self.confirm_by if self.confirm_by and self.confirm_by >= clock.today() else None

    @property
    def full_title(self) -> str:
        """With its years, unless the title says them."""
        return self.title if re.search(r"\b20\d\d\b", self.title) else f"{self.title} {self.period}"

    @property
    def period(self) -> str:
        """As it is written after a title: ``2025–2027``."""
        first, last = self.starts_on.year, self.ends_on.year
        return str(first) if first == last else f"{first}–{last}"


class ResearchPartner(models.Model):
    """An organisation that brings research and practice knowledge to a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="research_partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    privacy = impersonal()

    class Meta:
        constraints = [
            models.UniqueConstraint("programme", "organisation", name="research_partner_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.programme_id}"


class Network(models.Model):
    """One of a programme's networks: its own thing, so that it survives a merger of regions."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="networks")
    name = models.CharField(max_length=80)
    sort_name = models.CharField(max_length=200, editable=False)

    privacy = impersonal()

    class Meta:
        constraints = [models.UniqueConstraint("programme", "name", name="network_name_once_in_programme")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_name = sort_name(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
