"""Sign-in by mailed code, for those who can and those who cannot."""

import logging
import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from tests import factories
from tests.people.conftest import ASK, CODE, ask, code_in


def wrong(code):
    return code.translate(str.maketrans("0123456789", "1234567890"))


def signed_in_as(client):
    return client.session.get("_auth_user_id")


def test_sign_in_with_the_mailed_code(client, mette, letters):
    asked = ask(client, "Mette.Kjaer@koege.example")
    entered = client.post(CODE, {"code": code_in(letters[0])})

    assert (asked.status_code, asked.url) == (302, CODE)
    assert (entered.status_code, entered.url) == (302, "/")
    assert signed_in_as(client) == str(mette.pk)
    assert letters[0].to == ["mette.kjaer@koege.example"]
    assert letters[0].subject == "Praksisnet: your code"
    assert EmailAddress.objects.get(user=mette).verified
    assert entries_about(mette).first().verb == "signed_in"


def test_sign_in_takes_the_code_without_dash_and_with_spaces(client, mette, letters):
    ask(client, mette.email)

    client.post(CODE, {"code": " " + code_in(letters[0]).replace("-", " ")})

    assert signed_in_as(client) == str(mette.pk)


def test_sign_in_writes_in_the_persons_language(client, mette, letters):
    mette.language = "da"
    mette.save()

    ask(client, mette.email)

    assert letters[0].subject == "Praksisnet: din kode"


