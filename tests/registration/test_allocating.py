"""Ranked wishes: asked for, worked out, mended by hand, told to everybody once."""

import pytest
from django.urls import reverse

from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Pool
from praksisnet.registration.actions import (
    cancel_registration,
    change_workshop,
    pin_place,
    rank_wishes,
    register,
    run_allocation,
    start_allocation,
    start_telling,
    tell_allocation,
    unpin_place,
)
from praksisnet.registration.models import Allocation, Place, Registration
from praksisnet.registration.queries.dividing import division_of
from tests.reading import text
from tests.registration.conftest import calendar_of, has, letters

SYSTEM = Actor.system("test")


@pytest.fixture
def ranked(meeting, facilitator):
    """A: 4 places, B: 2, C: 1."""
    return rank_wishes(meeting, ranked=True, by=facilitator)


@pytest.fixture
def comes_to(ranked, comes, workshops):
    """``comes_to("Faxe", "CBA")``: registers with these wishes."""

    def registered(name, letters_):
        wanted = {one.letter: one for one in workshops}
        return comes(ranked, name, workshops=[wanted[letter] for letter in letters_])

    return registered


@pytest.fixture
def worked_out(ranked):
    return lambda: run_allocation(start_allocation(ranked, by=SYSTEM).pk)


def told(allocation, by):
    assert start_telling(allocation, by=by)
    return tell_allocation(allocation, by=by)


def lacking(registration):
    return [place.session.letter for place in registration.places.select_related("session")]


def test_until_all_are_told_nobody_has_a_workshop(comes_to, ranked):
    made = comes_to("Faxe", "CBA")

    assert (lacking(made), list(made.wishes.order_by("rank").values_list("rank", flat=True))) == ([], [1, 2, 3])
    assert Pool.objects.get(meeting=ranked, session__letter="C").taken == 0
    assert "Dine ønsker: Redskabet, Aftalen, Samtalen." in letters("receipt")[0].text


def test_wishes_may_be_changed_until_then(comes_to, workshops):
    made = comes_to("Faxe", "CBA")

    change_workshop(made, workshops[0], workshops[1], workshops[2], by=SYSTEM)

    assert [one.session.letter for one in made.wishes.order_by("rank").select_related("session")] == ["A", "B", "C"]
    assert letters("workshop") == []


def test_all_are_told_at_once_each_by_one_letter_with_the_reason(comes_to, worked_out, facilitator):
    first, second = comes_to("Faxe", "CBA"), comes_to("Greve", "CBA")

    number = told(worked_out(), facilitator)

    assert (number, lacking(first), lacking(second)) == (2, ["C"], ["B"])
    [letter] = letters("allocated", second.person)
    assert "Du fik dit andet ønske: workshop C havde 2 ønsker til 1 plads." in letter.text
    assert calendar_of(letter)[:2] == ("REQUEST", 1)
    assert "workshop B" in bytes(letter.calendar).decode().replace("\r\n ", "")


def test_places_are_counted_and_the_entry_is_in_the_journal(comes_to, ranked, worked_out, facilitator):
    made = comes_to("Faxe", "CBA")

    told(worked_out(), facilitator)

    assert dict(Pool.objects.filter(meeting=ranked, session__isnull=False).values_list("session__letter", "taken")) == {
        "A": 0,
        "B": 0,
        "C": 1,
    }
    assert [entry.verb for entry in entries_about(made)] == ["workshop_given", "registered"]


def test_to_tell_again_tells_nobody(comes_to, worked_out, facilitator):
    comes_to("Faxe", "CBA")
    run = worked_out()
    told(run, facilitator)

    again = (start_telling(run, by=facilitator), tell_allocation(run, by=facilitator))

    assert (again, len(letters("allocated"))) == ((False, 0), 1)


def test_what_has_changed_since_is_worked_out_anew_before_it_is_told(comes_to, worked_out, facilitator):
    comes_to("Faxe", "CBA")
    run = worked_out()
    comes_to("Greve", "CBA")

    with pytest.raises(Refused, match="Something has changed since"):
        start_telling(run, by=facilitator)

    assert (Place.objects.count(), told(worked_out(), facilitator)) == (0, 2)


def test_a_run_under_way_answers_a_second_press(comes_to, ranked):
    comes_to("Faxe", "CBA")

    assert start_allocation(ranked, by=SYSTEM) == start_allocation(ranked, by=SYSTEM)


def test_who_is_held_keeps_the_place_and_the_others_are_placed_around(comes_to, worked_out, workshops, facilitator):
    first, second = comes_to("Faxe", "CBA"), comes_to("Greve", "CBA")
    pin_place(second, workshops[2], by=facilitator)

    told(worked_out(), facilitator)

    assert (lacking(first), lacking(second)) == (["B"], ["C"])
    assert len(letters("allocated")) == 2


def test_a_held_place_is_hidden_until_it_is_told_and_can_be_let_go(world, ranked, mette, workshops, facilitator):
    made = register(ranked, mette, workshops=workshops, by=SYSTEM)
    place = pin_place(made, workshops[2], by=facilitator)

    page = text(
        world.client(Who.PARTICIPANT, language="en").get(reverse("registration:registration", args=[ranked.pk]))
    )
    unpin_place(place, by=facilitator)

    assert ("Workshop C: Redskabet" in page, Place.objects.count()) == (False, 0)
    assert Pool.objects.get(meeting=ranked, session__letter="C").taken == 0


def test_those_told_are_left_alone_by_a_later_run(comes_to, worked_out, facilitator, ranked, mette):
    first = comes_to("Faxe", "CBA")
    told(worked_out(), facilitator)
    late = register(ranked, mette, by=SYSTEM)

    told(worked_out(), facilitator)

    assert (lacking(first), len(lacking(late)), len(letters("allocated", first.person))) == (["C"], 1, 1)


