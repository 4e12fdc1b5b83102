"""Why a part is on the programme, and telling who asked for it."""

import pytest

from praksisnet.adaptation.actions import cite, decline_need, merge_needs, raise_need, support_need, uncite
from praksisnet.adaptation.models import Ground, Need
from praksisnet.adaptation.queries import grounds_of, look_of, needs_for, unanswered, with_state
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.meetings.words import CorePart
from praksisnet.notices.models import Letter
from tests import factories
from tests.acting import cancel_meeting
from tests.adaptation.conftest import DAY


def state():
    return with_state(Need.objects.all()).get().state


def told(purpose):
    return [letter.to_person for letter in Letter.objects.filter(purpose=purpose).order_by("pk")]


def test_a_cited_need_is_chosen_and_told_once(need, mette, session, facilitator):
    first = cite(session, need=need, by=facilitator)
    again = cite(session, need=need, by=facilitator)

    assert (first, state(), told("adaptation.chosen")) == (again, "chosen", [mette])


def test_publishing_puts_the_need_on_the_programme_and_tells_once(need, mette, session, facilitator):
    cite(session, need=need, by=facilitator)

    publish(session.meeting, by=facilitator)

    assert (state(), told("adaptation.on_programme")) == ("programme", [mette])
    assert look_of(needs_for(mette).get()).text == "On the programme 3 March"
    assert list(unanswered(Need.objects.all())) == []


def test_a_ground_on_a_published_meeting_is_told_at_once_and_only_that(need, mette, session, facilitator):
    publish(session.meeting, by=facilitator)

    cite(session, need=need, by=facilitator)

    assert (told("adaptation.chosen"), told("adaptation.on_programme")) == ([], [mette])


def test_a_cancelled_meeting_takes_the_need_off_the_programme(need, session, facilitator):
    cite(session, need=need, by=facilitator)
    publish(session.meeting, by=facilitator)

    cancel_meeting(session.meeting, reason="Sne", by=facilitator)

    assert state() == "chosen"


def test_a_core_ground_holds_for_every_meeting_of_the_round(need, round_, brief, facilitator):
    core = round_.core_sessions.get()
    cite(core, need=need, by=facilitator)
    cite(core, resource=brief, by=facilitator)

    copy = core.copies.get()

    assert grounds_of(copy.meeting).of(copy) == (
        "1 municipality has asked for it · Research brief: Forskning kort: aflastning"
    )


@pytest.fixture
def vest(need, programme):
    """A holder in another network, whose municipality stands behind the need."""
    other, far = factories.network(programme, "Netværk Vest"), factories.municipality("Varde")
    holder = factories.person("Ida Vest")
    holder.network = other
    factories.tenure(factories.seat(other, far), holder)
    support_need(need, far, by=Actor.person(holder))
    return holder


def test_those_whose_network_has_no_such_meeting_hear_of_it_by_this_one(need, session, mette, vest, facilitator):
    cite(session, need=need, by=facilitator)

    publish(session.meeting, by=facilitator)

    assert told("adaptation.on_programme") == [mette, vest]


def test_the_others_hear_of_it_when_their_own_meeting_is_published(need, vest, session, mette, programme, facilitator):
    cite(session, need=need, by=facilitator)
    own = create_meeting(
        programme, kind="network", title="I vest", network=vest.network, parts=[CorePart("talk", 60, "Oplæg")],
        by=facilitator,
    )  # fmt: skip
    cite(own.sessions.get(), need=need, by=facilitator)
    _dated(own, facilitator)

    publish(session.meeting, by=facilitator)
    first = told("adaptation.on_programme")
    publish(own, by=facilitator)

    assert (first, told("adaptation.on_programme")) == ([mette], [mette, vest])


def _dated(meeting, by):
    set_date(meeting, starts_at=clock.at(DAY, 9), place="Huset", by=by)


def test_taken_away_the_need_is_chosen_still_but_on_no_programme(need, session, facilitator):
    ground = cite(session, need=need, by=facilitator)
    publish(session.meeting, by=facilitator)

    assert (uncite(ground, by=facilitator), uncite(ground, by=facilitator)) == (True, False)
    assert state() == "chosen"


def test_merged_needs_carry_their_grounds_over_once(need, faxe, programme, session, facilitator):
    other = raise_need(programme, faxe, body="Ferieaftaler i god tid", by=facilitator)
    cite(session, need=need, by=facilitator)
    cite(session, need=other, by=facilitator)

    merge_needs(need, other, by=facilitator)

    assert [ground.need for ground in Ground.objects.all()] == [other]


def test_refuses_no_reason_two_reasons_and_what_is_over(need, brief, session, world, facilitator):
    elsewhere = raise_need(world.there.programme, world.there.municipality, body="Noget andet.", by=facilitator)
    for causes in ({}, {"need": need, "resource": brief}, {"need": elsewhere}):
        with pytest.raises(Refused):
            cite(session, by=facilitator, **causes)
    decline_need(need, reason="Derfor.", by=facilitator)

    with pytest.raises(Refused):
        cite(session, need=need, by=facilitator)
