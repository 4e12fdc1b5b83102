import pytest
from django.db import IntegrityError, transaction

from praksisnet.approvals import sockets
from praksisnet.approvals.actions import approve, ask_for_changes, reopen, withdraw
from praksisnet.approvals.models import Approval
from praksisnet.approvals.queries import (
    approvals_for,
    is_approved,
    last_answered_before,
    latest_approval,
    open_approvals_for,
)
from praksisnet.journal.queries import entries_about, kind_of
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import Letter
from tests.factories import person
from tests.guard.numbers import some_number


@pytest.fixture
def by_nadia(nadia) -> Actor:
    return Actor.link(nadia)


def test_approve_keeps_who_and_when_and_tells_the_sender(approval, nadia, line, subject, by_nadia):
    decided = approve(approval, by=by_nadia)

    assert (decided.state, decided.decided_by, is_approved(subject)) == ("approved", nadia, True)
    assert Letter.objects.latest("pk").to_address == line.email
    assert Letter.objects.latest("pk").subject == "Godkendt: Aflastning, der holder"


def test_approve_through_the_link_is_journaled_as_such(approval, by_nadia):
    approve(approval, by=by_nadia)

    entry = entries_about(approval).first()
    assert (entry.verb, entry.actor_kind) == ("decided_approval", "link")


def test_approve_twice_has_one_effect(approval, by_nadia):
    approve(approval, by=by_nadia)

    approve(approval, by=by_nadia)

    assert (Letter.objects.count(), entries_about(approval).count()) == (2, 2)


@pytest.mark.parametrize("actor", ["line", "stranger", "system"])
def test_only_the_approver_can_answer(approval, line, actor):
    by = {"line": Actor.person(line), "stranger": Actor.person(person()), "system": Actor.system("x")}[actor]

    with pytest.raises(Refused):
        approve(approval, by=by)

    assert Approval.objects.get().state == "awaiting"


def test_ask_for_changes_keeps_the_remark(approval, by_nadia, subject):
    decided = ask_for_changes(approval, remark=" Skriv det kortere. ", by=by_nadia)

    assert (decided.state, decided.remark, is_approved(subject)) == ("changes_wanted", "Skriv det kortere.", False)


@pytest.mark.parametrize("remark", ["", "  ", f"Om {some_number()}"])
def test_ask_for_changes_refuses_without_a_fit_remark(approval, by_nadia, remark):
    with pytest.raises(Refused):
        ask_for_changes(approval, remark=remark, by=by_nadia)


def test_an_answer_cannot_be_turned_round(approval, by_nadia):
    approve(approval, by=by_nadia)

    with pytest.raises(Refused):
        ask_for_changes(approval, remark="Alligevel ikke.", by=by_nadia)


def test_what_is_withdrawn_cannot_be_approved(approval, line, by_nadia):
    withdraw(approval, by=Actor.person(line))

    with pytest.raises(Refused):
        approve(approval, by=by_nadia)


def test_what_is_answered_cannot_be_withdrawn(approval, line, by_nadia):
    approve(approval, by=by_nadia)

    with pytest.raises(Refused):
        withdraw(approval, by=Actor.person(line))


def test_withdraw_twice_has_one_effect(approval, line):
    for _time in range(2):
        withdraw(approval, by=Actor.person(line))

    assert entries_about(approval).count() == 2


def test_a_change_to_what_was_approved_asks_the_same_approver_again(approval, line, nadia, subject, by_nadia):
    approve(approval, by=by_nadia)

    new = reopen(subject, text="Vi mødes i Næstved.", by=Actor.person(line))

    assert (new.version, new.approver, new.state, is_approved(subject)) == (2, nadia, "awaiting", False)
    assert (last_answered_before(new).pk, last_answered_before(new).state) == (approval.pk, "reopened")


def test_a_change_while_it_waits_replaces_what_waits(approval, line, subject):
    new = reopen(subject, text="Vi mødes i Næstved.", by=Actor.person(line))

    assert (latest_approval(subject), Approval.objects.get(pk=approval.pk).state) == (new, "withdrawn")


def test_a_change_that_leaves_the_text_alone_changes_nothing(approval, line, subject, by_nadia):
    approve(approval, by=by_nadia)

    assert (reopen(subject, text=approval.text, by=Actor.person(line)), is_approved(subject)) == (None, True)


def test_the_owning_room_is_told_in_the_same_transaction(monkeypatch, approval, subject, by_nadia):
    told = []
    kind = sockets.Kind("program", lambda approval, by: told.append((approval.decision, by)))
    monkeypatch.setattr(sockets, "_kinds", {kind_of(subject): kind})

    approve(approval, by=by_nadia)

    assert told == [("approved", by_nadia)]


def test_a_refusal_of_the_owning_room_undoes_the_answer(monkeypatch, approval, subject, by_nadia):
    def refuse(approval, by):
        raise Refused("Mødet er aflyst.")

    monkeypatch.setattr(sockets, "_kinds", {kind_of(subject): sockets.Kind("program", refuse)})

    with pytest.raises(Refused):
        approve(approval, by=by_nadia)

    assert (Approval.objects.get().state, Letter.objects.count()) == ("awaiting", 1)


def test_the_database_holds_one_open_approval_a_subject(approval):
    approval.pk, approval.version = None, 2

    with pytest.raises(IntegrityError), transaction.atomic():
        approval.save()


@pytest.mark.parametrize(
    "change",
    [
        {"decision": "approved"},
        {"decided_at": clock.now()},
        {"decision": "changes_wanted", "decided_at": clock.now()},
        {"reopened_at": clock.now()},
    ],
)
def test_the_database_refuses_half_an_answer(approval, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.update(**change)


def test_everybody_sees_only_what_concerns_them(approval, line, nadia):
    stranger = person()

    assert [list(approvals_for(who)) for who in (line, nadia, stranger)] == [[approval], [approval], []]
    assert [list(open_approvals_for(who)) for who in (line, nadia, stranger)] == [[], [approval], []]
