import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.approvals import sockets
from praksisnet.approvals.actions import approve, ask_for_changes, reopen, send_for_approval, withdraw
from praksisnet.approvals.mails import token_for
from praksisnet.approvals.models import Approval
from praksisnet.journal.queries import kind_of
from praksisnet.kit import clock, links
from praksisnet.kit.actor import Actor
from praksisnet.notices.models import Letter
from praksisnet.people.actions import deactivate_person
from tests.factories import organisation, person
from tests.guard.numbers import some_number


@pytest.fixture
def sign_in(client):
    def signed_in(who):
        client.force_login(who)
        return client

    return signed_in


@pytest.fixture
def link(approval) -> str:
    return reverse("approvals:mailed", kwargs={"token": token_for(approval)})


def page(approval) -> str:
    return reverse("approvals:approval", kwargs={"approval_id": approval.pk})


def state() -> str:
    return Approval.objects.latest("version").state


def test_the_mail_carries_the_link(approval, client):
    [carried] = re.findall(r"http://127\.0\.0\.1:8000(/approvals/mailed/\S+)", Letter.objects.get().text)

    assert "Du svarer som Nadia Krogh." in client.get(carried).content.decode()


def test_the_approver_answers_through_the_link_without_signing_in(client, link):
    response = client.post(link, {"decision": "approved"}, follow=True)

    assert (response.status_code, state()) == (200, "approved")


def test_the_page_behind_the_link_says_who_answers(client, link):
    text = client.get(link).content.decode()

    assert [text.count(words) for words in ("Du svarer som Nadia Krogh.", "Er du ikke Nadia?")] == [1, 1]


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_a_scanner_changes_nothing(link, method):
    scanner = Client(enforce_csrf_checks=True)

    getattr(scanner, method)(link, {"decision": "approved"})

    assert state() == "awaiting"


def test_changes_without_a_remark_are_asked_for_one_in_place(client, link):
    response = client.post(link, {"decision": "changes_wanted"})

    assert (response.status_code, state()) == (422, "awaiting")
    assert response.content.decode().count("Skriv, hvad der skal ændres.") == 2


def test_a_cpr_number_is_stopped_and_the_text_stays(client, link):
    response = client.post(link, {"decision": "changes_wanted", "remark": f"Barnet {some_number()}"})

    assert (response.status_code, state(), "Barnet" in response.content.decode()) == (422, "awaiting", True)


@pytest.mark.parametrize("token", ["x", "x.y", "%20"])
def test_a_broken_link_says_so(client, db, token):
    response = client.get(reverse("approvals:mailed", kwargs={"token": token}))

    assert (response.status_code, response.content.decode().count("<h1>Linket kan ikke bruges</h1>")) == (404, 1)


def test_a_link_of_another_purpose_or_holder_is_refused(client, approval, line):
    tokens = [links.make("other", approval.pk, f"person:{approval.approver_id}")]
    tokens += [links.make("approvals.approval", approval.pk, f"person:{line.pk}")]

    answers = [client.get(reverse("approvals:mailed", kwargs={"token": token})).status_code for token in tokens]

    assert answers == [404, 404]


def test_a_link_ends_when_the_approver_has_another_address(client, link, nadia):
    nadia.email = "nadia@new.example"
    nadia.save()

    assert [client.get(link).status_code, client.post(link, {"decision": "approved"}).status_code] == [404, 404]
    assert state() == "awaiting"


def test_a_link_ends_with_the_approvers_account(client, link, nadia, line):
    deactivate_person(nadia, by=Actor.person(line))

    assert client.get(link).status_code == 404


def test_a_link_lasts_sixty_days(client, link):
    with clock.moved_to(clock.now() + timedelta(days=60, minutes=-1)):
        in_time = client.get(link)
    with clock.moved_to(clock.now() + timedelta(days=60, minutes=1)):
        late = client.get(link)

    assert (in_time.status_code, late.status_code) == (200, 404)


def test_the_page_behind_the_link_is_kept_by_nobody(client, link):
    assert "no-store" in client.get(link).headers["Cache-Control"]


