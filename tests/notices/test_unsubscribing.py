"""Out of a kind of mail from the mail itself, without signing in; RFC 8058 for the mail program's own button."""

import pytest
from django.test import Client

from praksisnet.kit import clock
from praksisnet.notices.letters import Urgency
from praksisnet.notices.mails import unsubscribe_address
from praksisnet.notices.message import message_for
from praksisnet.notices.models import How, Wish
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.people.models import Person


@pytest.fixture
def page(mette):
    return unsubscribe_address(mette.pk, WEEKLY_LETTER, mette.email).removeprefix("http://127.0.0.1:8000")


@pytest.fixture
def strict():
    """A browser that is asked for the page's token."""
    return Client(enforce_csrf_checks=True)


def wishes():
    return list(Wish.objects.values_list("purpose", "how"))


def test_the_header_names_the_one_click_address(mette, post):
    letter = post(mette, urgency=Urgency.DIGEST, purpose=WEEKLY_LETTER)

    message = message_for(letter)

    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].startswith("<http://127.0.0.1:8000/notices/unsubscription/")
    assert message["List-Unsubscribe"].endswith("/one-click/>")


def test_the_mail_programs_button_ends_it(strict, page):
    answer = strict.post(f"{page}one-click/", {"List-Unsubscribe": "One-Click"})

    assert (answer.status_code, wishes()) == (204, [(WEEKLY_LETTER, How.NEVER)])


def test_scanners_change_nothing(strict, page):
    answers = [strict.get(page), strict.head(page), strict.post(page), strict.get(f"{page}one-click/")]
    answers += [strict.head(f"{page}one-click/"), strict.post(f"{page}one-click/")]

    assert [answer.status_code for answer in answers] == [200, 200, 403, 302, 302, 400]
    assert wishes() == []


def test_the_page_says_no_and_takes_it_back(client, page):
    client.post(page)
    said = client.get(page).content.decode()
    after = wishes()
    client.post(page, {"undo": "yes"})

    assert ("Du får ikke flere af disse mails" in said, after) == (True, [(WEEKLY_LETTER, How.NEVER)])
    assert wishes() == [(WEEKLY_LETTER, How.DIGEST)]


def test_a_link_to_an_old_address_or_a_mail_without_choice_leads_nowhere(client, mette, page):
    Person.objects.filter(pk=mette.pk).update(email="mette@andet.example")

    assert [client.get(path).status_code for path in (page, f"{page}one-click/", f"{page[:-3]}x/")] == [404] * 3
    assert unsubscribe_address(mette.pk, "people.code", mette.email) == ""


def test_a_closed_account_is_not_changed(client, mette, page):
    Person.objects.filter(pk=mette.pk).update(deactivated_at=clock.now())

    client.post(f"{page}one-click/", {"List-Unsubscribe": "One-Click"})

    assert wishes() == []
