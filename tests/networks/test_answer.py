"""A municipality's answer: stated by anybody, confirmed from its own address, counted once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions
from praksisnet.networks.actions import answers
from praksisnet.networks.models import InvitationAnswer, Role, Seat
from praksisnet.people.actions import deactivate_person
from praksisnet.people.models import Person
from tests import factories
from tests.networks.conftest import BIRTHE, METTE

GUEST = Actor.guest()
JONAS = {"name": "Jonas Riis", "title": "Konsulent", "address": "jonas.riis@boern.koege.example"}


def state(invitation, answer="accepted", **values):
    return actions.state_answer(invitation, **{**BIRTHE, "answer": answer, **values}, by=GUEST)


def test_state_changes_nothing_but_sends_the_button(invitation, letters):
    state(invitation)

    invitation.refresh_from_db()
    assert (invitation.answer, Seat.objects.count(), Role.objects.filter(kind="coordinator").count()) == (None, 0, 0)
    assert letters("confirm_answer") == [("birthe.holm@koege.example", "Praksisnet: Bekræft svaret fra Køge")]


def test_state_takes_an_address_at_a_subdomain(invitation):
    assert state(invitation, **JONAS).address == "jonas.riis@boern.koege.example"


@pytest.mark.parametrize(
    "address", ["birthe@gmail.example", "birthe@xkoege.example", "birthe@koege.example.evil.example"]
)
def test_state_refuses_an_address_elsewhere(invitation, address):
    with pytest.raises(Refused, match="koege.example"):
        state(invitation, address=address)


def test_state_refuses_a_decline_without_reason(invitation):
    with pytest.raises(Refused):
        state(invitation, "declined", reason=" ")


def test_state_refuses_an_unsent_invitation(network, koege):
    with pytest.raises(Refused):
        state(factories.invitation(network, koege, sent_at=None, sent_by=None))


def test_state_refuses_an_answered_invitation(accepted):
    with pytest.raises(Refused, match="allerede"):
        state(accepted, **JONAS)


def test_state_twice_is_one_letter(invitation, letters):
    assert state(invitation) == state(invitation)
    assert len(letters("confirm_answer")) == 1


def test_state_refuses_more_than_ten_a_day(invitation):
    for number in range(10):
        state(invitation, address=f"a{number}@koege.example")

    with pytest.raises(Refused):
        state(invitation, address="a10@koege.example")


def test_state_takes_more_the_next_day(invitation):
    for number in range(10):
        state(invitation, address=f"a{number}@koege.example")

    with clock.moved_to(clock.now() + timedelta(days=1, minutes=1)):
        assert state(invitation, address="a10@koege.example").pk


def test_confirm_makes_coordinator_and_seats(accepted):
    birthe = Person.objects.get(email=BIRTHE["address"])

    assert (accepted.answer, accepted.answered_by) == ("accepted", birthe)
    assert accepted.network.seats.filter(municipality=accepted.municipality).count() == 2
    assert Role.objects.get(kind="coordinator").person == birthe
    assert birthe.affiliations.get().organisation == accepted.municipality


def test_confirm_sends_a_receipt_and_notes_it_for_the_facilitator(accepted, letters, line):
    assert letters("answer_receipt") == [("birthe.holm@koege.example", "Praksisnet: Køge deltager i Netværk Sjælland")]
    assert [address for address, _ in letters("answer_notice")] == [line.email]


def test_confirm_twice_has_one_effect(accepted, letters):
    statement = InvitationAnswer.objects.get()

    actions.confirm_answer(statement, by=GUEST)

    assert len(letters("answer_receipt")) == 1
    assert [entry.verb for entry in entries_about(accepted)].count("invitation_answered") == 1


def test_confirm_a_decline_makes_no_seat_and_no_role(invitation):
    actions.confirm_answer(state(invitation, "declined", reason="Vi har et netværk selv"), by=GUEST)

    invitation.refresh_from_db()
    assert (invitation.answer, invitation.reason) == ("declined", "Vi har et netværk selv")
    assert (Seat.objects.count(), Role.objects.filter(kind="coordinator").count()) == (0, 0)


def test_the_second_colleague_to_confirm_is_refused(invitation):
    first, second = state(invitation), state(invitation, **JONAS)
    actions.confirm_answer(first, by=GUEST)

    with pytest.raises(Refused, match="kollega"):
        actions.confirm_answer(second, by=GUEST)

    assert Role.objects.filter(kind="coordinator").count() == 1


def test_confirm_refuses_a_closed_programme(invitation, programme, by):
    statement = state(invitation)
    actions.close_programme(programme, by=by)

    with pytest.raises(Refused):
        actions.confirm_answer(statement, by=GUEST)


def both_see_no_answer(monkeypatch):
    """What two confirmations see that read before either has written."""
    monkeypatch.setattr(answers, "_refuse_answered", lambda invitation: None)


def test_two_confirmations_at_once_are_one_answer(invitation, monkeypatch):
    first, second = state(invitation), state(invitation, **JONAS)
    both_see_no_answer(monkeypatch)
    actions.confirm_answer(first, by=GUEST)

    with pytest.raises(Refused, match="kollega"):
        actions.confirm_answer(second, by=GUEST)

    assert InvitationAnswer.objects.filter(confirmed_at__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_constraint_two_answers_would_count(invitation, monkeypatch):
    guard = next(c for c in InvitationAnswer._meta.constraints if c.name == "invitation_answer_counts_once")
    first, second = state(invitation), state(invitation, **JONAS)
    both_see_no_answer(monkeypatch)
    with connection.schema_editor() as editor:
        editor.remove_constraint(InvitationAnswer, guard)

    try:
        actions.confirm_answer(first, by=GUEST)
        actions.confirm_answer(second, by=GUEST)
        counted = InvitationAnswer.objects.filter(confirmed_at__isnull=False).count()
    finally:
        InvitationAnswer.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(InvitationAnswer, guard)

    assert counted == 2


def test_the_database_refuses_an_answer_without_a_time(invitation):
    invitation.answer = "accepted"

    with pytest.raises(IntegrityError), transaction.atomic():
        invitation.save()


def test_the_database_refuses_a_decline_without_reason(invitation, line):
    invitation.answer, invitation.answered_at, invitation.answered_by = "declined", clock.now(), line

    with pytest.raises(IntegrityError), transaction.atomic():
        invitation.save()


def test_change_to_no_makes_the_seats_vacant_and_ends_the_coordinators(accepted, seat, by):
    factories.tenure(seat)

    actions.change_answer(accepted, "declined", reason="Omorganisering", by=by)

    assert list(seat.tenures.values_list("ended_because", flat=True)) == ["withdrawn"]
    assert not Role.objects.filter(kind="coordinator", ended_at__isnull=True).exists()


def test_change_back_to_yes_finds_the_same_seats(accepted, by):
    actions.change_answer(accepted, "declined", reason="Omorganisering", by=by)

    changed = actions.change_answer(accepted, "accepted", by=by)

    assert (changed.answer, changed.reason, Seat.objects.count()) == ("accepted", "", 2)


def test_change_refuses_a_no_without_reason(accepted, by):
    with pytest.raises(Refused):
        actions.change_answer(accepted, "declined", by=by)


def test_change_refuses_an_invitation_that_was_not_sent(network, koege, by):
    with pytest.raises(Refused):
        actions.change_answer(factories.invitation(network, koege, sent_at=None, sent_by=None), "accepted", by=by)


def test_a_facilitator_with_a_closed_account_is_not_told(invitation, programme, letters, by):
    gone = actions.grant_role(programme, "facilitator", METTE, by=by).person
    deactivate_person(gone, by=by)

    statement = actions.state_answer(invitation, **BIRTHE, answer="accepted", by=Actor.guest())
    actions.confirm_answer(statement, by=Actor.guest())

    assert gone.email not in {address for address, _subject in letters("answer_notice")}
