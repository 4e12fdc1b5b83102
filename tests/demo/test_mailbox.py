"""The demo's mailbox takes real letters on the loopback address and shows them."""

import smtplib

import pytest
from django.urls import reverse

from praksisnet.demo import mailbox
from praksisnet.demo.receiver import controller
from praksisnet.kit.processes import free_port


@pytest.fixture
def receiver(demo):
    server = controller("127.0.0.1", free_port())
    server.start()
    yield server
    server.stop()


def test_receive_keeps_one_copy_for_each_recipient(receiver, letter):
    with smtplib.SMTP("127.0.0.1", receiver.port) as smtp:
        smtp.send_message(letter(), to_addrs=["Mette.Kjaer@koege.example", "birthe.holm@koege.example"])

    assert {found.recipient for found in mailbox.letters()} == {
        "mette.kjaer@koege.example",
        "birthe.holm@koege.example",
    }


def test_receive_refuses_to_listen_to_the_world():
    with pytest.raises(ValueError, match="loopback"):
        controller("0.0.0.0", 2525)


def test_open_shows_a_delivered_letter(receiver, letter, client, db):
    with smtplib.SMTP("127.0.0.1", receiver.port) as smtp:
        smtp.send_message(letter(title="Blåbærgrød på Ærø"))
    key = mailbox.letters()[0].key

    page = client.get(reverse("demo:letter", args=[key])).content.decode()

    assert [text in page for text in ("Blåbærgrød på Ærø", "Koden er 123456.", "3. december 2026")] == [True] * 3


def test_open_makes_links_and_escapes_the_rest(delivered, client, db):
    page = client.get(reverse("demo:letter", args=[delivered()])).content.decode()

    assert ('href="http://127.0.0.1:8000/help/"' in page, "<b>ikke fed</b>" in page) == (True, False)


def test_list_shows_the_newest_first(delivered):
    delivered(title="Først")
    delivered(title="Sidst")

    assert [found.title for found in mailbox.letters()] == ["Sidst", "Først"]


@pytest.mark.parametrize(
    ("search", "found"), [("birthe", 1), ("KOEGE", 2), ("koden", 0), ("din kode", 2), ("køge", 2), ("", 2)]
)
def test_search_finds_by_address_and_title(delivered, search, found):
    delivered("mette.kjaer@koege.example")
    delivered("birthe.holm@koege.example")

    assert len(mailbox.letters(search)) == found


def test_list_of_an_empty_mailbox_offers_the_first_step(demo, client, db):
    assert client.get(reverse("demo:letters")).status_code == 200


@pytest.mark.parametrize("key", ["17000000000000000-0badc0de", "nothing", "praksisnet"])
def test_open_an_unknown_letter_is_not_found(demo, client, db, key):
    assert client.get(reverse("demo:letter", args=[key])).status_code == 404


def test_html_is_shown_in_a_sandbox_that_runs_nothing(delivered, client, db):
    key = delivered(html="<p style='color:red'>Hej <script>alert(1)</script></p>")

    answer = client.get(reverse("demo:letter_html", args=[key]))

    policy = answer.headers["Content-Security-Policy"]
    assert (answer.status_code, answer.headers["X-Frame-Options"]) == (200, "SAMEORIGIN")
    assert [part in policy for part in ("sandbox allow-popups", "default-src 'none'", "script-src")] == [
        True,
        True,
        False,
    ]


def test_html_of_a_letter_without_html_is_not_found(delivered, client, db):
    assert client.get(reverse("demo:letter_html", args=[delivered()])).status_code == 404


def test_page_of_a_letter_may_frame_only_our_own(delivered, client, db):
    answer = client.get(reverse("demo:letter", args=[delivered()]))

    assert "frame-src 'self'" in answer.headers["Content-Security-Policy"]
