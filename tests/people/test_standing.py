import pytest

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.actions import (
    deactivate_person,
    make_administrator,
    reactivate_person,
    remove_administrator,
)
from praksisnet.people.models import State
from tests import factories

BY = Actor.system("test")


def test_deactivate_person_signs_out_everywhere(mette, mette_client):
    deactivate_person(mette, by=BY)

    assert (mette.state, mette_client.get("/profile/").status_code) == (State.DEACTIVATED, 302)
    assert [entry.verb for entry in entries_about(mette)] == ["deactivated_person"]


def test_deactivate_person_twice_is_one_entry(mette):
    deactivate_person(mette, by=BY)
    deactivate_person(mette, by=BY)

    assert entries_about(mette).count() == 1


def test_deactivate_person_refuses_the_last_administrator(administrator, mette):
    with pytest.raises(Refused, match="last administrator"):
        deactivate_person(administrator, by=BY)


def test_deactivate_person_takes_the_administration_away(administrator):
    factories.person(administrator_since=clock.now())

    deactivate_person(administrator, by=BY)

    assert not administrator.is_administrator


def test_reactivate_person_opens_the_account_again(mette):
    deactivate_person(mette, by=BY)
    reactivate_person(mette, by=BY)

    assert mette.state == State.ACTIVE


def test_make_administrator_refuses_one_who_cannot_sign_in(db):
    with pytest.raises(Refused, match="sign in"):
        make_administrator(factories.person(invited_at=None), by=BY)


def test_remove_administrator_refuses_the_last_one(administrator):
    with pytest.raises(Refused, match="last administrator"):
        remove_administrator(administrator, by=BY)


@pytest.mark.parametrize("state", [{"deactivated_at": clock.now()}, {"invited_at": None}])
def test_remove_administrator_does_not_count_one_who_cannot_sign_in(administrator, state):
    factories.person(administrator_since=clock.now(), **state)

    with pytest.raises(Refused, match="last administrator"):
        remove_administrator(administrator, by=BY)


def test_remove_administrator_lets_one_of_two_go(administrator, mette):
    make_administrator(mette, by=BY)
    remove_administrator(administrator, by=BY)

    assert [mette.is_administrator, administrator.is_administrator] == [True, False]
