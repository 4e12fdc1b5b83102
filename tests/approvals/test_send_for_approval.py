import pytest

from praksisnet.approvals import actions, sockets
from praksisnet.approvals.actions import ask_for_changes, withdraw
from praksisnet.approvals.models import Approval
from praksisnet.journal.queries import entries_about, kind_of
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import Letter
from tests.factories import person
from tests.guard.numbers import some_number


def test_send_makes_an_approval_that_awaits_its_approver(approval, line, nadia):
    assert (approval.state, approval.version, approval.approver, approval.sent_by) == ("awaiting", 1, nadia, line)


def test_send_writes_one_mail_to_the_approver(approval, nadia):
    assert list(Letter.objects.values_list("to_address", "subject", "urgency")) == [
        (nadia.email, "Godkend side: Aflastning, der holder", "urgent")
    ]


def test_the_mail_says_what_kind_of_thing_it_is(monkeypatch, subject, send):
    monkeypatch.setattr(sockets, "_kinds", {kind_of(subject): sockets.Kind("program")})

    send()

    assert Letter.objects.get().subject == "Godkend program: Aflastning, der holder"


def test_send_is_journaled(approval, line):
    assert [(entry.verb, entry.actor_id) for entry in entries_about(approval)] == [("sent_for_approval", line.pk)]


def test_sending_the_same_text_again_changes_nothing(approval, send):
    again = send()

    assert (again.pk, Approval.objects.count(), Letter.objects.count()) == (approval.pk, 1, 1)


def test_sending_twice_at_the_same_moment_is_sending_once(approval, send, monkeypatch):
    about, first_looks = actions._about, [Approval.objects.none()]
    monkeypatch.setattr(actions, "_about", lambda subject: first_looks.pop() if first_looks else about(subject))

    again = send()

    assert (again.pk, Approval.objects.count(), Letter.objects.count()) == (approval.pk, 1, 1)


def test_send_refuses_while_another_version_waits(approval, send):
    with pytest.raises(Refused) as refused:
        send("En anden tekst.")

    assert refused.value.messages == ["Den afventer allerede Nadia Krogh. Træk den tilbage først."]


@pytest.mark.parametrize("end", [withdraw, lambda approval, by: ask_for_changes(approval, remark="Kortere.", by=by)])
def test_a_new_version_may_be_sent_after_the_old_one_ended(approval, nadia, send, end):
    end(approval, by=Actor.person(nadia))

    assert send("En kortere tekst.").version == 2


def test_send_refuses_an_approver_without_open_account(send):
    closed = person("Otto Ege", deactivated_at=clock.now())

    with pytest.raises(Refused):
        send(approver=closed)


def test_send_refuses_an_empty_text(send):
    with pytest.raises(Refused):
        send("  \n ")


def test_send_refuses_a_cpr_number(send):
    with pytest.raises(Refused):
        send(f"Om {some_number()}.")
