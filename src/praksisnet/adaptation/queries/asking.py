"""Whom to write to before a meeting and once in a half-year, and who answers by the mailed link."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries.needs import OPEN_NEEDS, Place, with_state
from praksisnet.adaptation.words import ASKED_AT_LATEST, ASKED_BEFORE, BEFORE_PURPOSE, NEED_LINK
from praksisnet.journal.queries import kind_of
from praksisnet.kit import clock, links
from praksisnet.kit.half_years import HalfYear
from praksisnet.kit.links import BadLink, Reason
from praksisnet.kit.numbers import whole_number
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Kind
from praksisnet.networks.models import Programme, Role, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.networks.words import RoleKind
from praksisnet.notices.models import Letter
from praksisnet.organisations.models import Organisation
from praksisnet.people.links import holder_of, person_named
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import with_workshops
from praksisnet.registration.words import State

LINK_LASTS = timedelta(days=200)
BEFORE_DAY, WINDOW = timedelta(days=14), timedelta(days=21)
REACHED = Q(person__deactivated_at__isnull=True, person__email__isnull=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked what the municipality needs, without signing in."""

    person: Person
    place: Place


def meetings_to_prepare() -> list[Meeting]:
    """Published ones that begin within a week, and not within a day."""
    now = clock.now()
    found = Meeting.objects.filter(
        published_at__isnull=False, cancelled_at__isnull=True, closed_at__isnull=True,
        starts_at__gt=now + ASKED_AT_LATEST, starts_at__lte=now + ASKED_BEFORE,
    )  # fmt: skip
    return list(found.exclude(kind=Kind.DEVELOPMENT).select_related("programme", "network").order_by("starts_at", "pk"))


def registered_to_prepare(meeting: Meeting) -> list[Registration]:
    """Those who come and have not got the letter."""
    has_it = Letter.objects.filter(
        purpose=BEFORE_PURPOSE, subject_kind=kind_of(meeting), subject_id=meeting.pk, to_person__isnull=False
    ).values("to_person")
    found = Registration.objects.filter(REACHED, meeting=meeting, state=State.REGISTERED).exclude(person__in=has_it)
    return list(with_workshops(found).order_by("pk"))


def programmes_to_ask() -> list[Programme]:
    """Open programmes whose day in this half-year has come: two weeks before the development day, else in May and
    November; three weeks later it is too late."""
    today = clock.today()
    found = Programme.objects.filter(opened_at__isnull=False, closed_at__isnull=True, ends_on__gte=today).order_by("pk")
    return [one for one in found if _asking_day(one, today) <= today < _asking_day(one, today) + WINDOW]


def _asking_day(programme: Programme, today: date) -> date:
    half = HalfYear.of(today)
    days = Meeting.objects.filter(
        Q(announced_at__isnull=False) | Q(published_at__isnull=False),
        programme=programme, kind=Kind.DEVELOPMENT, cancelled_at__isnull=True,
        starts_at__gte=clock.at(half.first_day), starts_at__lt=clock.at(half.following.first_day),
    )  # fmt: skip
    first = days.order_by("starts_at").values_list("starts_at", flat=True).first()
    if first is None:
        return date(today.year, 5 if today.month <= 6 else 11, 1)
    return max(first.astimezone(clock.COPENHAGEN).date() - BEFORE_DAY, half.first_day)


def members_to_ask(programme: Programme) -> list[tuple[Person, Organisation]]:
    """Once each: who holds a place of a municipality; its coordinators where nobody does."""
    tenures = Tenure.objects.filter(current_tenures(), REACHED, seat__network__programme=programme)
    held = tenures.select_related("person", "seat__municipality").order_by("seat__municipality__sort_name", "pk")
    rows = [(tenure.person, tenure.seat.municipality) for tenure in held]
    seated = {municipality.pk for _person, municipality in rows}
    roles = Role.objects.filter(
        REACHED, kind=RoleKind.COORDINATOR, programme=programme, ended_at__isnull=True, municipality__isnull=False
    ).exclude(municipality__in=seated)
    named = roles.select_related("person", "municipality").order_by("pk")
    rows += [(role.person, role.municipality) for role in named if role.municipality]
    found: dict[int, tuple[Person, Organisation]] = {}
    for person, municipality in rows:
        found.setdefault(person.pk, (person, municipality))
    return list(found.values())


def need_token(programme: Programme, person: Person, municipality: Organisation) -> str:
    return links.make(NEED_LINK, programme.pk, f"{holder_of(person)}:{municipality.pk}")


def asked_by(token: str) -> Asked:
    """Raises BadLink, or DoesNotExist when programme or municipality are no more.

    It serves whoever it was sent to while they speak for the municipality, and the programme is open.
    """
    link = links.read(token, NEED_LINK, max_age=LINK_LASTS)
    holder, _colon, municipality_id = link.holder.rpartition(":")
    person = person_named(holder)
    municipality = Organisation.objects.get(pk=int(municipality_id))
    programme = Programme.objects.get(pk=link.row_id, opened_at__isnull=False, closed_at__isnull=True)
    if not _speaks(person, municipality, programme):
        raise BadLink(Reason.FORGED)
    return Asked(person, Place(programme, municipality))


def _speaks(person: Person, municipality: Organisation, programme: Programme) -> bool:
    holds = Tenure.objects.filter(
        current_tenures(), person=person, seat__municipality=municipality, seat__network__programme=programme
    )
    coordinates = Role.objects.filter(
        person=person, kind=RoleKind.COORDINATOR, municipality=municipality, programme=programme, ended_at__isnull=True
    )
    return holds.exists() or coordinates.exists()


def open_needs(place: Place) -> QuerySet[Need]:
    """The needs of the place's programme that can be joined."""
    return Need.objects.filter(OPEN_NEEDS, programme=place.programme)


def need_said(place: Place, need_id: str) -> Any:
    """What was just raised or joined by the link, with its state: only what the municipality itself stands behind."""
    number = whole_number(need_id, None)
    if number is None:
        return None
    own = Need.objects.filter(programme=place.programme, supports__municipality=place.municipality)
    return with_state(own).filter(pk=number).first()
