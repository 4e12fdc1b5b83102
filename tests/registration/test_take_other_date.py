"""“Can't make that day?”: another network's meeting of the round, as a visitor, without losing the place one has."""

from datetime import date

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.meetings.queries import meetings_for
from praksisnet.networks.standings import forget_standings
from praksisnet.registration.actions import register, take_other_date
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import registration_panel
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.queries.other_dates import other_dates
from praksisnet.registration.words import State
from tests import factories
from tests.acting import cancel_meeting
from tests.registration.conftest import calendar_of, letters
from tests.registration.dates import TwoNetworks

SYSTEM = Actor.system("test")


@pytest.fixture
def cast(db):
    return TwoNetworks()


def test_the_other_dates_say_how_many_places_they_have(cast):
    [one] = other_dates(cast.aisha, cast.home, lambda meeting: f"/{meeting.pk}")

    assert (one.meeting, one.free, one.said) == (cast.away, 2, "Netværk Hovedstaden, 29 September, 2 places left")


def test_the_meetings_page_leads_to_them_while_one_has_a_place_that_is_free(cast):
    before = registration_panel(cast.aisha, cast.home).has_other_dates

    for _ in range(2):
        register(cast.away, factories.person(), by=SYSTEM)

    assert (before, registration_panel(cast.aisha, cast.home).has_other_dates) == (True, False)


def test_who_cancels_is_led_to_them_only_while_one_has_a_place_that_is_free(cast):
    made, client = cast.comes(cast.home), cast.client(cast.aisha)
    address, asked = reverse("registration:cancellation", args=[made.pk]), f"/meetings/{cast.home.pk}/other-dates/"
    before = asked in client.get(address).content.decode()

    for _ in range(2):
        register(cast.away, factories.person(), by=SYSTEM)

    assert (before, asked in client.get(address).content.decode()) == (True, False)


def test_full_and_cancelled_dates_are_not_offered(cast):
    for _ in range(2):
        register(cast.away, factories.person(), by=SYSTEM)
    full = other_dates(cast.aisha, cast.home, str)
    cancel_meeting(cast.home, reason="Sne", by=cast.by)

    assert (full, other_dates(cast.aisha, cast.away, str)) == ([], [])


def test_another_date_moves_the_registration_and_counts_for_the_municipality(cast):
    before = cast.comes(cast.home)

    made = take_other_date(before, cast.away, by=Actor.person(cast.aisha))
    again = take_other_date(before, cast.away, by=Actor.person(cast.aisha))

    before.refresh_from_db()
    assert (before.state, made.state, again) == (State.CANCELLED, State.REGISTERED, made)
    assert (made.is_visitor, made.municipality) == (True, cast.greve)
    assert [meeting.pools.get().taken for meeting in (cast.home, cast.away)] == [0, 1]
    assert [calendar_of(letter)[0] for letter in (*letters("cancelled"), *letters("receipt")[1:])] == [
        "CANCEL",
        "REQUEST",
    ]


def test_the_old_place_is_kept_when_the_last_one_there_is_taken(cast):
    before = cast.comes(cast.home)
    for _ in range(2):
        register(cast.away, factories.person(), by=SYSTEM)

    with pytest.raises(Refused, match="still have the place"):
        take_other_date(before, cast.away, by=SYSTEM)

    before.refresh_from_db()
    assert (before.state, Registration.objects.filter(person=cast.aisha).count()) == (State.REGISTERED, 1)


def test_a_second_registration_in_the_round_is_refused_unless_allowed(cast):
    cast.comes(cast.home)
    with pytest.raises(Refused):
        cast.comes(cast.away)

    cast.round.several_allowed = True
    cast.round.save()

    assert cast.comes(cast.away).state == State.REGISTERED


def test_a_cancelled_meeting_stands_in_nobodys_way(cast):
    cast.comes(cast.home)
    cancel_meeting(cast.home, reason="Sne", by=cast.by)

    assert cast.comes(cast.away).is_visitor is True


def test_a_member_of_the_network_is_no_visitor(cast):
    assert cast.comes(cast.home).is_visitor is False


def test_a_visitor_finds_the_page_to_register_and_nothing_else(cast):
    client = cast.client(cast.aisha)
    names = ("registration:registration", "pages:meeting", "registration:participants")

    answers = [client.get(reverse(name, args=[cast.away.pk])).status_code for name in names]

    assert answers == [200, 404, 404]
    assert cast.away not in meetings_for(cast.aisha)


def test_who_is_registered_as_a_visitor_sees_that_meeting(cast):
    cast.comes(cast.away)
    forget_standings(cast.aisha)
    client = cast.client(cast.aisha)

    statuses = [
        client.get(reverse(n, args=[cast.away.pk])).status_code for n in ("pages:meeting", "registration:participants")
    ]

    assert statuses == [200, 403]


def test_a_stranger_finds_no_other_date(cast):
    client = cast.client(cast.nils)

    assert client.post(reverse("registration:registration", args=[cast.away.pk])).status_code == 404


def test_one_press_on_the_other_date_moves_it(cast):
    before = cast.comes(cast.home)
    client = cast.client(cast.aisha)
    address = reverse("registration:registration", args=[cast.away.pk])

    page = client.get(address).content.decode()
    client.post(address)

    before.refresh_from_db()
    assert ("Netværk Sjælland" in page, before.state) == (True, State.CANCELLED)
    assert Registration.objects.get(person=cast.aisha, state=State.REGISTERED).meeting == cast.away


def test_the_other_dates_stand_behind_the_mailed_link(cast, client):
    page = client.get(reverse("registration:mailed", args=[answer_token(cast.home, cast.aisha)])).content.decode()

    assert "Netværk Hovedstaden, 29. september, 2 pladser tilbage" in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_other_dates_costs_the_same_for_every_number(number, cast, statements):
    for extra in range(number - 1):
        network = factories.network(cast.programme, f"Netværk {extra}")
        made = create_meeting(cast.programme, kind="network", title="T", network=network, round=cast.round, by=cast.by)
        set_date(made, starts_at=clock.at(date(2026, 9, 25), 9), town="Roskilde", by=cast.by)
        publish(made, by=cast.by)
    client = cast.client(cast.aisha)

    with statements.at_most(8):
        page = client.get(reverse("registration:other_dates", args=[cast.home.pk])).content.decode()

    assert page.count("Samme program") == number
