import pytest

from praksisnet.adaptation.actions import decline_need, support_need
from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import with_state
from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from tests import factories


def test_support_adds_one_municipality_and_gathers_the_need(need, faxe):
    joined = support_need(need, faxe, by=Actor.person(faxe.holder))

    found = with_state(Need.objects.all()).get()
    assert (joined, found.municipality_count, found.state) == (True, 2, "joined")
    assert [entry.verb for entry in entries_about(need)] == ["need_supported", "need_raised"]


def test_a_municipality_weighs_one_however_many_ask(need, koege):
    joined = support_need(need, koege, by=Actor.person(factories.person()))

    assert (joined, need.supports.count(), entries_about(need).count()) == (False, 1, 1)


def test_support_refuses_a_need_that_has_its_answer(need, faxe, facilitator):
    decline_need(need, reason="Det er en sag for tilsynet.", by=facilitator)

    with pytest.raises(Refused):
        support_need(need, faxe, by=facilitator)