@pytest.mark.parametrize(
    ("next_url", "led_to"),
    [
        ("/profile/?a=1", "/profile/?a=1"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("", "/"),
        ("home", "/"),
    ],
)
def test_sign_in_leads_only_to_our_own_pages(client, mette, letters, next_url, led_to):
    ask(client, mette.email, next=next_url)

    assert client.post(CODE, {"code": code_in(letters[0]), "next": next_url}).url == led_to


def test_sign_in_of_somebody_who_is_in_leads_on_whatever_the_address_says(client, mette):
    client.force_login(mette)

    assert client.get(reverse("account_login"), {"next": "NaN"}).url == "/"


def test_sign_in_gives_three_tries(client, mette, letters):
    ask(client, mette.email)
    code = code_in(letters[0])

    answers = [client.post(CODE, {"code": wrong(code)}).status_code for _ in range(3)]
    client.post(CODE, {"code": code})

    assert answers == [422, 422, 302]
    assert signed_in_as(client) is None


def test_sign_in_takes_the_right_code_at_the_third_try(client, mette, letters):
    ask(client, mette.email)
    code = code_in(letters[0])

    for typed in (wrong(code), "", code):
        client.post(CODE, {"code": typed})

    assert signed_in_as(client) == str(mette.pk)


def test_sign_in_refuses_a_code_after_fifteen_minutes(client, mette, letters):
    ask(client, mette.email)
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 15 * 60 + 1
    session.save()

    shown = client.get(CODE)
    entered = client.post(CODE, {"code": code_in(letters[0])})

    assert [answer.templates or answer.status_code for answer in (shown, entered)] == [200, 200]
    assert "A code is valid for 15 minutes" in entered.content.decode()
    assert signed_in_as(client) is None


def test_sign_in_voids_the_old_code_when_a_new_one_is_mailed(client, mette, letters):
    other = Client()
    ask(client, mette.email)
    ask(other, mette.email)
    old, new = map(code_in, letters)

    client.post(CODE, {"code": old})
    other.post(CODE, {"code": new})

    assert [signed_in_as(client), signed_in_as(other)] == [None, str(mette.pk)]


def test_sign_in_binds_the_code_to_the_browser_that_asked(client, mette, letters):
    ask(client, mette.email)
    stranger = Client()
    ask(stranger, "stranger@nowhere.example")

    stranger.post(CODE, {"code": code_in(letters[0])})

    assert signed_in_as(stranger) is None


def test_sign_in_takes_a_code_once(client, mette, letters):
    ask(client, mette.email)
    code = code_in(letters[0])
    client.post(CODE, {"code": code})
    client.post("/sign-out/")

    client.post(CODE, {"code": code})

    assert signed_in_as(client) is None


def test_sign_in_opens_a_new_session(client, mette, letters):
    ask(client, mette.email)
    before = client.session.session_key

    client.post(CODE, {"code": code_in(letters[0])})

    assert client.session.session_key != before


def test_sign_in_shuts_the_one_who_was_deactivated_meanwhile_out(client, mette, letters):
    ask(client, mette.email)
    mette.deactivated_at = clock.now()
    mette.save()

    answer = client.post(CODE, {"code": code_in(letters[0])})

    assert answer.status_code == 422
    assert signed_in_as(client) is None


@pytest.fixture
def addresses(mette):
    closed = factories.person("Closed", email="closed@koege.example", deactivated_at=clock.now())
    named = factories.person("Named", email="named@koege.example", invited_at=None)
    return [mette.email, closed.email, named.email, "nobody@koege.example"]


def page(answer, address):
    """What the browser is told, less what differs in any two requests."""
    text = answer.content.decode().replace(address, "ADDRESS")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_sign_in_tells_the_browser_the_same_of_every_address(addresses, letters):
    seen = []
    for address in addresses:
        client = Client()
        asked = ask(client, address)
        shown = page(client.get(CODE), address)
        tries = [page(client.post(CODE, {"code": "0000-0000"}), address) for _ in range(4)]
        seen.append((asked.status_code, asked.url, set(asked.cookies), shown, tries))

    assert [one == seen[0] for one in seen] == [True] * 4


def test_sign_in_mails_one_letter_to_every_address(addresses, letters):
    for address in addresses:
        ask(Client(), address)

    assert [letter.to[0] for letter in letters] == addresses
    assert [letter.subject for letter in letters] == ["Praksisnet: your code"] + ["Praksisnet: about your sign-in"] * 3


def test_sign_in_does_the_same_work_for_every_address(addresses, statements):
    """The same statements in the same order: nobody reads from a clock who is known."""
    work = []
    for address in addresses:
        with statements.counted() as sent:
            ask(Client(), address)
        work.append([re.split(r"['\"`]", sql, maxsplit=2)[:2] for sql in sent])

    assert [one == work[0] for one in work] == [True] * 4


def test_sign_in_never_logs_the_code(client, mette, letters, caplog):
    with caplog.at_level(logging.DEBUG):
        ask(client, mette.email)
        client.post(CODE, {"code": code_in(letters[0])})

    assert code_in(letters[0]) not in caplog.text
    assert code_in(letters[0]).replace("-", "") not in caplog.text


def test_sign_in_pages_write_nothing_when_read(client, mette, letters, statements):
    ask(client, mette.email)
    for path in (ASK, CODE, "/sign-out/"):
        with statements.counted() as sent:
            client.get(path)
            client.head(path)
        assert [sql for sql in sent if not sql.startswith("SELECT")] == []


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email", "account_inactive"])
def test_sign_in_reaches_no_page_of_allauths_own(name):
    from django.urls import NoReverseMatch

    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_sign_in_asks_for_a_mail_address(client, db, letters):
    answer = ask(client, "mette")

    assert (answer.status_code, letters) == (422, [])


def test_sign_in_lasts_twelve_hours(client, mette, letters, settings):
    ask(client, mette.email)
    client.post(CODE, {"code": code_in(letters[0])})

    left = client.session.get_expiry_date() - clock.now()

    assert timedelta(hours=11, minutes=59) < left <= timedelta(hours=12)


def test_sign_in_page_leads_somebody_signed_in_on(mette_client):
    assert [mette_client.get(path).status_code for path in (ASK, CODE)] == [302, 302]


def test_sign_out_asks_first_and_then_ends_the_session(mette_client):
    asked = mette_client.get("/sign-out/")
    still = signed_in_as(mette_client)
    done = mette_client.post("/sign-out/")

    assert (asked.status_code, bool(still), done.url, signed_in_as(mette_client)) == (200, True, "/", None)


def take_the_address_back(person):
    person.email = "mette@new.example"


def take_the_invitation_back(person):
    person.invited_at = None


@pytest.mark.parametrize("change", [take_the_address_back, take_the_invitation_back])
def test_sign_in_refuses_a_code_to_an_address_that_no_longer_opens_the_door(client, mette, letters, change):
    ask(client, mette.email)
    change(mette)
    mette.save()

    client.post(CODE, {"code": code_in(letters[0])})

    assert signed_in_as(client) is None


def test_sign_in_gives_three_tries_when_all_are_sent_at_once(client, mette, letters):
    ask(client, mette.email)
    code = code_in(letters[0])
    kept = dict(client.session)

    answers = []
    for typed in (*[wrong(code)] * 3, code):
        answers.append(client.post(CODE, {"code": typed}).status_code)
        # Sent at the same moment, each reads the session as it was before the others wrote it.
        session = client.session
        session.update(kept)
        session.save()

    assert answers == [422, 422, 422, 429]
    assert signed_in_as(client) is None
