"""Hybrid meetings: the address is for those online, joining checks in, and changing keeps both capacities."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import change_meeting, set_places
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.meetings.words import Mode
from praksisnet.registration.actions import cancel_registration, change_mode, join, register
from praksisnet.registration.models import Answer, Arrival, Place, Registration
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.words import State
from tests.reading import text
from tests.registration.asking import asked_at, says
from tests.registration.conftest import MEETING_DAY, address, calendar_of, letters

URL, NEW_URL = "https://video.example/rum/7", "https://video.example/rum/8"


@pytest.fixture
def hybrid(make_meeting, facilitator):
    """``hybrid(onsite, online)``: a meeting without workshops and with an address."""

    def made(onsite=2, online=2, **options):
        meeting = make_meeting(places=onsite, online_url=URL, **{"workshops": [], **options})
        set_places(meeting, online, mode=Mode.ONLINE, by=facilitator)
        return Meeting.objects.get(pk=meeting.pk)

    return made


def taken(meeting):
    return dict(Pool.objects.filter(meeting=meeting, session=None).values_list("mode", "taken"))


def stands(registration):
    found = Registration.objects.get(pk=registration.pk)
    return found.state, found.mode, found.wanted_mode


def own(registration):
    return Actor.person(registration.person)


def entry(letter):
    return bytes(letter.calendar).decode().replace("\r\n ", "")


def test_the_address_is_in_mail_and_entry_of_those_online_only(hybrid, comes):
    meeting = hybrid()
    online, onsite = comes(meeting, mode=Mode.ONLINE), comes(meeting)

    [to_online], [to_onsite] = letters("receipt", online.person), letters("receipt", onsite.person)

    assert [URL in to_online.text, f"LOCATION:{URL}" in entry(to_online)] == [True, True]
    assert [URL in to_onsite.text + to_onsite.html, URL in entry(to_onsite)] == [False, False]


def test_the_page_has_the_button_for_those_online_and_the_address_for_nobody(hybrid, mette, world, comes):
    meeting = hybrid()
    client, at = world.client(Who.PARTICIPANT, language="en"), address("registration", meeting.pk)
    made = register(meeting, mette, by=Actor.person(mette))

    onsite = client.get(at).content.decode()
    change_mode(made, Mode.ONLINE, by=own(made))
    online = client.get(at).content.decode()

    assert ["Join online" in onsite, "Join online" in online, URL in onsite] == [False, True, False]


def test_another_address_reaches_exactly_those_online(hybrid, comes, facilitator):
    meeting = hybrid(online=1)
    online, onsite, waiting = comes(meeting, mode=Mode.ONLINE), comes(meeting), comes(meeting, mode=Mode.ONLINE)

    for _again in range(2):
        change_meeting(meeting, online_url=NEW_URL, by=facilitator)

    [letter] = letters("online_changed")
    assert (letter.to_person, calendar_of(letter)) == (online.person, ("REQUEST", 1, "CONFIRMED"))
    assert (NEW_URL in entry(letter), waiting.state, onsite.state) == (True, State.WAITING, State.REGISTERED)


@pytest.mark.parametrize(("minutes", "arrives"), [(61, False), (59, True), (-30, True)])
def test_joining_checks_in_from_an_hour_before(hybrid, comes, minutes, arrives):
    made = comes(hybrid(), mode=Mode.ONLINE)

    with clock.moved_to(clock.at(MEETING_DAY, 9, 30) - timedelta(minutes=minutes)):
        urls = [join(made, by=own(made)) for _again in range(2)]

    assert (urls, Arrival.objects.count()) == ([URL, URL], int(arrives))
    assert stands(made)[0] == (State.ATTENDED if arrives else State.REGISTERED)


def test_who_is_on_site_or_too_late_does_not_join(hybrid, comes):
    meeting = hybrid()
    online, onsite = comes(meeting, mode=Mode.ONLINE), comes(meeting)

    with pytest.raises(Refused):
        join(onsite, by=own(onsite))
    with clock.moved_to(clock.at(MEETING_DAY, 16)), pytest.raises(Refused):
        join(online, by=own(online))

    assert Arrival.objects.count() == 0


@pytest.mark.parametrize("is_mailed", [True, False])
def test_a_press_on_the_page_or_behind_the_mail_leads_to_the_address(hybrid, mette, world, client, is_mailed):
    meeting = hybrid()
    register(meeting, mette, mode=Mode.ONLINE, by=Actor.person(mette))
    at = address("mailed_join", answer_token(meeting, mette)) if is_mailed else address("join", meeting.pk)
    reader = client if is_mailed else world.client(Who.PARTICIPANT)

    with clock.moved_to(clock.at(MEETING_DAY, 9, 25)):
        refused, done = reader.get(at), reader.post(at)

    assert (refused.status_code, done.status_code, Arrival.objects.count()) == (405, 200, 1)
    assert f'http-equiv="refresh" content="0; url={escape(URL)}"' in done.content.decode()


def test_changing_moves_the_place_and_the_next_moves_up(hybrid, comes):
    meeting = hybrid(onsite=1)
    first, waiting = comes(meeting), comes(meeting)

    for _again in range(2):
        change_mode(first, Mode.ONLINE, by=own(first))

    assert (stands(first), stands(waiting)[0]) == ((State.REGISTERED, "online", ""), State.REGISTERED)
    assert taken(meeting) == {"onsite": 1, "online": 1}
    [letter] = letters("mode_changed")
    assert (letter.to_person, calendar_of(letter)) == (first.person, ("REQUEST", 1, "CONFIRMED"))


def test_when_it_is_full_one_waits_without_losing_the_place(hybrid, comes):
    meeting = hybrid(online=1)
    online, onsite = comes(meeting, mode=Mode.ONLINE), comes(meeting)

    change_mode(onsite, Mode.ONLINE, by=own(onsite))
    meanwhile = stands(onsite)
    cancel_registration(online, by=own(online))

    assert meanwhile == (State.REGISTERED, "onsite", "online")
    assert (stands(onsite), taken(meeting)) == ((State.REGISTERED, "online", ""), {"onsite": 0, "online": 1})


def test_those_without_any_place_come_first(hybrid, comes):
    meeting = hybrid(online=1)
    online, onsite = comes(meeting, mode=Mode.ONLINE), comes(meeting)
    change_mode(onsite, Mode.ONLINE, by=own(onsite))
    waiting = comes(meeting, mode=Mode.ONLINE)

    cancel_registration(online, by=own(online))

    assert (stands(waiting)[0], stands(onsite)) == (State.REGISTERED, (State.REGISTERED, "onsite", "online"))


def test_who_waits_gets_the_first_place_of_either_kind(hybrid, comes):
    meeting = hybrid(onsite=1, online=1)
    online, _onsite, waiting = comes(meeting, mode=Mode.ONLINE), comes(meeting), comes(meeting)

    change_mode(waiting, Mode.ONLINE, by=own(waiting))
    meanwhile = stands(waiting)
    cancel_registration(online, by=own(online))

    assert (meanwhile, stands(waiting)) == (
        (State.WAITING, "onsite", "online"),
        (State.REGISTERED, "online", ""),
    )


def test_the_wish_can_be_taken_back(hybrid, comes):
    meeting = hybrid(online=1)
    comes(meeting, mode=Mode.ONLINE)
    onsite = comes(meeting)
    change_mode(onsite, Mode.ONLINE, by=own(onsite))

    change_mode(onsite, Mode.ONSITE, by=own(onsite))

    assert stands(onsite) == (State.REGISTERED, "onsite", "")


def test_the_workshop_follows_where_it_is_held_online(make_meeting, comes, facilitator):
    meeting = make_meeting(workshops=(("Samtalen", 4), ("Aftalen", 2)))
    set_places(meeting, 5, mode=Mode.ONLINE, by=facilitator)
    both, here = meeting.sessions.filter(kind="workshop").order_by("position")
    set_places(meeting, 5, mode=Mode.ONLINE, session=both, by=facilitator)
    keeps, leaves = comes(meeting, workshops=[both]), comes(meeting, workshops=[here])

    for one in (keeps, leaves):
        change_mode(one, Mode.ONLINE, by=own(one))

    assert list(Place.objects.values_list("registration", "session")) == [(keeps.pk, both.pk)]
    pools = Pool.objects.filter(session__isnull=False).order_by("session", "-mode")
    assert list(pools.values_list("session", "mode", "taken")) == [
        (both.pk, "onsite", 0),
        (both.pk, "online", 1),
        (here.pk, "onsite", 0),
    ]


def test_nobody_cooks_for_who_goes_online(hybrid, comes, facilitator):
    meeting = hybrid()
    food, made = asked_at(meeting, by=facilitator)["dietary"], comes(meeting)
    says(made, food, "vegan", by=own(made))

    change_mode(made, Mode.ONLINE, by=own(made))

    assert Answer.objects.count() == 0


def test_after_the_deadline_one_goes_online_and_not_to_the_place(hybrid, comes):
    meeting = hybrid()
    online, onsite = comes(meeting, mode=Mode.ONLINE), comes(meeting)

    with clock.moved_to(clock.at(date(2026, 9, 18), 9)):
        change_mode(onsite, Mode.ONLINE, by=own(onsite))
        with pytest.raises(Refused):
            change_mode(online, Mode.ONSITE, by=own(online))

    assert (stands(onsite)[1], stands(online)[1]) == ("online", "online")


def test_what_cannot_be_had_is_refused(meeting, comes, hybrid):
    one, gone = comes(meeting), comes(hybrid(title="Andet"))
    cancel_registration(gone, by=own(gone))

    for registration in (one, gone):
        with pytest.raises(Refused):
            change_mode(registration, Mode.ONLINE, by=own(registration))


def test_one_press_changes_and_the_page_says_what_there_is(hybrid, mette, world):
    meeting = hybrid()
    register(meeting, mette, by=Actor.person(mette))
    client, at = world.client(Who.PARTICIPANT, language="en"), address("mode", meeting.pk)

    page = text(client.get(at))
    done = client.post(at, {"mode": "online"}, follow=True)

    assert ("There is a place. The one you have goes to the next." in page, done.status_code) == (True, 200)
    assert Registration.objects.get().mode == Mode.ONLINE


def test_the_mailed_link_changes_too(hybrid, mette, client):
    meeting = hybrid()
    register(meeting, mette, by=Actor.person(mette))
    at = address("mailed_mode", answer_token(meeting, mette))

    opened, before = client.get(at), Registration.objects.get().mode
    client.post(at, {"mode": "online"})

    assert (opened.status_code, before, Registration.objects.get().mode) == (200, Mode.ONSITE, Mode.ONLINE)


def test_a_newcomer_chooses_and_is_asked_for_workshops_of_that_kind(make_meeting, facilitator, world):
    meeting = make_meeting()
    set_places(meeting, 3, mode=Mode.ONLINE, by=facilitator)
    client, at = world.client(Who.PARTICIPANT, language="en"), address("registration", meeting.pk)

    page, onsite = text(client.get(at)), client.post(at, {"mode": "onsite"})
    online = client.post(at, {"mode": "online"})

    assert ("3 places left" in page, onsite.status_code, online.status_code) == (True, 422, 302)
    assert Registration.objects.get().mode == Mode.ONLINE


def test_the_facilitator_opens_places_online(meeting, world):

    client, at = world.client(Who.FACILITATOR), reverse("meetings:places", args=[meeting.pk])

    client.get(at)
    client.post(at, {"capacity": 40, "online": 15})

    assert dict(Pool.objects.filter(session=None).values_list("mode", "capacity")) == {"onsite": 40, "online": 15}
