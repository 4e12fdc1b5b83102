"""Swap lists: two who want each other's places change, at once and both told."""

import pytest
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Pool
from praksisnet.registration.actions import ask_swap, cancel_registration, register, substitute, withdraw_swap
from praksisnet.registration.models import Swap
from tests import factories
from tests.reading import text
from tests.registration.conftest import MEETING_DAY, calendar_of, has, letters

SYSTEM = Actor.system("test")


@pytest.fixture
def small(make_meeting):
    """One place in each of A, B and C."""
    return make_meeting(workshops=(("Samtalen", 1), ("Aftalen", 1), ("Redskabet", 1)))


@pytest.fixture
def rooms(small):
    return list(small.sessions.filter(kind="workshop").order_by("position"))


@pytest.fixture
def pair(small, rooms, mette, comes):
    """Mette in A, somebody of Faxe in B."""
    return register(small, mette, workshops=[rooms[0]], by=SYSTEM), comes(small, "Faxe", workshops=[rooms[1]])


def taken(meeting):
    return list(
        Pool.objects.filter(meeting=meeting, session__isnull=False).order_by("pk").values_list("taken", flat=True)
    )


def test_two_who_want_each_others_places_change_and_both_are_told(pair, rooms, small):
    mette, faxe = pair

    answers = ask_swap(mette, rooms[1], by=SYSTEM), ask_swap(faxe, rooms[0], by=SYSTEM)

    assert (answers, has(mette), has(faxe), taken(small)) == ((False, True), ["Aftalen"], ["Samtalen"], [1, 1, 0])
    assert [calendar_of(one)[:2] for one in letters("workshop")] == [("REQUEST", 1), ("REQUEST", 1)]
    assert {one.to_person_id for one in letters("workshop")} == {mette.person_id, faxe.person_id}
    assert [entry.verb for entry in entries_about(mette)] == ["workshop_given", "swap_asked", "registered"]


def test_until_somebody_fits_everybody_keeps_the_place(pair, rooms):
    mette, _faxe = pair

    ask_swap(mette, rooms[1], by=SYSTEM)

    assert (has(mette), letters("workshop"), Swap.objects.filter(ended_at=None).count()) == (["Samtalen"], [], 1)


def test_a_free_place_is_had_at_once(pair, rooms, small):
    mette, _faxe = pair

    assert (ask_swap(mette, rooms[2], by=SYSTEM), has(mette), taken(small)) == (True, ["Redskabet"], [0, 1, 1])


def test_a_place_that_is_given_back_goes_to_the_swap_list(pair, rooms, small):
    mette, faxe = pair
    ask_swap(mette, rooms[1], by=SYSTEM)

    cancel_registration(faxe, by=SYSTEM)

    assert (has(mette), taken(small)) == (["Aftalen"], [0, 1, 0])


def test_somebody_without_a_workshop_goes_before_the_swap_list(pair, rooms, comes, small):
    mette, faxe = pair
    ask_swap(mette, rooms[1], by=SYSTEM)
    without = comes(small, "Greve", workshops=[rooms[1]], waits_for_workshop=True)

    cancel_registration(faxe, by=SYSTEM)

    assert (has(mette), has(without)) == (["Samtalen"], ["Aftalen"])


def test_to_ask_again_is_one_wish_and_it_can_be_withdrawn(pair, rooms):
    mette, faxe = pair
    for _ in range(2):
        ask_swap(mette, rooms[1], by=SYSTEM)
    number = Swap.objects.count()

    for _ in range(2):
        withdraw_swap(mette, rooms[1], by=SYSTEM)
    ask_swap(faxe, rooms[0], by=SYSTEM)

    assert (number, has(mette), has(faxe)) == (1, ["Samtalen"], ["Aftalen"])


def test_a_swap_that_happened_ends_the_others_of_its_block(pair, rooms, comes, small):
    mette, faxe = pair
    comes(small, "Greve", workshops=[rooms[2]])
    ask_swap(mette, rooms[2], by=SYSTEM)
    ask_swap(mette, rooms[1], by=SYSTEM)

    ask_swap(faxe, rooms[0], by=SYSTEM)

    assert (has(mette), Swap.objects.filter(ended_at=None).count()) == (["Aftalen"], 0)


def test_without_a_place_and_after_the_start_it_is_refused(small, rooms, mette, comes):
    bare = comes(small, "Faxe")

    with pytest.raises(Refused, match="no workshop at that time"):
        ask_swap(bare, rooms[0], by=SYSTEM)
    with clock.moved_to(clock.at(MEETING_DAY, 10)), pytest.raises(Refused, match="until the meeting begins"):
        ask_swap(bare, rooms[0], by=SYSTEM)


def test_the_page_asks_and_withdraws(world, pair, rooms, small):
    client, page = world.client(Who.PARTICIPANT, language="en"), reverse("registration:swaps", args=[small.pk])

    asked = text(client.post(page, {"want": rooms[1].pk}, follow=True))
    withdrawn = text(client.post(page, {"withdraw": rooms[1].pk}, follow=True))

    assert "You are on the swap list." in asked
    assert "I would rather be in workshop B" in withdrawn


def test_the_page_costs_the_same_for_every_length(world, pair, rooms, small, statements):
    ask_swap(pair[1], rooms[0], by=SYSTEM)
    client = world.client(Who.PARTICIPANT, language="en")
    client.get("/")

    with statements.at_most(15):
        page = client.get(reverse("registration:swaps", args=[small.pk]))

    assert "Somebody there wants your place" in text(page)


def test_who_takes_over_a_place_has_not_asked_to_swap_it(pair, rooms, comes, small):
    """The workshop goes with the place; the wish for another was somebody else's."""
    mette, faxe = pair
    ask_swap(faxe, rooms[0], by=SYSTEM)

    substitute(faxe, factories.person("Ida Krag"), by=SYSTEM)
    ask_swap(mette, rooms[1], by=SYSTEM)

    assert (has(mette), has(faxe), Swap.objects.filter(ended_at=None).count()) == (["Samtalen"], ["Aftalen"], 1)
    assert Entry.objects.filter(verb="swap_withdrawn", subject_id=faxe.pk).count() == 1
