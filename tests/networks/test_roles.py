import pytest

from praksisnet.journal.models import Values
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions
from praksisnet.networks.models import Role
from praksisnet.people.actions import deactivate_person, erase_person
from praksisnet.people.models import Person
from tests import factories
from tests.networks.conftest import BIRTHE, METTE

ELLEN = {"name": "Ellen Thorup", "title": "Lektor", "email": "ellen.thorup@hoejskole.example"}


def test_grant_makes_the_person_and_tells(programme, letters, by):
    role = actions.grant_role(programme, "knowledge_partner", ELLEN, by=by)

    assert (role.person.name, role.network) == ("Ellen Thorup", None)
    assert [address for address, _ in letters("role")] == [ELLEN["email"]]


def test_grant_twice_is_one_role(programme, by):
    assert actions.grant_role(programme, "reader", ELLEN, by=by) == actions.grant_role(
        programme, "reader", ELLEN, by=by
    )


def test_grant_in_one_network(programme, network, by):
    assert actions.grant_role(programme, "facilitator", ELLEN, network=network, by=by).network == network


@pytest.mark.parametrize("kind", ["coordinator", "king", ""])
def test_grant_refuses_what_is_not_given_here(programme, by, kind):
    with pytest.raises(Refused):
        actions.grant_role(programme, kind, ELLEN, by=by)


def test_grant_refuses_a_network_of_another_programme(programme, by):
    with pytest.raises(Refused):
        actions.grant_role(programme, "facilitator", ELLEN, network=factories.network(), by=by)


def test_grant_refuses_the_authority_in_one_network(programme, network, by):
    with pytest.raises(Refused):
        actions.grant_role(programme, "authority", ELLEN, network=network, by=by)


def test_end_keeps_who_and_when(programme, line, by):
    role = actions.end_role(actions.grant_role(programme, "reader", ELLEN, by=by), by=by)

    assert (role.ended_by, role.ended_at is None) == (line, False)


def test_end_refuses_the_last_facilitator(programme, by):
    with pytest.raises(Refused):
        actions.end_role(Role.objects.get(kind="facilitator"), by=by)


def test_end_lets_one_of_two_facilitators_go(programme, by):
    actions.grant_role(programme, "facilitator", ELLEN, by=by)

    assert actions.end_role(Role.objects.get(person__email=ELLEN["email"]), by=by).ended_at


def test_a_second_coordinator_stands_beside_the_first(accepted, by):
    actions.name_coordinator(accepted, METTE, by=by)

    assert Role.objects.filter(kind="coordinator", ended_at__isnull=True).count() == 2


def test_a_coordinator_must_have_the_municipality_s_address(accepted, by):
    with pytest.raises(Refused, match="koege.example"):
        actions.name_coordinator(accepted, {**METTE, "email": "mette@greve.example"}, by=by)


def test_a_coordinator_is_refused_for_a_municipality_that_does_not_take_part(invitation, by):
    with pytest.raises(Refused):
        actions.name_coordinator(invitation, METTE, by=by)


def test_erasing_a_person_ends_what_they_are_here(accepted, birthe, seat, by):
    factories.tenure(seat, birthe)

    actions.erase_traces(birthe, by=by)

    assert not Role.objects.filter(person=birthe, ended_at__isnull=True).exists()
    assert not birthe.tenures.filter(held_until__isnull=True).exists()
    assert accepted.statements.count() == 0
    assert Person.objects.filter(pk=birthe.pk).exists()


def test_end_refuses_the_last_facilitator_who_can_still_sign_in(programme, line, by):
    gone = actions.grant_role(programme, "facilitator", METTE, by=by)
    deactivate_person(gone.person, by=by)

    with pytest.raises(Refused):
        actions.end_role(line.roles.get(), by=by)


def test_erasing_a_person_takes_the_name_given_as_a_guest_out_of_the_journal(invitation, by):
    guest = Actor.guest(BIRTHE["name"])
    statement = actions.state_answer(invitation, **BIRTHE, answer="accepted", by=guest)
    birthe = actions.confirm_answer(statement, by=guest).answered_by

    erase_person(birthe, by=by)

    assert [row.data for row in Values.objects.all() if BIRTHE["name"] in str(row.data)] == []
