"""Who comes, as members, the facilitator and the own municipality see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.networks.models import Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.figures import Figures, figures_of
from praksisnet.registration.queries.own import with_workshops
from praksisnet.registration.queries.queue import waiting_in_order
from praksisnet.registration.words import SEATED, State


@dataclass(frozen=True, slots=True)
class Company:
    """Those of one municipality who come; ``name`` is empty for those who come for none."""

    name: str
    registrations: Sequence[Registration]


@dataclass(frozen=True, slots=True)
class Participants:
    meeting: Meeting
    figures: Figures
    companies: Sequence[Company]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the municipality, and what they have answered: None is no answer."""

    person: Person
    registration: Registration | None
    number: int | None = None  # on the waiting list

    @property
    def state(self) -> State | None:
        return State(self.registration.state) if self.registration else None

    @property
    def at(self) -> datetime | None:
        return self.registration.state_at if self.registration else None

    @property
    def can_give(self) -> bool:
        return self.registration is not None and rules.can_substitute(self.registration)


@dataclass(frozen=True, slots=True)
class FromUs:
    municipality: Organisation
    colleagues: Sequence[Colleague]

    @property
    def silent(self) -> int:
        return sum(one.state is None for one in self.colleagues)

    @property
    def coming(self) -> int:
        return sum(one.state in SEATED for one in self.colleagues)


def participants_of(person: Person, meeting: Meeting) -> Participants:
    """Who comes, or came, by municipality in Danish order: never who waits or is missing.

    Members see those who want to stand there, and themselves.
    """
    coming = _with_people(meeting).filter(state__in=(State.REGISTERED, State.ATTENDED))
    if not may_run_meeting(person, meeting):
        coming = coming.filter(Q(is_listed=True) | Q(person=person))
    by_place = coming.order_by("municipality__sort_name", "person__sort_name", "pk")
    return Participants(meeting, figures_of([meeting.pk])[meeting.pk], _companies(by_place))


def seated_of(meeting: Meeting) -> list[Registration]:
    """Those who have, or had, a place, by name: for marking who came."""
    return list(_with_people(meeting).filter(state__in=SEATED).order_by("person__sort_name", "pk"))


def from_us(person: Person, meeting: Meeting) -> list[FromUs]:
    """For a coordinator: the own municipality's members and everybody who answered on its behalf."""
    ids = rules.coordinated_ids(person, meeting)
    answers = list(_with_people(meeting).filter(municipality__in=ids).order_by("pk"))
    newest = {(one.municipality_id or 0, one.person_id): one for one in answers}
    held = Tenure.objects.filter(
        current_tenures(), seat__municipality__in=ids, seat__network__programme=meeting.programme_id
    )
    if meeting.network_id:
        held = held.filter(seat__network=meeting.network_id)
    people = {(t.seat.municipality_id, t.person_id): t.person for t in held.select_related("person", "seat")}
    people |= {key: one.person for key, one in newest.items()}
    numbers = _numbers(meeting, answers)
    return [
        FromUs(municipality, _colleagues(municipality, people, newest, numbers))
        for municipality in Organisation.objects.filter(pk__in=ids).order_by("sort_name", "pk")
    ]


def _colleagues(
    municipality: Organisation,
    people: dict[tuple[int, int], Person],
    newest: dict[tuple[int, int], Registration],
    numbers: dict[int, int],
) -> list[Colleague]:
    ours = sorted(
        ((key, person) for key, person in people.items() if key[0] == municipality.pk),
        key=lambda pair: (pair[1].sort_name, pair[1].pk),
    )
    found = []
    for key, person in ours:
        registration = newest.get(key)
        found.append(Colleague(person, registration, numbers.get(registration.pk) if registration else None))
    return found


def _with_people(meeting: Meeting) -> QuerySet[Registration]:
    return with_workshops(Registration.objects.filter(meeting=meeting))


def _companies(coming: QuerySet[Registration]) -> list[Company]:
    found: dict[str, list[Registration]] = {}
    for registration in coming:
        found.setdefault(registration.municipality.name if registration.municipality else "", []).append(registration)
    others = found.pop("", [])
    return [*(Company(name, rows) for name, rows in found.items()), *([Company("", others)] if others else [])]


def _numbers(meeting: Meeting, answers: Sequence[Registration]) -> dict[int, int]:
    modes = {one.mode for one in answers if one.state == State.WAITING}
    return {one.pk: n for mode in modes for n, one in enumerate(waiting_in_order(meeting, mode), start=1)}


def sheet_of(registrations: QuerySet[Registration]) -> tuple[list[str], list[list[Any]]]:
    """These registrations for a spreadsheet, by municipality."""
    headings = [_("Municipality"), _("Name"), _("Title"), _("Mail"), _("State"), _("Workshop"), _("Since")]
    rows = with_workshops(registrations).order_by("municipality__sort_name", "person__sort_name", "pk")
    return headings, [
        [
            one.municipality.name if one.municipality else "",
            one.person.name,
            one.person.title,
            one.person.email or "",
            str(one.get_state_display()),
            ", ".join(place.session.title for place in one.workshops),  # type: ignore[attr-defined]
            one.state_at,
        ]
        for one in rows
    ]