def test_late_ones_choose_among_what_is_left(comes_to, worked_out, facilitator, ranked, mette, workshops):
    comes_to("Faxe", "CBA")
    told(worked_out(), facilitator)

    late = register(ranked, mette, workshops=[workshops[2], workshops[1]], by=SYSTEM)

    assert lacking(late) == ["B"]


def test_a_place_given_back_goes_to_one_without_and_moves_nobody_who_was_told(make_meeting, comes, facilitator):
    meeting = rank_wishes(make_meeting(workshops=(("Samtalen", 1), ("Aftalen", 1))), ranked=True, by=facilitator)
    wanted = list(meeting.sessions.filter(kind="workshop").order_by("position"))
    first, second, third = (comes(meeting, name, workshops=wanted) for name in ("Faxe", "Greve", "Lejre"))
    told(run_allocation(start_allocation(meeting, by=SYSTEM).pk), facilitator)
    before = (has(first), has(second), has(third))

    cancel_registration(first, by=SYSTEM)

    assert before == (["Samtalen"], ["Aftalen"], [])
    assert (has(second), has(third)) == (["Aftalen"], ["Samtalen"])
    assert (
        "Der var ikke plads til dig: workshop A havde 3 ønsker til 1 plads."
        in letters("allocated", third.person)[0].text
    )


def test_turned_off_everybody_gets_a_wish_in_the_order_they_came(comes_to, ranked, facilitator):
    first, second = comes_to("Faxe", "CBA"), comes_to("Greve", "CBA")

    rank_wishes(ranked, ranked=False, by=facilitator)

    assert (lacking(first), lacking(second)) == (["C"], ["B"])


def test_it_cannot_be_turned_on_when_places_are_given(meeting, mette, workshops, facilitator):
    register(meeting, mette, workshops=[workshops[0]], by=SYSTEM)

    with pytest.raises(Refused, match="can no longer be changed: 1 has a workshop already"):
        rank_wishes(meeting, ranked=True, by=facilitator)


# --- the pages ---


def page_of(meeting, name="allocation"):
    return reverse(f"registration:{name}", args=[meeting.pk])


def test_three_wishes_are_asked_for_and_what_was_chosen_is_kept(world, ranked, workshops):
    client = world.client(Who.PARTICIPANT, language="en")
    sent = {"workshop_1": workshops[2].pk, "workshop_1_2": workshops[2].pk}

    refused = client.post(page_of(ranked, "registration"), sent)
    done = client.post(
        page_of(ranked, "registration"), {**sent, "workshop_1_2": workshops[1].pk, "workshop_1_3": workshops[0].pk}
    )

    assert "Choose 3 different workshops." in text(refused)
    assert f'value="{workshops[2].pk}" selected' in refused.content.decode()
    made = Registration.objects.get()
    assert (done.status_code, made.wishes.count(), made.places.count()) == (302, 3, 0)


def test_the_participant_reads_workshop_and_reason(world, ranked, mette, workshops, comes_to, worked_out, facilitator):
    comes_to("Faxe", "CBA")
    register(ranked, mette, workshops=[workshops[2], workshops[1], workshops[0]], by=SYSTEM)
    told(worked_out(), facilitator)

    page = text(world.client(Who.PARTICIPANT, language="en").get(reverse("pages:meeting", args=[ranked.pk])))

    assert "Workshop B: Aftalen" in page
    assert "You got your second wish: workshop C had 2 wishes for 1 place." in page


@pytest.mark.parametrize("is_told", [False, True])
def test_the_meetings_page_costs_no_more_statements(world, ranked, mette, workshops, worked_out, statements, is_told):
    register(ranked, mette, workshops=workshops, by=SYSTEM)
    if is_told:
        told(worked_out(), SYSTEM)
    client = world.client(Who.PARTICIPANT, language="en")
    client.get("/")

    with statements.at_most(15):
        assert client.get(reverse("pages:meeting", args=[ranked.pk])).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_facilitators_page_costs_the_same_for_every_length(world, comes_to, ranked, worked_out, statements, rows):
    for _ in range(rows):
        comes_to("Faxe", "CBA")
    worked_out()
    client = world.client(Who.FACILITATOR, language="en")
    client.get("/")

    with statements.at_most(15):
        assert client.get(page_of(ranked)).status_code == 200


def test_the_facilitator_presses_and_the_jobs_do_it(world, comes_to, ranked, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    comes_to("Faxe", "CBA"), comes_to("Greve", "CBA")
    client = world.client(Who.FACILITATOR, language="en")

    client.post(page_of(ranked), {"do": "run"})
    result = text(client.get(page_of(ranked)))
    client.post(page_of(ranked), {"do": "tell"})

    assert "1 got the first wish" in result
    assert (Allocation.objects.get().told_at is None, len(letters("allocated"))) == (False, 2)


def test_a_refusal_is_told_on_the_page(world, comes_to, ranked, worked_out):
    comes_to("Faxe", "CBA")
    worked_out()
    comes_to("Greve", "CBA")

    page = world.client(Who.FACILITATOR, language="en").post(page_of(ranked), {"do": "tell"})

    assert "Something has changed since. Work it out again." in text(page)


def test_the_result_begins_with_those_worst_off(comes_to, ranked, worked_out):
    comes_to("Faxe", "CBA"), comes_to("Greve", "CBA")
    worked_out()

    division = division_of(ranked)

    assert [one.registration.municipality.name for one in division.people] == ["Greve", "Faxe"]
    assert [(room.session.letter, room.first, room.given) for room in division.rooms] == [
        ("A", 0, 0),
        ("B", 0, 1),
        ("C", 2, 1),
    ]
