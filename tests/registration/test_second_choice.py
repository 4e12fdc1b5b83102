"""A first and a second choice in each block: the first with a place is given, the other stays a wish."""

import pytest
from django.urls import reverse

from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Pool
from praksisnet.registration.actions import cancel_registration, change_workshop, register
from praksisnet.registration.models import Place, Registration, Wish
from tests.reading import text
from tests.registration.conftest import calendar_of, has, letters

SYSTEM = Actor.system("test")


@pytest.fixture
def holder(meeting, comes, workshops):
    """Has the one place in Redskabet."""
    return comes(meeting, "Faxe", workshops=[workshops[2]])


def taken(meeting):
    return dict(Pool.objects.filter(meeting=meeting, session__isnull=False).values_list("session__title", "taken"))


def test_the_first_choice_is_given_while_it_has_places(meeting, mette, workshops):
    made = register(meeting, mette, workshops=[workshops[1], workshops[0]], by=SYSTEM)

    assert has(made) == ["Aftalen"]


def test_when_the_first_is_full_the_second_is_given_and_the_receipt_says_both(meeting, mette, workshops, holder):
    made = register(meeting, mette, workshops=[workshops[2], workshops[0]], by=SYSTEM)

    assert has(made) == ["Samtalen"]
    assert list(made.wishes.order_by("rank").values_list("session__title", "rank")) == [
        ("Redskabet", 1),
        ("Samtalen", 2),
    ]
    [letter] = letters("receipt", mette)
    assert "Din workshop: A. Samtalen." in letter.text
    assert "Du ville hellere: Redskabet." in letter.text


def test_a_place_given_back_goes_to_the_first_choice_and_the_second_is_released(meeting, mette, workshops, holder):
    made = register(meeting, mette, workshops=[workshops[2], workshops[0]], by=SYSTEM)

    cancel_registration(holder, by=SYSTEM)

    assert (has(made), taken(meeting)) == (["Redskabet"], {"Samtalen": 0, "Aftalen": 0, "Redskabet": 1})
    [letter] = letters("workshop", mette)
    assert (calendar_of(letter)[:2], "C. Redskabet" in letter.text) == (("REQUEST", 1), True)


def test_the_released_second_choice_goes_on_to_the_next(make_meeting, mette, comes):
    meeting = make_meeting(workshops=(("Samtalen", 1), ("Aftalen", 1)))
    samtalen, aftalen = meeting.sessions.filter(kind="workshop").order_by("position")
    first = comes(meeting, workshops=[samtalen])
    second = register(meeting, mette, workshops=[samtalen, aftalen], by=SYSTEM)
    third = comes(meeting, workshops=[aftalen], waits_for_workshop=True)

    cancel_registration(first, by=SYSTEM)

    assert (has(second), has(third)) == (["Samtalen"], ["Aftalen"])


def test_when_both_are_full_it_is_refused_and_nothing_is_kept(make_meeting, mette, comes):
    meeting = make_meeting(workshops=(("Samtalen", 1), ("Aftalen", 1)))
    workshops = list(meeting.sessions.filter(kind="workshop").order_by("position"))
    for session in workshops:
        comes(meeting, workshops=[session])

    with pytest.raises(Refused, match="Samtalen and Aftalen are full. Choose another workshop."):
        register(meeting, mette, workshops=workshops, by=SYSTEM)

    assert (Registration.objects.filter(person=mette).count(), Wish.objects.count()) == (0, 2)


def test_who_comes_all_the_same_waits_for_the_workshop_and_gets_it_later(meeting, mette, workshops, holder):
    made = register(meeting, mette, workshops=[workshops[2]], waits_for_workshop=True, by=SYSTEM)
    before = has(made)

    cancel_registration(holder, by=SYSTEM)

    assert (before, has(made), len(letters("workshop", mette))) == ([], ["Redskabet"], 1)
    assert "Disse workshops var optaget: Redskabet." in letters("receipt", mette)[0].text


def test_who_moves_up_gets_one_place_in_a_block(make_meeting, comes):
    meeting = make_meeting(places=1)
    workshops = list(meeting.sessions.filter(kind="workshop").order_by("position"))
    first = comes(meeting)
    waiting = comes(meeting, workshops=workshops[:2])

    cancel_registration(first, by=SYSTEM)

    assert (has(waiting), Place.objects.count()) == (["Samtalen"], 1)


def test_each_block_has_choices_of_its_own(make_meeting, mette, comes):
    meeting = make_meeting(workshops=(("Samtalen", 1), ("Aftalen", 1)))
    one, two = meeting.sessions.filter(kind="workshop").order_by("position")
    two.block = 2
    two.save()
    first = comes(meeting, workshops=[one])
    made = register(meeting, mette, workshops=[two, one], waits_for_workshop=True, by=SYSTEM)

    cancel_registration(first, by=SYSTEM)

    assert sorted(has(made)) == ["Aftalen", "Samtalen"]


def test_nobody_is_moved_from_the_workshop_they_wanted_most(meeting, mette, workshops, comes):
    made = register(meeting, mette, workshops=[workshops[1], workshops[0]], by=SYSTEM)

    cancel_registration(comes(meeting, workshops=[workshops[0]]), by=SYSTEM)

    assert (has(made), letters("workshop", mette)) == (["Aftalen"], [])


def test_to_wish_for_a_full_one_keeps_the_place_one_has(meeting, mette, workshops, holder):
    made = register(meeting, mette, workshops=[workshops[0]], by=SYSTEM)

    change_workshop(made, workshops[2], waits_for_workshop=True, by=SYSTEM)

    assert (has(made), letters("workshop", mette)) == (["Samtalen"], [])
    assert list(made.wishes.order_by("rank").values_list("session__title", flat=True)) == ["Redskabet", "Samtalen"]
    assert [entry.verb for entry in entries_about(made)] == ["workshop_wished", "registered"]


# --- the page ---


def page_of(meeting):
    return reverse("registration:registration", args=[meeting.pk])


def test_one_press_with_a_full_first_choice_gives_the_second(world, meeting, mette, workshops, holder):
    client = world.client(Who.PARTICIPANT, language="en")

    client.post(page_of(meeting), {"workshop_1": workshops[2].pk, "workshop_1_2": workshops[0].pk})
    page = client.get(page_of(meeting))

    assert has(Registration.objects.get(person=mette)) == ["Samtalen"]
    assert "You wait for a place in: Redskabet" in text(page)


def test_when_it_is_refused_the_choice_is_kept_and_a_tick_comes_all_the_same(world, meeting, mette, workshops, holder):
    client, sent = world.client(Who.PARTICIPANT, language="en"), {"workshop_1": workshops[2].pk}

    refused = client.post(page_of(meeting), sent)
    done = client.post(page_of(meeting), {**sent, "anyway": "on"}, follow=True)

    assert f'value="{workshops[2].pk}" checked' in refused.content.decode()
    assert "Come even if all that I chose are full" in text(refused)
    assert "You are registered, and wait for a place in a workshop." in text(done)
    assert has(Registration.objects.get(person=mette)) == []
