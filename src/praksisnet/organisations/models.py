from datetime import date, timedelta
from typing import TypeVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from praksisnet.kit import clock
from praksisnet.kit.names import fold, sort_name
from praksisnet.kit.privacy import WHILE_NEEDED, Category, impersonal, personal
from praksisnet.organisations.words import AffiliationKind, Kind
from praksisnet.people.models import Person

Row = TypeVar("Row", bound=models.Model)


class PeriodQuerySet(models.QuerySet[Row]):
    """Rows with a period: from ``valid_from`` up to, but not including, ``valid_until``; null means still."""

    def on(self, day: date | None = None) -> "PeriodQuerySet[Row]":
        """Those that hold on ``day``, today unless said."""
        day = day or clock.today()
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)

    def overlapping(self, start: date, until: date | None) -> "PeriodQuerySet[Row]":
        """Those that share at least one day with the period."""
        rows = self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=start))
        return rows.filter(valid_from__lt=until) if until else rows


class Period(models.Model):
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; pages show this one."""
        return self.valid_until - timedelta(days=1) if self.valid_until else None


class Organisation(Period):
    """A municipality, a region, or anybody else that people work for."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    code = models.CharField(max_length=10, null=True, blank=True)  # official; null while it is not known
    name = models.CharField(max_length=120)
    sort_name = models.CharField(max_length=200, editable=False)
    folded = models.CharField(max_length=400, editable=False)
    domain = models.CharField(max_length=120, blank=True)  # of the mail addresses, without @
    other_domains = models.CharField(max_length=1200, blank=True)  # more of them, with spaces between
    mailbox = models.EmailField(blank=True)  # read by more than one, so that a letter reaches the organisation
    mailbox_copied_since = models.DateTimeField(null=True, blank=True)  # it gets copies of its people's receipts

    objects = PeriodQuerySet["Organisation"].as_manager()
    privacy = impersonal()

    class Meta:
        indexes = [models.Index(fields=["kind", "sort_name"], name="organisation_list")]
        constraints = [
            models.UniqueConstraint("kind", "code", name="organisation_code_unique", condition=Q(code__isnull=False)),
            models.UniqueConstraint(
                "kind", "sort_name", name="organisation_name_unique", condition=Q(valid_until__isnull=True)
            ),
            models.CheckConstraint(name="organisation_code_not_empty", condition=~Q(code="")),
            models.CheckConstraint(name="organisation_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="organisation_domain_lower_case", condition=Q(domain=Lower("domain"))),
            models.CheckConstraint(
                name="organisation_period", condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from"))
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.code = self.code or None
        self.domain, self.mailbox = self.domain.lower(), self.mailbox.lower()
        words = " ".join([self.name, self.code or "", *self.domains])
        self.sort_name, self.folded = sort_name(self.name), fold(words)[:400]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def domains(self) -> tuple[str, ...]:
        """All of them; texts name the first."""
        return (*filter(None, [self.domain]), *self.other_domains.split())

    @property
    def is_municipality(self) -> bool:
        return self.kind == Kind.MUNICIPALITY

    def is_closed(self, on: date | None = None) -> bool:
        return self.valid_until is not None and self.valid_until <= (on or clock.today())


class RegionMembership(Period):
    """The region a municipality lies in, from-to: regions merge, the municipality stays."""

    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="region_memberships")
    region = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="municipality_memberships")

    objects = PeriodQuerySet["RegionMembership"].as_manager()
    privacy = impersonal()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", name="region_membership_one_open", condition=Q(valid_until__isnull=True)
            ),
            models.CheckConstraint(name="region_membership_not_itself", condition=~Q(municipality=F("region"))),
            models.CheckConstraint(
                name="region_membership_period",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} in {self.region_id}"


class Representation(Period):
    """A municipality that takes part through another municipality or a joint unit, from-to."""

    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="representations")
    by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="represents")

    objects = PeriodQuerySet["Representation"].as_manager()
    privacy = impersonal()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", name="representation_one_open", condition=Q(valid_until__isnull=True)
            ),
            models.CheckConstraint(name="representation_not_itself", condition=~Q(municipality=F("by"))),
            models.CheckConstraint(
                name="representation_period", condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} through {self.by_id}"


class Affiliation(Period):
    """A person's place in an organisation, from-to, in a unit that is written as the organisation calls it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    kind = models.CharField(max_length=10, choices=AffiliationKind.choices, default=AffiliationKind.EMPLOYEE)
    unit = models.CharField(max_length=120, blank=True)

    objects = PeriodQuerySet["Affiliation"].as_manager()
    privacy = personal(
        fields=["person", "organisation", "kind", "unit", "valid_from", "valid_until"],
        category=Category.CONTACT,
        purpose="To know whom somebody takes part for, and to reach the organisation's people.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        indexes = [models.Index(fields=["organisation", "valid_until"], name="affiliation_of_organisation")]
        constraints = [
            models.UniqueConstraint(
                "person", "organisation", "kind", name="affiliation_one_open", condition=Q(valid_until__isnull=True)
            ),
            models.CheckConstraint(name="affiliation_kind_known", condition=Q(kind__in=AffiliationKind.values)),
            models.CheckConstraint(
                name="affiliation_period", condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.organisation_id}"
