import pytest

from praksisnet.adaptation.actions import merge_needs, raise_need, support_need
from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import listed, needs_for
from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import Notice
from tests import factories


@pytest.fixture
def other(programme, faxe):
    return raise_need(programme, faxe, body="Ferie og fridage.", by=Actor.person(faxe.holder))


def test_merge_moves_those_behind_and_each_weighs_one(need, other, koege, faxe, theme, by, facilitator):
    support_need(other, koege, by=by)

    into = merge_needs(need, other, by=facilitator)
    merge_needs(need, other, by=facilitator)

    assert {support.municipality for support in into.supports.all()} == {koege, faxe}
    assert (need.supports.count(), list(into.themes.all())) == (0, [theme])
    assert [entry.verb for entry in entries_about(need)] == ["need_merged", "need_raised"]


def test_those_behind_the_first_hear_of_it_in_the_weekly_letter(need, other, mette, facilitator):
    merge_needs(need, other, by=facilitator)

    assert [notice.person for notice in Notice.objects.all()] == [mette]


def test_a_merged_need_is_listed_no_more(need, other, mette, facilitator):
    merge_needs(need, other, by=facilitator)

    assert list(listed(needs_for(mette), theme=None, state="", programme=None)) == [other]


def test_merge_refuses_itself_another_programme_and_a_merged_one(need, other, world, facilitator):
    there = raise_need(world.there.programme, world.there.municipality, body="Noget andet.", by=facilitator)
    third = raise_need(need.programme, factories.municipality(), body="Et tredje.", by=facilitator)
    merge_needs(third, other, by=facilitator)

    for one, into in ((need, need), (need, there), (need, third), (third, need)):
        with pytest.raises(Refused):
            merge_needs(one, into, by=facilitator)
    assert Need.objects.filter(merged_into__isnull=False).count() == 1
