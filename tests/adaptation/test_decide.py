"""Choosing, answering and saying why not: everybody behind is told, once."""

import pytest

from praksisnet.adaptation.actions import answer_need, choose_need, decline_need, raise_need, support_need
from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import with_state
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks.models import Tenure
from praksisnet.notices.models import Letter
from tests import factories


def told():
    return {letter.to_person for letter in Letter.objects.all()}


def state():
    return with_state(Need.objects.all()).get().state


def test_choose_tells_everybody_behind_once(need, mette, faxe, by, facilitator):
    support_need(need, faxe, by=Actor.person(faxe.holder))

    choose_need(need, by=facilitator)
    choose_need(need, by=facilitator)

    assert (state(), told(), Letter.objects.count()) == ("chosen", {mette, faxe.holder}, 2)
    assert [entry.verb for entry in entries_about(need)][0] == "need_chosen"


def test_answer_is_told_after_a_choice(need, mette, facilitator):
    choose_need(need, by=facilitator)

    answer_need(need, answer="Det kommer på mødet.", link="https://praksisnet.example/svar", by=facilitator)
    answer_need(need, answer="Det kommer på mødet.", link="https://praksisnet.example/svar", by=facilitator)

    letter = Letter.objects.get(purpose="adaptation.answered")
    assert (state(), letter.to_person, letter.urgency) == ("answered", mette, "receipt")
    assert "https://praksisnet.example/svar" in letter.text


@pytest.mark.parametrize(("answer", "link"), [("", ""), (" ", " "), ("", "javascript:alert(1)")])
def test_answer_refuses_nothing_and_what_is_no_address(answer, link, need, facilitator):
    with pytest.raises(Refused):
        answer_need(need, answer=answer, link=link, by=facilitator)


def test_decline_tells_the_reason(need, mette, facilitator):
    decline_need(need, reason="Det hører til hos tilsynet.", by=facilitator)
    decline_need(need, reason="Det hører til hos tilsynet.", by=facilitator)

    letter = Letter.objects.get()
    assert (state(), letter.to_person, "Det hører til hos tilsynet." in letter.text) == ("declined", mette, True)


def test_decline_refuses_no_reason_and_an_answered_need(need, facilitator):
    with pytest.raises(Refused):
        decline_need(need, reason=" ", by=facilitator)
    answer_need(need, answer="Ja.", by=facilitator)

    with pytest.raises(Refused):
        decline_need(need, reason="Alligevel ikke.", by=facilitator)


def test_a_letter_names_no_other_municipality(need, koege, faxe, by, facilitator):
    support_need(need, faxe, by=by)

    choose_need(need, by=facilitator)

    assert not any(name in letter.text for letter in Letter.objects.all() for name in (faxe.name, koege.name))


def test_when_who_asked_has_left_the_coordinator_is_told(need, mette, world, koege, facilitator):
    Tenure.objects.filter(person=mette).update(held_until=clock.now(), ended_because="left")

    choose_need(need, by=facilitator)

    assert [person.name for person in told()] == ["Birthe Holm"]


def test_what_a_facilitator_raised_is_told_to_the_seat_holder(programme, faxe, facilitator):
    need = raise_need(programme, faxe, body="Ferie og fridage.", by=facilitator)
    factories.tenure(factories.seat(programme.networks.get(), faxe, 2), factories.person(deactivated_at=clock.now()))

    choose_need(need, by=facilitator)

    assert told() == {faxe.holder}
