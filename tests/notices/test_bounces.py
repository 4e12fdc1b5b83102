"""A letter that a server took and sent back: found by its own name, and nothing but a status code is kept."""

import imaplib
import io
import mailbox
import sys

import pytest
from django.core.management import CommandError, call_command

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.actions import read_bounces, take_bounce
from praksisnet.notices.bounces import return_address
from praksisnet.notices.delivery import pump
from praksisnet.notices.models import Letter
from tests.notices import dsn

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")


@pytest.fixture
def letter(server, mette, post):
    """One that has left."""
    sent = post(mette)
    pump()
    return Letter.objects.get(pk=sent.pk)


def said_of(letter):
    found = Letter.objects.get(pk=letter.pk)
    return bool(found.bounced_at), found.last_error, found.state


@pytest.mark.parametrize(
    ("report", "status"), [(dsn.POSTFIX, "5.1.1"), (dsn.EXCHANGE, "5.1.10"), (dsn.SENDMAIL, "4.4.7")]
)
def test_a_report_marks_the_letter_with_its_status(letter, report, status):
    is_ours = take_bounce(dsn.written(report, letter), by=SYSTEM)

    assert (is_ours, said_of(letter)) == (True, (True, status, "bounced"))


def test_a_report_without_the_letters_headers_is_known_by_its_own_return_address(letter, settings):
    settings.MAIL_BOUNCES = "retur@praksisnet.example"

    is_ours = take_bounce(dsn.written(dsn.NAMELESS, letter, return_address(letter.message_id)), by=SYSTEM)

    assert (is_ours, said_of(letter)) == (True, (True, "5.2.2", "bounced"))


@pytest.mark.parametrize(
    ("mail", "is_ours"),
    [(dsn.DELAYED, True), (dsn.ARRIVED, True), (dsn.HOLIDAY, False), (dsn.NAMELESS, False), ("", False)],
)
def test_what_is_late_has_arrived_or_is_no_report_changes_nothing(letter, mail, is_ours):
    assert (take_bounce(dsn.written(mail, letter), by=SYSTEM), said_of(letter)) == (is_ours, (False, "", "sent"))


CODES = [
    ("5.1.1", "Nobody has that address. (5.1.1)"),
    ("5.2.2", "The mailbox is full. (5.2.2)"),
    ("5.2.1", "The mailbox is closed. (5.2.1)"),
    ("4.4.7", "The reader’s mail server did not answer. (4.4.7)"),
    ("5.0.0", ""),
]


@pytest.mark.parametrize(("code", "words"), CODES)
def test_the_code_is_told_in_words(in_english, code, words):
    assert Letter(bounced_at=clock.now(), last_error=code).why_back == words


def test_what_a_server_said_at_once_is_told_in_words_too(in_english):
    refused, broken = (Letter(failed_at=clock.now(), last_error=text) for text in ("550 5.1.1 No such box", "10.0.0.5"))

    assert (refused.why_back, broken.why_back) == ("Nobody has that address. (5.1.1)", "")


def test_a_report_on_a_letter_that_is_not_ours_changes_nothing(letter):
    other = Letter(to_address=letter.to_address, message_id=f"<{'0' * 32}@praksisnet.example>")

    assert (take_bounce(dsn.written(dsn.POSTFIX, other), by=SYSTEM), said_of(letter)) == (False, (False, "", "sent"))


def test_the_first_report_holds_and_is_journaled_once(letter):
    with clock.moved_to(clock.now()):
        take_bounce(dsn.written(dsn.POSTFIX, letter), by=SYSTEM)
        first = Letter.objects.get(pk=letter.pk).bounced_at
        take_bounce(dsn.written(dsn.EXCHANGE, letter), by=SYSTEM)

    found = Letter.objects.get(pk=letter.pk)
    assert (found.bounced_at, found.last_error) == (first, "5.1.1")
    assert [one.refs for one in Entry.objects.filter(verb="letter_bounced")] == [{"status": "5.1.1"}]


def test_nothing_of_the_mail_is_kept_but_the_status(letter):
    before = Letter.objects.values().get(pk=letter.pk)

    take_bounce(dsn.written(dsn.POSTFIX, letter), by=SYSTEM)

    after = Letter.objects.values().get(pk=letter.pk)
    changed = {name for name, value in after.items() if value != before[name]}
    kept = str(Entry.objects.filter(verb="letter_bounced").values())
    assert changed == {"bounced_at", "last_error"}
    assert [word in kept for word in (letter.to_address, "User unknown", "gemmes")] == [False] * 3


