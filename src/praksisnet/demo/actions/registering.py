"""Who registers for a meeting and when, who cancels, and who came."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime

from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.workshops import ranked
from praksisnet.demo.personas import personas
from praksisnet.demo.setting import Setting
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.queries import people_invited
from praksisnet.meetings.words import Kind, SessionKind
from praksisnet.networks.models import Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration.actions import cancel_registration, change_workshop, mark_attendance, register
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State

COMES, COMES_TO_NATIONAL = 0.84, 0.62  # of those invited
CANCELS, STAYS_AWAY = 0.06, 0.07
UNDECIDED = {"mette"}  # whom the visitor of the demo decides for, at the meeting that is open


def registration_events(setting: Setting, meeting: Meeting) -> Iterator[Event]:
    """From the invitation to the deadline, most of them in the first week; some cancel since."""
    chance, opened, closes = setting.cast.chance, clock.now(), meeting.closes_at
    assert closes is not None  # noqa: S101 -- every meeting of the demo has a deadline
    undecided = {personas()[key].email for key in UNDECIDED if closes > clock.at(setting.today, 23)}
    share = COMES_TO_NATIONAL if meeting.kind == Kind.NATIONAL else COMES
    workshops = list(meeting.sessions.filter(kind=SessionKind.WORKSHOP))
    places = homes_of(meeting)
    for person in people_invited(meeting):
        if chance.random() > share or person.email in undecided:
            continue
        at = opened + (closes - opened) * min(0.98, 0.01 + chance.random() ** 2)
        # The first workshop is wanted most.
        wanted = workshops[int(len(workshops) * chance.random() ** 1.3) :]
        yield Event(at, _registering(setting, meeting, person, places[person.pk], wanted, workshops))
        if chance.random() < CANCELS:
            yield Event(at + (closes - at) * 0.9, _cancelling(meeting, person))


def homes_of(meeting: Meeting) -> dict[int, Organisation]:
    """For which municipality each holder of a permanent place comes."""
    held = Tenure.objects.filter(current_tenures(), seat__network__programme=meeting.programme_id)
    return {tenure.person_id: tenure.seat.municipality for tenure in held.select_related("seat__municipality")}


def _registering(
    setting: Setting,
    meeting: Meeting,
    person: Person,
    place: Organisation,
    wanted: list[Session],
    workshops: list[Session],
) -> Callable[[], None]:
    """In the workshop that is wanted most and has a place, or in none."""

    def happen() -> None:
        if person.pk in setting.gone:
            return
        tries = [ranked(wanted, workshops)] if meeting.ranked_wishes else [*([session] for session in wanted), []]
        for chosen in tries:
            try:
                made = register(meeting, person, municipality=place, workshops=chosen, by=Actor.person(person))
                if made.series_id and chosen and not meeting.ranked_wishes:  # was there already, without a workshop
                    change_workshop(made, *chosen, by=Actor.person(person))
            except Refused as refused:
                if refused.code != "workshop":
                    raise
                continue
            return

    return happen


def _cancelling(meeting: Meeting, person: Person) -> Callable[[], None]:
    def happen() -> None:
        found = Registration.objects.filter(meeting=meeting, person=person, state=State.REGISTERED).first()
        if found:
            cancel_registration(found, by=Actor.person(person))

    return happen


def attendance_event(meeting: Meeting, at: datetime, by: Actor) -> Event:
    def mark() -> None:
        mark_attendance(meeting, [registration.pk for registration in attending(meeting)], by=by)

    return Event(at, mark)


def attending(meeting: Meeting) -> list[Registration]:
    """Those of the registered who come on the day."""
    found = Registration.objects.filter(meeting=meeting, state__in=(State.REGISTERED, State.ATTENDED))
    return [one for one in found.select_related("person", "municipality").order_by("pk") if _comes(meeting, one)]


def _comes(meeting: Meeting, registration: Registration) -> bool:
    chance = random.Random(f"{meeting.title} {registration.person.name}")  # noqa: S311 -- invented people
    return chance.random() > STAYS_AWAY
