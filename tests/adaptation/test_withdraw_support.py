import pytest

from praksisnet.adaptation.actions import answer_need, support_need, withdraw_support
from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import with_state
from praksisnet.journal.queries import entries_about
from praksisnet.kit.refusal import Refused


def test_withdraw_leaves_the_need_to_the_others(need, koege, faxe, by):
    support_need(need, faxe, by=by)

    withdraw_support(need, koege, by=by)

    assert [support.municipality for support in need.supports.all()] == [faxe]
    assert with_state(Need.objects.all()).get().state == "received"


def test_the_last_one_withdraws_the_need(need, koege, by):
    withdraw_support(need, koege, by=by)
    again = withdraw_support(need, koege, by=by)

    assert (again, with_state(Need.objects.all()).get().state) == (False, "withdrawn")
    assert [e.verb for e in entries_about(need)] == ["need_withdrawn", "need_support_withdrawn", "need_raised"]


def test_withdraw_refuses_an_answered_need(need, koege, by, facilitator):
    answer_need(need, answer="Se rammeaftalen.", by=facilitator)

    with pytest.raises(Refused):
        withdraw_support(need, koege, by=by)
    assert need.supports.count() == 1