def test_the_difference_to_the_approved_version_is_shown(client, approval, subject, line, nadia):
    approve(approval, by=Actor.person(nadia))
    new = reopen(subject, text=approval.text.replace("Roskilde", "Næstved"), by=Actor.person(line))

    text = client.get(reverse("approvals:mailed", kwargs={"token": token_for(new)})).content.decode()

    assert [text.count(part) for part in ("<del>Roskilde.</del>", "<ins>Næstved.</ins>")] == [1, 1]


def test_the_difference_to_the_version_that_was_sent_back_is_shown(client, approval, subject, line, nadia, send):
    ask_for_changes(approval, remark="Et andet sted.", by=Actor.person(nadia))
    new = send(approval.text.replace("Roskilde", "Næstved"))

    text = client.get(reverse("approvals:mailed", kwargs={"token": token_for(new)})).content.decode()

    assert [text.count(part) for part in ("<del>Roskilde.</del>", "<ins>Næstved.</ins>")] == [1, 1]
    assert text.count("Sammenlignet med udgaven, der blev bedt om ændringer i") == 1


def test_text_is_shown_as_text(client, send):
    sent = send("<script>alert(1)</script>")

    text = client.get(reverse("approvals:mailed", kwargs={"token": token_for(sent)})).content.decode()

    assert text.count("<script>alert") == 0


def test_the_sender_sees_whom_it_awaits_and_may_not_answer(sign_in, approval, line):
    client = sign_in(line)

    assert client.get(page(approval)).content.decode().count("Afventer Nadia Krogh") == 1
    assert (client.post(page(approval), {"decision": "approved"}).status_code, state()) == (403, "awaiting")


def test_the_signed_in_approver_answers(sign_in, approval, nadia):
    response = sign_in(nadia).post(page(approval), {"decision": "changes_wanted", "remark": "Kortere."}, follow=True)

    assert (response.status_code, state(), response.content.decode().count("Ændringer ønsket")) == (
        200,
        "changes_wanted",
        1,
    )


def test_a_stranger_finds_nothing(sign_in, approval):
    assert sign_in(person()).get(page(approval)).status_code == 404


def test_the_sender_withdraws(sign_in, approval, line):
    sign_in(line).post(reverse("approvals:withdrawal", kwargs={"approval_id": approval.pk}))

    assert state() == "withdrawn"


def test_the_approver_may_not_withdraw(sign_in, approval, nadia):
    response = sign_in(nadia).post(reverse("approvals:withdrawal", kwargs={"approval_id": approval.pk}))

    assert (response.status_code, state()) == (403, "awaiting")


def test_an_answer_to_what_was_withdrawn_is_explained(client, approval, link, line):
    withdraw(approval, by=Actor.person(line))

    response = client.post(link, {"decision": "approved"})

    assert (response.status_code, state()) == (422, "withdrawn")


def test_the_list_takes_the_same_statements_for_any_number(sign_in, statements, line, nadia):
    client, counts, sender = sign_in(nadia), [], Actor.person(line)
    for _row in range(3):
        for _half in range(2):
            sent = send_for_approval(organisation(), approver=nadia, title="T", address="/", text="T", by=sender)
        approve(sent, by=Actor.person(nadia))
        with statements.at_most(15), statements.counted() as made:
            client.get(reverse("approvals:approvals"))
        counts.append(len(made))

    assert counts[0] == counts[2]


def test_the_empty_list_says_what_comes_here(sign_in, nadia):
    text = sign_in(nadia).get(reverse("approvals:approvals")).content.decode()

    assert text.count("Intet afventer dit svar.") == 1


def test_the_list_says_where_each_belongs(sign_in, approval, subject, nadia, monkeypatch):
    kind = sockets.Kind("programme", places=lambda pks: dict.fromkeys(pks, "Netværk Sjælland"))
    monkeypatch.setattr(sockets, "_kinds", {kind_of(subject): kind})

    text = sign_in(nadia).get(reverse("approvals:approvals")).content.decode()

    assert text.count("Netværk Sjælland · ") == 1
