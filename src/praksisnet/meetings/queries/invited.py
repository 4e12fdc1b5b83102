"""Who is asked to come, and who answers for the authority."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from praksisnet.journal.queries import kind_of
from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries.meetings import KNOWN
from praksisnet.meetings.sockets import Concerned
from praksisnet.meetings.words import INVITATION, MOVED, SAVE_THE_DATE, Kind
from praksisnet.networks.models import Invitation, Programme, Role, Tenure
from praksisnet.networks.standings import PARTICIPANT, current_tenures, standings_as
from praksisnet.networks.words import Answer, RoleKind
from praksisnet.notices.letters import subject_key
from praksisnet.notices.models import Letter
from praksisnet.notices.queries import waits_for_hour
from praksisnet.people.models import Person

REACHABLE = Q(person__deactivated_at__isnull=True, person__email__isnull=False)
STAFF = [RoleKind.FACILITATOR, RoleKind.KNOWLEDGE_PARTNER, RoleKind.AUTHORITY]


def people_invited(meeting: Meeting) -> list[Person]:
    """Those who are asked to come: the holders of permanent places in the network, or in all of the programme's.

    To a development day: its facilitators, knowledge partners and the authority.
    """
    if meeting.kind == Kind.DEVELOPMENT:
        return _people(_roles(meeting, STAFF))
    held = Tenure.objects.filter(current_tenures(), REACHABLE, seat__network__programme=meeting.programme_id)
    if meeting.network_id:
        held = held.filter(seat__network=meeting.network_id)
    return _people(held)


def people_told(meeting: Meeting) -> list[Person]:
    """Those who get the letters: who is invited, and the coordinators, who register colleagues."""
    coordinators = [] if meeting.kind == Kind.DEVELOPMENT else _people(_roles(meeting, [RoleKind.COORDINATOR]))
    found = {person.pk: person for person in [*people_invited(meeting), *coordinators]}
    return sorted(found.values(), key=lambda person: (person.sort_name, person.pk))


def unaware_of(meetings: Collection[Meeting]) -> dict[int, set[int]]:
    """By meeting, those to whom its first letter waits for a working hour: they do not have the date yet."""
    ids = {meeting.pk for meeting in meetings}
    kinds = {kind_of(meeting) for meeting in meetings}
    first = Letter.objects.filter(subject_kind__in=kinds, subject_id__in=ids, to_person__isnull=False)
    first = first.filter(purpose__in=[SAVE_THE_DATE, INVITATION])
    rows = first.annotate(waits=waits_for_hour()).values_list("subject_id", "to_person", "waits")
    found: dict[int, set[int]] = {pk: set() for pk in ids}
    aware: dict[int, set[int]] = {pk: set() for pk in ids}
    for meeting_id, person_id, waits in rows:
        (found if waits else aware)[meeting_id].add(person_id)
    return {pk: people - aware[pk] for pk, people in found.items()}


def dates_told(person: Person) -> QuerySet[Meeting]:
    """The other way round: announced or published meetings at which ``people_told`` names the person. Cancelled ones
    and those that are over for registration are left out."""
    told = Q(pk__in=[])
    for one in standings_as(person, [PARTICIPANT, RoleKind.COORDINATOR, *STAFF]):
        here = Q(programme=one.programme_id)
        if one.network_id:
            here &= Q(network=one.network_id) | Q(network__isnull=True)
        of_staff = one.kind in STAFF
        told |= here & (Q(kind=Kind.DEVELOPMENT) if of_staff else ~Q(kind=Kind.DEVELOPMENT))
    still_open = Q(closes_at__isnull=True) | Q(closes_at__gt=clock.now())
    return Meeting.objects.filter(told, KNOWN, still_open, cancelled_at__isnull=True, closed_at__isnull=True)


def dated_ids(meeting: Meeting) -> set[int]:
    """Those whose calendar holds the date as tentative: “Save the date” or a change of it has left to them.

    No statement where the date was never announced.
    """
    if meeting.announced_at is None:
        return set()
    kind, subject_id = subject_key(meeting)
    sent = Letter.objects.filter(subject_kind=kind, subject_id=subject_id, purpose__in=[SAVE_THE_DATE, MOVED])
    return set(sent.filter(sent_at__isnull=False, to_person__isnull=False).values_list("to_person", flat=True))


def municipality_ids_invited(meeting: Meeting) -> set[int]:
    """The municipalities asked to the meeting's network, or to any of the programme's, that have not declined."""
    asked = Invitation.objects.filter(Q(sent_at__isnull=False) | Q(answer=Answer.ACCEPTED))
    if meeting.network_id:
        asked = asked.filter(network=meeting.network_id)
    else:
        asked = asked.filter(network__programme=meeting.programme_id)
    return set(asked.exclude(answer=Answer.DECLINED).values_list("municipality", flat=True))


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody on the list that is shown before a letter goes out."""

    name: str
    detail: str


