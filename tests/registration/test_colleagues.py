"""Several colleagues registered by somebody else: by the own coordinator, or by who runs the meeting."""

from datetime import date

import pytest
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Pool
from praksisnet.people.models import Person
from praksisnet.registration.actions import Newcomer, Wanted, register, register_colleagues
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries.colleagues import known_people, last_time
from tests import factories
from tests.reading import text
from tests.registration.conftest import letters

JONAS, IDA = Newcomer("Jonas Riis", "jonas.riis@her.example"), Newcomer("Ida Lund", "ida.lund@her.example")


@pytest.fixture
def home(world):
    return world.here.municipality


@pytest.fixture
def registers(home, birthe):
    """``registers(meeting, mette, JONAS)``: Birthe registers them for Her Kommune."""

    def done(meeting, *people, all_or_none=True, **options):
        wanted = [Wanted(who) for who in people]
        by = Actor.person(birthe)
        return register_colleagues(meeting, home, wanted, all_or_none=all_or_none, by=by, **options)

    return done


def names(rows):
    return [one.person.name for one in rows]


def test_each_has_a_place_for_the_municipality_and_an_own_letter(registers, meeting, mette, birthe, home):
    outcome = registers(meeting, mette, JONAS)

    assert (names(outcome.registered), outcome.waiting, outcome.refused) == (["Mette Kjær", "Jonas Riis"], [], [])
    assert {(one.municipality, one.made_by) for one in Registration.objects.all()} == {(home, birthe)}
    assert sorted(letter.to_address for letter in letters("receipt")) == sorted([mette.email, JONAS.email])
    assert {"Birthe Holm" in letter.subject for letter in letters("receipt")} == {True}


def test_who_is_new_cannot_sign_in(registers, meeting):
    registers(meeting, JONAS)

    assert Person.objects.get(email=JONAS.email).invited_at is None


def test_a_repeat_changes_nothing(registers, meeting, mette):
    first, again = registers(meeting, mette, JONAS), registers(meeting, mette, JONAS)

    assert names(first.registered) == names(again.registered)
    assert (Registration.objects.count(), len(letters("receipt"))) == (2, 2)
    assert Entry.objects.filter(verb="colleagues_registered").count() == 1


def test_all_or_none_registers_nobody_where_one_would_wait(registers, make_meeting, mette, birthe):
    meeting = make_meeting(places=2)

    with pytest.raises(Refused, match="no place for Jonas Riis, so nobody is registered"):
        registers(meeting, mette, birthe, JONAS)

    assert (
        Registration.objects.count(),
        letters("receipt"),
        Pool.objects.get(meeting=meeting, session=None).taken,
    ) == (
        0,
        [],
        0,
    )
    assert Person.objects.filter(email=JONAS.email).count() == 0


def test_as_many_as_possible_lets_the_others_wait(registers, make_meeting, mette, birthe):
    outcome = registers(make_meeting(places=2), mette, birthe, JONAS, all_or_none=False)

    assert (names(outcome.registered), names(outcome.waiting)) == (["Mette Kjær", "Birthe Holm"], ["Jonas Riis"])


def test_who_comes_already_stays_as_they_are(registers, meeting, mette, home):
    own = register(meeting, mette, municipality=home, by=Actor.person(mette))

    registers(meeting, mette, JONAS)

    own.refresh_from_db()
    assert (own.made_by, len(letters("receipt", mette))) == (mette, 1)


def test_a_workshop_can_be_chosen_for_a_colleague(meeting, mette, workshops, home, birthe):
    wanted = [Wanted(mette, [workshops[1]])]

    register_colleagues(meeting, home, wanted, all_or_none=True, by=Actor.person(birthe))

    assert Place.objects.get().session == workshops[1]


def test_somebody_of_another_municipality_is_refused(registers, meeting, world):
    stranger = world.there.seats[0].tenures.get().person

    with pytest.raises(Refused, match="belongs to somebody who does not come for Her Kommune") as caught:
        registers(meeting, JONAS, Newcomer("Nils", stranger.email, is_sure=True))

    assert (caught.value.number, Registration.objects.count()) == (1, 0)


def test_nobody_is_refused(registers, meeting):
    with pytest.raises(Refused, match="Choose at least one"):
        registers(meeting)


def test_after_the_deadline_it_is_refused(registers, meeting, mette):
    with clock.moved_to(clock.at(date(2026, 9, 18), 9)), pytest.raises(Refused, match="Registration closed"):
        registers(meeting, mette)


def test_known_are_members_coordinators_and_who_came_before(registers, make_meeting, home, mette, birthe, comes):
    before, meeting = make_meeting(title="Før"), make_meeting()
    comes(before, "Greve")
    registers(before, JONAS)
    registers(meeting, IDA)

    assert [one.name for one in known_people(home, meeting)] == ["Birthe Holm", "Ida Lund", "Jonas Riis", "Mette Kjær"]


def test_last_time_is_the_newest_meeting_before_this_one(registers, make_meeting, home, mette, birthe):
    long_ago, last, this = make_meeting(title="1"), make_meeting(title="2"), make_meeting(title="3")
    for meeting, day in ((long_ago, 20), (last, 22)):
        meeting.starts_at = clock.at(date(2026, 9, day), 9, 30)
        meeting.save()
    registers(long_ago, mette)
    registers(last, birthe)

    assert last_time(home, this) == {birthe.pk}


