"""What people arrange around today's round, so that every part of registering has somebody who has used it.

In the order in which the networks meet: the meeting of today has had its numbers told to the venue, and a visitor; the
full one is after its deadline, so the next in the queue has been asked, and it was moved to another house; the open one
is held online too, asks about food and access, and has colleagues, a guest and a substitute.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.returning import come_back
from praksisnet.demo.personas import personas
from praksisnet.demo.setting import Setting, persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import change_meeting, change_plan, set_place_rules, set_places
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import ChangeKind, Mode, NewPlan, Registered
from praksisnet.networks.models import Role
from praksisnet.networks.words import RoleKind
from praksisnet.registration import actions
from praksisnet.registration.actions.answering import Given
from praksisnet.registration.actions.asking import Wanted
from praksisnet.registration.actions.colleagues import Wanted as Colleague
from praksisnet.registration.actions.naming import Newcomer
from praksisnet.registration.models import Question, Registration
from praksisnet.registration.words import Access, Diet, QuestionKind, State

TODAY, FULL, OPEN = 1, 2, 3  # whose turn it is to meet
ONLINE_PLACES, ONLINE_URL = 20, "https://video.example/netvaerk"
VENUE = ("Køkkenet på Medborgerhuset", "koekken@medborgerhuset.example")
ELSEWHERE = "Kulturhuset, Store Sal"
KEPT_DAYS, ANSWER_HOURS = 14, 48


def arrangement_events(setting: Setting, meeting: Meeting, turn: int, by: Actor) -> Iterator[Event]:
    def at(days: int, hour: int, minute: int = 0) -> datetime:
        return clock.at(setting.today - timedelta(days=days), hour, minute)

    if turn == TODAY:
        yield Event(at(9, 10), lambda: _venue(meeting, by))
        yield Event(at(6, 13), lambda: _visit(setting, meeting))
        yield Event(at(3, 11), lambda: _tell(meeting, by))
    if turn == FULL:
        yield Event(at(4, 9), lambda: _move(meeting, by))
        yield Event(at(2, 10), lambda: _confirm(meeting))
        yield Event(at(1, 15), lambda: _cancel_late(meeting, by))
    if turn == OPEN:
        yield Event(at(11, 9, 5), lambda: _ask(meeting, by))
        yield Event(at(9, 14), lambda: _colleagues(meeting))
        yield Event(at(9, 15), lambda: come_back(meeting, by))
        yield Event(at(8, 10), lambda: _guest(meeting, by))
        yield Event(at(5, 9), lambda: _substitute(meeting))
        yield Event(at(4, 16), lambda: _answer(meeting))


def _now(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_related("programme", "network", "round").get(pk=meeting.pk)


def _registered(meeting: Meeting) -> list[Registration]:
    """Those with a place of whom no story of the demo tells, the first who came first."""
    known = {one.email for one in personas().values()}
    found = Registration.objects.filter(meeting=meeting, state=State.REGISTERED).exclude(person__email__in=known)
    return list(found.select_related("person", "municipality", "meeting").order_by("pk"))


def _venue(meeting: Meeting, by: Actor) -> None:
    name, email = VENUE
    told_on = clock.today() + timedelta(days=6)
    actions.set_venue(_now(meeting), name=name, email=email, told_on=told_on, by=by)


def _tell(meeting: Meeting, by: Actor) -> None:
    actions.tell_venue(_now(meeting), by=by)


def _visit(setting: Setting, meeting: Meeting) -> None:
    """Somebody who waits at the full meeting of the round comes to this one instead."""
    queue = Registration.objects.filter(meeting__round=meeting.round_id, state=State.WAITING)
    waiting = queue.exclude(meeting=meeting).exclude(person__in=setting.gone).select_related("person").order_by("-pk")
    if one := waiting.first():
        actions.take_other_date(one, _now(meeting), by=Actor.person(one.person))


def _move(meeting: Meeting, by: Actor) -> None:
    """To another house; those registered say whether they still come."""
    now = _now(meeting)
    plan = NewPlan(now.pk, now.starts_at, now.ends_at, now.town, ELSEWHERE, "", now.closes_at, now.opens_at)
    until = clock.now() + timedelta(days=9)
    reason = "Medborgerhuset er lukket på grund af en vandskade."
    change_plan(ChangeKind.MOVE, [plan], reason=reason, registered=Registered.ASK, confirm_by_at=until, by=by)


def _confirm(meeting: Meeting) -> None:
    """Most have said it by now."""
    for number, one in enumerate(_registered(meeting)):
        if number % 4:
            actions.confirm_registration(one, by=Actor.person(one.person))


def _cancel_late(meeting: Meeting, by: Actor) -> None:
    """After the deadline: the next is asked, and has until tomorrow to answer."""
    set_place_rules(_now(meeting), answer_hours=ANSWER_HOURS, by=by)
    one = _registered(meeting)[-1]
    actions.cancel_registration(one, by=Actor.person(one.person))


def _ask(meeting: Meeting, by: Actor) -> None:
    now = change_meeting(_now(meeting), online_url=ONLINE_URL, by=by)
    set_places(now, ONLINE_PLACES, mode=Mode.ONLINE, by=by)
    food = Wanted(QuestionKind.DIETARY, "Så køkkenet kan lave mad til alle.", KEPT_DAYS)
    access = Wanted(QuestionKind.ACCESS, "Så vi kan gøre lokalerne klar.", KEPT_DAYS)
    actions.ask(_now(meeting), [food, access], by=by)
    _venue(meeting, by)


def _colleagues(meeting: Meeting) -> None:
    """The coordinator brings two who have no permanent place."""
    birthe = persona("birthe")
    role = Role.objects.select_related("municipality").get(
        person=birthe, kind=RoleKind.COORDINATOR, network=meeting.network, ended_at__isnull=True
    )
    home = role.municipality
    assert home is not None  # noqa: S101 -- a coordinator's
    wanted = [
        Colleague(Newcomer(name, f"{name.lower().replace(' ', '.')}@{home.domain}"))
        for name in ("Alma Winther", "Viggo Bruun")
    ]
    actions.register_colleagues(_now(meeting), home, wanted, all_or_none=False, by=Actor.person(birthe))


def _guest(meeting: Meeting, by: Actor) -> None:
    actions.invite_guest(_now(meeting), name="Gry Falk", email="gry.falk@gaest.example", by=by)


def _substitute(meeting: Meeting) -> None:
    """Somebody cannot come and gives the place to a colleague; two others would rather be online."""
    given, *others = [one for one in _registered(meeting) if one.municipality][2:]
    assert given.municipality is not None  # noqa: S101 -- chosen above
    successor = Newcomer("Asger Holst", f"asger.holst@{given.municipality.domain}")
    actions.substitute(given, successor, by=Actor.person(given.person))
    for one in others[:2]:
        actions.change_mode(one, Mode.ONLINE, by=Actor.person(one.person))


def _answer(meeting: Meeting) -> None:
    """Some need something, most do not."""
    questions = {one.kind: one.pk for one in Question.objects.filter(meeting=meeting)}
    said = [
        {QuestionKind.DIETARY: Given([Diet.VEGETARIAN])},
        {QuestionKind.DIETARY: Given([Diet.GLUTEN_FREE])},
        {QuestionKind.ACCESS: Given([Access.STEP_FREE])},
        {QuestionKind.DIETARY: Given([Diet.VEGETARIAN])},
    ]
    onsite = [one for one in _registered(meeting) if one.mode == Mode.ONSITE]
    for one, given in zip(onsite, said, strict=False):
        answers = {questions[kind]: answer for kind, answer in given.items()}
        actions.answer(one, answers, by=Actor.person(one.person))
