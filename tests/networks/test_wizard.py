"""Opret indsats, step by step, without JavaScript."""

import pytest

from praksisnet.networks.models import Invitation, Programme
from praksisnet.organisations.models import Organisation
from tests import factories


@pytest.fixture
def maker(facts):
    somebody = factories.person("Line Mortensen")
    factories.affiliation(somebody, facts.operator)
    return somebody


@pytest.fixture
def browser(maker, signed_in):
    return signed_in(maker)


def test_the_whole_set_up_from_first_page_to_sent_letters(browser, facts, denmark, letters):
    Organisation.objects.filter(kind="municipality").exclude(name="Køge").update(mailbox="post@praksisnet.example")
    Organisation.objects.filter(name="Køge").update(mailbox="", domain="koege.example")

    step = browser.post("/programmes/new/", facts.form)
    made = Programme.objects.get()
    assert step.url == f"/programmes/{made.pk}/networks/"

    browser.post(f"/programmes/{made.pk}/suggestion/")
    step = browser.post(step.url, {f"network-{n.pk}": n.name for n in made.networks.all()})
    assert step.url == f"/programmes/{made.pk}/municipalities/"

    step = browser.post(step.url, {})
    assert step.url == f"/programmes/{made.pk}/letters/"

    koege = Organisation.objects.get(name="Køge")
    browser.post(f"/programmes/{made.pk}/mailboxes/", {f"m-{koege.pk}": "post@koege.example"})
    step = browser.post(step.url)

    made.refresh_from_db()
    assert (step.url, made.is_draft) == (f"/programmes/{made.pk}/", False)
    assert len(letters("invitation")) == 98
    assert Invitation.objects.filter(sent_at__isnull=True).count() == 0


def test_the_first_step_sent_twice_makes_one_draft(browser, facts):
    for _ in range(2):
        browser.post("/programmes/new/", {**facts.form, "request_key": "once"})

    assert Programme.objects.count() == 1


@pytest.mark.parametrize(("chosen", "needs"), [("required", True), ("none", False)])
def test_whether_the_authority_approves_programmes_is_a_setting(chosen, needs, browser, facts):
    browser.post("/programmes/new/", {**facts.form, "approval": chosen})

    assert Programme.objects.get().needs_approval is needs


def test_errors_keep_what_was_typed(browser, facts):
    response = browser.post("/programmes/new/", {**facts.form, "ends_on": "1.1.2026"})

    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="Aflastning"' in page
    assert "Perioden skal slutte, efter den er begyndt." in page


def test_a_draft_can_be_come_back_to_at_any_step(browser, facts):
    browser.post("/programmes/new/", facts.form)
    made = Programme.objects.get()

    statuses = [
        browser.get(f"/programmes/{made.pk}/{step}").status_code
        for step in ("", "settings/", "networks/", "municipalities/", "letters/")
    ]

    assert statuses == [200] * 5


def test_opening_a_draft_too_early_says_what_is_missing(browser, facts):
    browser.post("/programmes/new/", facts.form)
    made = Programme.objects.get()

    page = browser.post(f"/programmes/{made.pk}/opening/", follow=True).content.decode()

    assert "Opret mindst ét netværk først." in page


def test_a_member_of_the_public_administration_may_not_set_up(signed_in, db):
    assert signed_in(factories.person()).get("/programmes/new/").status_code == 403


def test_sending_the_step_of_networks_with_cpr_like_text_is_stopped(browser, facts):
    browser.post("/programmes/new/", facts.form)
    made = Programme.objects.get()

    response = browser.post(f"/programmes/{made.pk}/networks/", {"new-1": "Netværk 010190-0001"})

    assert (response.status_code, made.networks.count()) == (422, 0)


@pytest.mark.parametrize("page", ["municipalities/", "letters/", "networks/", "settings/", "reminders/", ""])
def test_pages_take_as_few_statements_for_98_as_for_one(page, line, network, denmark, signed_in, statements):
    first, *others = Organisation.objects.filter(kind="municipality").order_by("code")
    factories.invitation(network, first)
    browser, url = signed_in(line), f"/programmes/{network.programme_id}/{page}"
    with statements.counted() as few:
        browser.get(url)
    for place in others:
        factories.invitation(network, place)

    with statements.counted() as many:
        browser.get(url)

    assert len(many) == len(few) <= 15