def test_each_letter_leaves_with_a_return_address_of_its_own(server, settings, mette, post):
    settings.MAIL_BOUNCES = "retur@praksisnet.example"
    letter = post(mette)

    pump()

    assert server.senders == [f"retur+{letter.message_id[1:33]}@praksisnet.example"]


def test_without_one_the_sender_is_that_of_all_letters(letter, server):
    assert server.senders == ["praksisnet@localhost"]


@pytest.fixture
def folder(tmp_path):
    """A Maildir with a report on the letter and a holiday reply."""

    def made(letter):
        box = mailbox.Maildir(tmp_path / "retur", create=True)
        for text in (dsn.POSTFIX, dsn.HOLIDAY):
            box.add(dsn.written(text, letter))
        return box

    return made


def test_a_folder_is_read_once_reports_go_and_the_rest_stays_as_seen(letter, folder, settings, tmp_path):
    box = folder(letter)
    settings.MAIL_BOUNCE_MAILBOX = f"maildir:{tmp_path / 'retur'}"

    taken = [read_bounces(by=SYSTEM), read_bounces(by=SYSTEM)]

    assert (taken, said_of(letter)) == ([1, 0], (True, "5.1.1", "bounced"))
    assert [(one.get_subdir(), one.get_flags(), one["Subject"]) for one in box] == [
        ("cur", "S", "Ikke til stede: Praksisnet")
    ]


def test_the_command_reads_a_folder_or_one_mail_from_a_pipe(letter, folder, monkeypatch, tmp_path):
    folder(letter)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(dsn.written(dsn.EXCHANGE, letter))))
    said = io.StringIO()

    call_command("read_bounces", "--stdin", stdout=said)
    call_command("read_bounces", "--maildir", str(tmp_path / "retur"), stdout=said)
    call_command("read_bounces", stdout=said)

    numbers = [line.rpartition(" ")[2] for line in said.getvalue().splitlines()]
    assert (numbers, said_of(letter)[1]) == (["1", "1", "0"], "5.1.10")


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("read_bounces", "--maildir", str(tmp_path / "nowhere"))


class FakeImap:
    """As much of an IMAP server as is asked: two unseen mails."""

    mails: dict[str, bytes] = {}
    deeds: list[tuple[str, ...]] = []

    def __init__(self, host: str, port: int, **_options: object) -> None:
        self.deeds.append(("connect", host, str(port)))

    def __enter__(self) -> "FakeImap":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.deeds.append(("logout",))

    def login(self, user: str, password: str) -> None:
        self.deeds.append(("login", user, password))

    def select(self, folder: str) -> tuple[str, list[bytes]]:
        return "OK", [folder.encode()]

    def search(self, _charset: None, wanted: str) -> tuple[str, list[bytes]]:
        assert wanted == "UNSEEN"
        return "OK", [" ".join(self.mails).encode()]

    def fetch(self, number: str, _what: str) -> tuple[str, list[object]]:
        return "OK", [(b"1 (BODY[] {9}", self.mails[number]), b")"]

    def store(self, number: str, *flags: str) -> None:
        self.deeds.append(("store", number, *flags))

    def expunge(self) -> None:
        self.deeds.append(("expunge",))


def test_imap_is_read_over_tls_and_only_reports_are_deleted(letter, settings, monkeypatch):
    mails = {"1": dsn.written(dsn.HOLIDAY, letter), "2": dsn.written(dsn.SENDMAIL, letter)}
    monkeypatch.setattr(FakeImap, "mails", mails)
    monkeypatch.setattr(FakeImap, "deeds", [])
    monkeypatch.setattr(imaplib, "IMAP4_SSL", FakeImap)
    settings.MAIL_BOUNCE_MAILBOX = "imaps://retur%40praksisnet.example@imap.example/INBOX"
    settings.MAIL_BOUNCE_PASSWORD = "secret"

    assert (read_bounces(by=SYSTEM), said_of(letter)[1]) == (1, "4.4.7")
    assert FakeImap.deeds == [
        ("connect", "imap.example", "993"),
        ("login", "retur@praksisnet.example", "secret"),
        ("store", "2", "+FLAGS", "(\\Deleted)"),
        ("expunge",),
        ("logout",),
    ]
