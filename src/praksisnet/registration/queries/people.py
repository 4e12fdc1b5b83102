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
from praksisnet.registration.words import LEFT, SEATED, State


@dataclass(frozen=True, slots=True)
class Company:
    """Those of one municipality who come; ``name`` is empty for those who come for none."""

    name: str
    registrations: Sequence[Registration]


@dataclass(frozen=True, slots=True)
class Participants:
    """``asked``, ``waiting`` with its numbers, and ``cancelled``, are the facilitator's."""

    meeting: Meeting
    figures: Figures
    companies: Sequence[Company]
    runs: bool
    can_mark: bool
    can_move: bool = False
    asked: Sequence[Registration] = ()
    waiting: Sequence[Registration] = ()
    cancelled: Sequence[Registration] = ()


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
    def coming(self) -> int:
        return sum(one.state in SEATED for one in self.colleagues)


def participants_of(person: Person, meeting: Meeting) -> Participants:
    """By municipality in Danish order. Members see who comes, or came; the facilitator also who waits or cancelled."""
    runs = may_run_meeting(person, meeting)
    figures = figures_of([meeting.pk])[meeting.pk]
    return Participants(
        meeting=meeting,
        figures=figures,
        companies=_companies(_coming(meeting, with_no_shows=True) if runs else _listed(person, meeting)),
        runs=runs,
        can_mark=runs and bool(meeting.published_at) and not meeting.cancelled_at and rules.has_begun(meeting),
        can_move=runs and rules.moves_on(meeting),
        asked=_asked(meeting) if runs else (),
        waiting=_waiting(meeting) if runs else (),
        cancelled=_cancelled(meeting) if runs else (),
    )


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


def _coming(meeting: Meeting, *, with_no_shows: bool) -> QuerySet[Registration]:
    states = SEATED if with_no_shows else (State.REGISTERED, State.ATTENDED)
    return _with_people(meeting).filter(state__in=states).order_by("municipality__sort_name", "person__sort_name", "pk")


def _listed(person: Person, meeting: Meeting) -> QuerySet[Registration]:
    """For those who come themselves: whoever wants to stand there, and oneself."""
    return _coming(meeting, with_no_shows=False).filter(Q(is_listed=True) | Q(person=person))


def _companies(coming: QuerySet[Registration]) -> list[Company]:
    found: dict[str, list[Registration]] = {}
    for registration in coming:
        found.setdefault(registration.municipality.name if registration.municipality else "", []).append(registration)
    others = found.pop("", [])
    return [*(Company(name, rows) for name, rows in found.items()), *([Company("", others)] if others else [])]


def _waiting(meeting: Meeting) -> list[Registration]:
    modes = sorted({str(pool.mode) for pool in meeting.pools.all() if pool.session_id is None}, reverse=True)
    return [registration for mode in modes for registration in waiting_in_order(meeting, mode)]


def _asked(meeting: Meeting) -> list[Registration]:
    """Those who have an offer, the first to end first."""
    return list(_with_people(meeting).filter(state=State.OFFERED).order_by("offer_ends_at", "pk"))


def _cancelled(meeting: Meeting) -> list[Registration]:
    """The newest cancellation, or no to an offer, of each who has not registered again."""
    back = Registration.objects.filter(meeting=meeting).exclude(state__in=LEFT).values("person")
    rows = _with_people(meeting).filter(state__in=LEFT).exclude(person__in=back).order_by("-state_at", "-pk")
    return list({one.person_id: one for one in reversed(list(rows))}.values())


def _numbers(meeting: Meeting, answers: Sequence[Registration]) -> dict[int, int]:
    modes = {one.mode for one in answers if one.state == State.WAITING}
    return {one.pk: n for mode in modes for n, one in enumerate(waiting_in_order(meeting, mode), start=1)}


def sheet_of(meeting: Meeting) -> tuple[list[str], list[list[Any]]]:
    """Everybody who comes, waits or has cancelled, for a spreadsheet."""
    headings = [_("Municipality"), _("Name"), _("Title"), _("Mail"), _("State"), _("Workshop"), _("Since")]
    rows = _with_people(meeting).order_by("municipality__sort_name", "person__sort_name", "pk")
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