def recipients_of(meeting: Meeting) -> list[Recipient]:
    """Those of ``people_told``, each with the own municipality: for the facilitator who is about to send."""
    people = people_told(meeting)
    homes = dict(
        Tenure.objects.filter(current_tenures(), person__in=people, seat__network__programme=meeting.programme_id)
        .order_by("-pk")
        .values_list("person", "seat__municipality__name")
    )
    coordinators = dict(
        Role.objects.filter(
            kind=RoleKind.COORDINATOR, person__in=people, programme=meeting.programme_id, ended_at__isnull=True
        )
        .order_by("-pk")
        .values_list("person", "municipality__name")
    )
    return [Recipient(person.name, homes.get(person.pk) or coordinators.get(person.pk) or "") for person in people]


def reached_of(meetings: Sequence[Meeting]) -> dict[int, list[Concerned]]:
    """Those of ``people_told`` for each of the meetings, with the own municipality: two statements, however many."""
    programmes = {meeting.programme_id for meeting in meetings}
    held = Tenure.objects.filter(current_tenures(), REACHABLE, seat__network__programme__in=programmes)
    rows: list[tuple[Person, str, int, int | None, str]] = [
        (t.person, t.seat.municipality.name, t.seat.network.programme_id, t.seat.network_id, PARTICIPANT)
        for t in held.select_related("person", "seat__municipality", "seat__network")
    ]
    kinds = [*STAFF, RoleKind.COORDINATOR]
    roles = Role.objects.filter(REACHABLE, programme__in=programmes, kind__in=kinds, ended_at__isnull=True)
    rows += [
        (r.person, r.municipality.name if r.municipality else "", r.programme_id, r.network_id, r.kind)
        for r in roles.select_related("person", "municipality")
    ]
    return {meeting.pk: _reached(meeting, rows) for meeting in meetings}


def _reached(meeting: Meeting, rows: list[tuple[Person, str, int, int | None, str]]) -> list[Concerned]:
    wanted = STAFF if meeting.kind == Kind.DEVELOPMENT else [PARTICIPANT, RoleKind.COORDINATOR]
    found: dict[int, tuple[Person, str]] = {}
    for person, home, programme_id, network_id, kind in rows:
        is_here = network_id == meeting.network_id or (network_id is None and kind != PARTICIPANT)
        if kind in wanted and programme_id == meeting.programme_id and (is_here or meeting.network_id is None):
            found.setdefault(person.pk, (person, home))
    people = sorted(found.values(), key=lambda pair: (pair[0].sort_name, pair[0].pk))
    return [Concerned(person.pk, person.name, home, _("Has the date")) for person, home in people]


def approvers_of(programme: Programme) -> list[Person]:
    """The people of the authority who can approve for it."""
    roles = Role.objects.filter(REACHABLE, programme=programme, kind=RoleKind.AUTHORITY, ended_at__isnull=True)
    return _people(roles)


def _roles(meeting: Meeting, kinds: list[RoleKind]) -> QuerySet[Role]:
    found = Role.objects.filter(REACHABLE, programme=meeting.programme_id, kind__in=kinds, ended_at__isnull=True)
    return found.filter(Q(network=meeting.network_id) | Q(network__isnull=True)) if meeting.network_id else found


def _people(rows: QuerySet[Tenure] | QuerySet[Role]) -> list[Person]:
    ids: Any = rows.values("person")
    return list(Person.objects.filter(pk__in=ids).order_by("sort_name", "pk"))
