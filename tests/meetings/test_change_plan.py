"""One press moves, cancels or takes online a whole round; until its mails leave it can be undone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import change_plan, create_round, publish, set_date, undo_plan_change
from praksisnet.meetings.models import ChangedMeeting, Meeting, Pool, Session
from praksisnet.meetings.queries import reach_of
from praksisnet.meetings.words import ChangeKind, CorePart, NewPlan, Registered
from praksisnet.networks.models import Seat, Tenure
from praksisnet.notices.delivery import due
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person
from praksisnet.registration.actions import cancel_registration, register
from praksisnet.registration.models import Place, Registration
from praksisnet.todos.models import Todo
from tests import factories
from tests.acting import cancel_meeting
from tests.guard.numbers import some_number

DAY, LATER = date(2026, 9, 24), date(2026, 10, 8)
PARTS = [
    CorePart("plenary", 60, "Velkommen"),
    CorePart("workshop", 90, "Samtalen", block=1, capacity=60),
    CorePart("workshop", 90, "Aftalen", block=1, capacity=60),
]


class Planned:
    """A published round of so many networks, each with so many seat holders who are registered."""

    def __init__(self, each: int, networks: str = "AB") -> None:
        self.line = factories.person("Line Mortensen")
        self.by = Actor.person(self.line)
        programme = factories.programme(self.line)
        for name in networks:
            factories.network(programme, f"Netværk {name}")
        self.round = create_round(programme, name="Efterår", title="Aflastning", parts=PARTS, places=60, by=self.by)
        for meeting in self.meetings:
            set_date(meeting, starts_at=clock.at(DAY, 9, 30), town="Næstved", place="Kulturhuset", by=self.by)
            publish(meeting, by=self.by)
            self._fill(meeting, each)

    def _fill(self, meeting: Meeting, each: int) -> None:
        """Written in bundles: it is the press that is measured, not the registering."""
        home, workshop = factories.municipality(), meeting.sessions.filter(block=1).first()
        factories.invitation(meeting.network, home, answer="accepted")
        numbers = range(1, each + 1)
        people = Person.objects.bulk_create(
            Person(name=f"Deltager {n}", email=f"n{meeting.pk}.{n}@kommune.example") for n in numbers
        )
        places = Seat.objects.bulk_create(Seat(network=meeting.network, municipality=home, number=n) for n in numbers)
        Tenure.objects.bulk_create(
            Tenure(seat=seat, person=person, held_from=clock.now()) for seat, person in zip(places, people, strict=True)
        )
        made = Registration.objects.bulk_create(
            Registration(meeting=meeting, person=person, municipality=home, state="registered") for person in people
        )
        Place.objects.bulk_create(Place(registration=one, session=workshop, block=1) for one in made)
        Pool.objects.filter(meeting=meeting).exclude(session__letter="B").update(taken=each)

    @property
    def meetings(self) -> list[Meeting]:
        return list(self.round.meetings.select_related("network", "programme").order_by("pk"))

    def to(self, day: date = LATER, **more) -> list[NewPlan]:
        starts, ends = clock.at(day, 9, 30), clock.at(day, 15)
        return [NewPlan(one.pk, starts, ends, "Ringsted", "Salen", **more) for one in self.meetings]

    def move(self, **options):
        return change_plan(ChangeKind.MOVE, self.to(), reason="Salen er lukket", by=self.by, **options)


@pytest.fixture
def june(db):
    with clock.moved_to(clock.at(date(2026, 6, 22), 9)):
        yield


@pytest.fixture
def planned(june):
    return Planned(2)


ASK = {"registered": Registered.ASK, "confirm_by_at": clock.at(date(2026, 7, 1), 12)}


def everything() -> list[list[dict[str, object]]]:
    """All rows that a press may touch; the sequence of calendars only grows, so it is left out."""
    found = []
    for model in (Meeting, Session, Pool, Registration, Place, Todo):
        rows = list(model.objects.order_by("pk").values())
        for row in rows:
            row.pop("calendar_sequence", None)
            if model in (Place, Todo):
                row.pop("id")
        found.append(rows)
    return found


def letters():
    return Letter.objects.exclude(purpose="registration.receipt")


def test_a_round_of_five_with_190_people_moves_in_one_step(june):
    planned = Planned(38, "ABCDE")

    with CaptureQueriesContext(connection) as counted:
        change = planned.move(**ASK)

    sent = letters()
    assert len(change.letters) == sent.count() == sent.values("to_address").distinct().count() == 190
    assert {one.due_at for one in sent} == {change.leaves_at}
    assert len(counted) < 300


@pytest.mark.parametrize("registered", [{"registered": Registered.DROP}, ASK])
def test_a_press_costs_the_same_statements_for_more_people(registered, june):
    counts = []
    for each in (1, 6):
        planned = Planned(each, "A")
        with CaptureQueriesContext(connection) as counted:
            planned.move(**registered)
        counts.append(len(counted))

    # Rows are written in bundles: 30 letters are one bundle more than five.
    assert counts[1] - counts[0] <= 5


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (ChangeKind.MOVE, ASK),
        (ChangeKind.MOVE, {"registered": Registered.DROP}),
        (ChangeKind.CANCEL, {}),
        (ChangeKind.ONLINE, ASK),
        (ChangeKind.ONLINE, {"registered": Registered.DROP}),
    ],
)
def test_undo_puts_every_row_back(kind, options, planned):
    hybrid = planned.meetings[0]
    Pool.objects.create(meeting=hybrid, mode="online", capacity=5)
    before = everything()
    plans = planned.to(online_url="https://video.example/1") if kind != ChangeKind.CANCEL else planned.to()

    change = change_plan(kind, plans, reason="Sne", by=planned.by, **options)
    during = everything()
    undo_plan_change(change, by=planned.by)

    assert during != before
    assert everything() == before
    assert not letters().exists()


def test_undo_twice_changes_nothing(planned):
    change = planned.move()
    undo_plan_change(change, by=planned.by)
    undo_plan_change(change, by=planned.by)

    assert Entry.objects.filter(verb="plan_change_undone").count() == 1


def test_when_the_mails_have_left_it_cannot_be_undone(planned, settings):
    change = planned.move()

    with clock.moved_to(change.leaves_at), pytest.raises(Refused, match="leave|left|afsted|sendt"):
        undo_plan_change(change, by=planned.by)


def test_a_letter_that_has_left_stops_the_undoing_before_its_time(planned):
    change = planned.move()
    Letter.objects.filter(pk=change.letters[0]).update(sent_at=clock.now())

    with pytest.raises(Refused):
        undo_plan_change(change, by=planned.by)

    assert letters().count() == 4


def test_nothing_leaves_before_its_time(planned):
    change = planned.move()

    assert not due(clock.now()).exclude(purpose="registration.receipt").exists()
    assert list(due(change.leaves_at).values_list("pk", flat=True)) == change.letters


def test_a_later_change_stops_the_undoing_of_the_first(planned):
    first = planned.move()
    change_plan(ChangeKind.MOVE, planned.to(date(2026, 10, 9)), reason="Igen", by=planned.by)

    with pytest.raises(Refused):
        undo_plan_change(first, by=planned.by)


def test_who_is_concerned_by_two_meetings_gets_one_letter_about_each(planned):
    """A calendar update holds one UID: each meeting has its own entry to be moved."""
    a, b = planned.meetings[:2]
    both = factories.person("Karen Højgaard")
    for meeting in (a, b):
        factories.tenure(factories.seat(meeting.network, number=1), both)
    planned.round.several_allowed = True
    planned.round.save()
    register(a, both, by=Actor.person(both))

    planned.move()

    sent = letters().filter(to_person=both)
    assert sorted(sent.values_list("purpose", flat=True)) == ["meetings.moved", "registration.moved"]


def test_the_preview_names_those_who_then_get_a_letter(planned):
    quiet = factories.person("Aase Holm")
    factories.tenure(factories.seat(planned.meetings[0].network), quiet)
    shown = {one.person_id for reach in reach_of(planned.meetings) for one in reach.concerned}

    planned.move()

    assert set(letters().values_list("to_person", flat=True)) == shown
    assert quiet.pk in shown


def test_moving_one_meeting_leaves_the_others_alone(planned):
    one = planned.meetings[1]

    change_plan(
        ChangeKind.MOVE, [plan for plan in planned.to() if plan.meeting_id == one.pk], reason="Sne", by=planned.by
    )

    concerned = set(Registration.objects.filter(meeting=one).values_list("person", flat=True))
    assert set(letters().values_list("to_person", flat=True)) == concerned


def test_the_single_pages_take_the_same_way(planned):
    one, two = planned.meetings[:2]
    set_date(one, starts_at=clock.at(LATER, 9, 30), town="Ringsted", by=planned.by)
    cancel_meeting(two, reason="Sne", by=planned.by)

    assert list(ChangedMeeting.objects.order_by("pk").values_list("meeting", "change__kind")) == [
        (one.pk, "move"),
        (two.pk, "cancel"),
    ]


def test_online_everybody_takes_part_online_under_the_same_name(planned):
    one = planned.meetings[0]
    uid = one.calendar_uid

    change_plan(ChangeKind.ONLINE, [NewPlan(one.pk, online_url="https://video.example/1")], reason="Sne", by=planned.by)

    one.refresh_from_db()
    modes = set(Registration.objects.filter(meeting=one).values_list("mode", flat=True))
    pools = set(one.pools.values_list("mode", "session__letter", "taken"))
    assert (one.calendar_uid, one.town, one.place, modes) == (uid, "", "", {"online"})
    assert pools == {("online", None, 2), ("online", "A", 2), ("online", "B", 0)}


def test_deadlines_follow_the_day(planned):
    one = planned.meetings[0]
    Meeting.objects.filter(pk=one.pk).update(
        firm_from_at=clock.at(date(2026, 9, 20), 12), own_first_until_at=clock.at(date(2026, 9, 10), 8)
    )

    planned.move()

    one.refresh_from_db()
    assert one.firm_from_at == clock.at(date(2026, 10, 4), 12)
    assert one.own_first_until_at == clock.at(date(2026, 9, 24), 8)
    assert one.closes_at == clock.at(date(2026, 10, 1), 12)


def test_who_cancelled_meanwhile_stays_away(planned):
    change = planned.move(**ASK)
    gone = Registration.objects.first()
    cancel_registration(gone, by=planned.by)

    undo_plan_change(change, by=planned.by)

    gone.refresh_from_db()
    assert (gone.state, gone.meeting.pools.get(session=None).taken) == ("cancelled", 1)


def test_who_registered_meanwhile_is_told_what_holds(planned):
    change = planned.move()
    one = planned.meetings[0]
    new = register(one, factories.person("Ny"), by=planned.by)

    undo_plan_change(change, by=planned.by)

    [told] = letters()
    assert (told.to_person_id, told.purpose) == (new.person_id, "registration.undone")
    assert b"SEQUENCE:2" in bytes(told.calendar)


def test_places_that_others_have_taken_stop_the_undoing(planned):
    change = planned.move(registered=Registered.DROP)
    pool = planned.meetings[0].pools.get(session=None)
    pool.capacity = 1
    pool.save()

    with pytest.raises(Refused):
        undo_plan_change(change, by=planned.by)


def test_near_the_meeting_the_mails_leave_sooner(planned):
    with clock.moved_to(clock.at(DAY, 9)):
        change = change_plan(ChangeKind.CANCEL, planned.to(), reason="Sne", by=planned.by)

        assert timedelta(minutes=2) < change.leaves_at - change.made_at <= timedelta(minutes=2, seconds=30)


@pytest.mark.parametrize(
    ("kind", "plan", "options"),
    [
        (ChangeKind.CANCEL, {}, {"reason": " "}),
        (ChangeKind.CANCEL, {}, {"reason": f"Om {some_number()}"}),
        (ChangeKind.MOVE, {"starts_at": None}, {}),
        (ChangeKind.MOVE, {"starts_at": clock.at(date(2026, 6, 1), 9)}, {}),
        (ChangeKind.MOVE, {"starts_at": clock.at(LATER, 9), "ends_at": clock.at(LATER, 8)}, {}),
        (ChangeKind.MOVE, {"starts_at": clock.at(LATER, 9), "place": f"Hos {some_number()}"}, {}),
        (ChangeKind.ONLINE, {}, {}),
        (ChangeKind.MOVE, {"starts_at": clock.at(LATER, 9)}, {"registered": Registered.ASK}),
        (
            ChangeKind.MOVE,
            {"starts_at": clock.at(LATER, 9)},
            {"registered": Registered.ASK, "confirm_by_at": clock.at(LATER, 10)},
        ),
    ],
)
def test_what_cannot_be_is_refused(kind, plan, options, planned):
    with pytest.raises(Refused):
        change_plan(kind, [NewPlan(planned.meetings[0].pk, **plan)], **{"reason": "Sne", **options}, by=planned.by)

    assert not ChangedMeeting.objects.exists()


def test_the_same_again_is_refused(planned):
    planned.move()

    with pytest.raises(Refused):
        planned.move()


def test_a_held_meeting_is_not_changed(planned):
    with clock.moved_to(clock.at(date(2026, 9, 25), 9)), pytest.raises(Refused):
        change_plan(ChangeKind.CANCEL, planned.to(), reason="For sent", by=planned.by)
