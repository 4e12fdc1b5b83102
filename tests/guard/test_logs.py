"""What the log must not keep."""

import logging
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

from praksisnet.guard.logs import GuardedFormatter, without_secrets
from praksisnet.kit import links
from tests.guard.numbers import some_number


@pytest.fixture
def logged(db):
    """What a request leaves in the log."""
    line = settings.LOGGING["formatters"]["line"]
    formatter = import_string(line["()"])(fmt=line["fmt"], style=line["style"])

    def after(path, **options):
        lines = []
        handler = logging.Handler()
        handler.emit = lambda record: lines.append(formatter.format(record))
        logging.getLogger("django").addHandler(handler)
        try:
            Client(**options).post(path)
        finally:
            logging.getLogger("django").removeHandler(handler)
        return [line.partition(" ")[2].partition(" ")[2] for line in lines]

    return after


def test_a_signed_link_that_was_refused_is_not_in_the_log(logged):
    path = f"/invitations/answers/{links.make('networks.answer', 7, 'statement:7')}/participants/"

    assert logged(path) == ["WARNING django.request: Not Found: /invitations/answers/…/participants/"]
    assert logged(path, enforce_csrf_checks=True) == [
        "WARNING django.security.csrf: Forbidden (CSRF cookie not set.): /invitations/answers/…/participants/"
    ]


def test_a_cpr_number_in_an_address_is_not_in_the_log(logged):
    assert logged(f"/children/{some_number()}/") == ["WARNING django.request: Not Found: /children/…/"]


@pytest.mark.parametrize("dash", ["\u2013", "\u200b-", "\N{FULLWIDTH HYPHEN-MINUS}"])
def test_a_cpr_number_in_letters_that_the_log_escapes_is_not_in_it(dash, logged):
    number = some_number().replace("-", "")
    plain = f"{number[:6]}{dash}{number[6:]}"
    wide = "".join(chr(0xFF10 + int(digit)) for digit in number)

    assert logged(f"/children/{plain}/æ/") == ["WARNING django.request: Not Found: /children/…/\\xe6/"]
    assert logged(f"/children/{wide}/") == ["WARNING django.request: Not Found: /children/…/"]


def test_what_an_exception_tells_is_guarded_too():
    try:
        raise ValueError(f"Key (name)=({some_number()}) already exists.")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "Wrong: %s", ("a",), sys.exc_info())

    told = GuardedFormatter("{message}", style="{").format(record)

    assert told.startswith("Wrong: a\nTraceback")
    assert told.endswith("ValueError: Key (name)=(…) already exists.")


@pytest.mark.parametrize("text", ["Not Found: /people/7/", "3 jobs in 12.5 s", "/srv/praksisnet/kit/links.py"])
def test_other_lines_stay_as_they_are(text):
    assert without_secrets(text) == text