# The page.


def address(name, *args):
    return reverse(f"registration:{name}", args=args)


def sent(**more):
    return {"how": "all", "lines": "2"} | more


def test_one_press_registers_those_ticked_and_those_written(world, meeting, mette):
    client = world.client(Who.COORDINATOR, language="en")
    new = {"name-1": JONAS.name, "email-1": "Jonas.Riis@her.example"}

    done = client.post(address("colleagues", meeting.pk), sent(**{f"person-{mette.pk}": "on"}, **new), follow=True)

    assert "2 colleagues are registered. Food and accessibility we ask each one about." in done.content.decode()
    assert sorted(names(Registration.objects.all())) == ["Jonas Riis", "Mette Kjær"]


def test_the_page_never_asks_about_food(world, meeting):
    page = world.client(Who.COORDINATOR).get(address("colleagues", meeting.pk)).content.decode()

    assert 'name="food' not in page
    assert "Mad og tilgængelighed spørger vi den enkelte om." in page


def test_last_time_is_ticked(world, registers, make_meeting, mette, birthe):
    before = make_meeting(title="Før")
    before.starts_at = clock.at(date(2026, 9, 20), 9, 30)
    before.save()
    registers(before, mette)
    meeting = make_meeting()

    page = world.client(Who.COORDINATOR).get(address("colleagues", meeting.pk)).content.decode()

    ticked = [f'name="person-{one.pk}" checked' in page for one in (mette, birthe)]
    assert ticked == [True, False]


def test_a_doubtful_address_is_asked_about_in_place_and_nothing_is_lost(world, meeting, mette):
    client, at = world.client(Who.COORDINATOR, language="en"), address("colleagues", meeting.pk)
    new = sent(**{f"person-{mette.pk}": "on", "name-2": "Ida Lund", "email-2": "ida@gmail.example"})

    asked = client.post(at, new)
    done = client.post(at, new | {"sure-2": "on"})

    page = asked.content.decode()
    assert (asked.status_code, done.status_code, Registration.objects.count()) == (422, 302, 2)
    assert [part in page for part in ("does not end in @her.example", 'value="Ida Lund"', 'name="sure-2"')] == [
        True
    ] * 3
    assert f'name="person-{mette.pk}" checked' in page


def test_half_a_line_is_said_in_place(world, meeting):
    page = world.client(Who.COORDINATOR, language="en").post(
        address("colleagues", meeting.pk), sent(**{"name-1": "Ida"})
    )

    assert (page.status_code, "Write the colleague’s mail." in text(page)) == (422, True)


def test_more_lines_keep_what_was_typed(world, meeting):
    page = world.client(Who.COORDINATOR, language="en").post(
        address("colleagues", meeting.pk), {"lines": "2", "more": "1", "name-1": "Ida"}
    )

    found = page.content.decode()
    assert [part in found for part in ('name="name-5"', 'value="Ida"', "There is one thing to correct")] == [
        True,
        True,
        False,
    ]


def test_a_partial_result_says_who_waits_with_the_number(world, make_meeting, mette, birthe):
    meeting = make_meeting(places=1)
    client = world.client(Who.COORDINATOR, language="en")
    chosen = {f"person-{mette.pk}": "on", f"person-{birthe.pk}": "on", "how": "many"}

    done = client.post(address("colleagues", meeting.pk), sent(**chosen), follow=True).content.decode()

    assert [part in done for part in ("1 colleague is registered.", "On the waiting list: Mette Kjær (number 1).")] == [
        True,
        True,
    ]


def test_who_runs_the_meeting_chooses_the_municipality(world, meeting, mette, home):
    factories.seat(world.here.network)
    client = world.client(Who.FACILITATOR, language="en")

    asked = text(client.get(address("colleagues", meeting.pk)))
    at = address("colleagues", meeting.pk) + f"?municipality={home.pk}"
    done = client.post(at, sent(**{f"person-{mette.pk}": "on"}))

    assert ("From which municipality?" in asked, done.url) == (True, address("participants", meeting.pk))
    assert Registration.objects.get().municipality == home


def test_a_coordinator_registers_for_the_own_municipality_only(world, meeting, mette):
    place = factories.seat(world.here.network).municipality
    client = world.client(Who.COORDINATOR)

    page = client.post(
        address("colleagues", meeting.pk) + f"?municipality={place.pk}",
        sent(**{"name-1": "Ida", "email-1": "ida.lund@her.example"}),
    )

    assert (page.status_code, Registration.objects.get().municipality) == (302, world.here.municipality)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_every_length(rows, world, meeting, home, statements, registers, make_meeting):
    before = make_meeting(title="Før")
    registers(before, *[Newcomer(f"Person {n}", f"p{n}@her.example") for n in range(rows)])
    client = world.client(Who.COORDINATOR)
    client.get("/")

    with statements.at_most(12):
        assert client.get(address("colleagues", meeting.pk)).status_code == 200
