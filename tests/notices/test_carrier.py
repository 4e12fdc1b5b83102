"""Nothing is sent in the clear that was to be sealed, and settings of ours never cost a letter."""

import pytest

from praksisnet.jobs.sockets import pumps
from praksisnet.notices.delivery import pump
from praksisnet.notices.models import Letter


@pytest.fixture
def tried(server, mette, post):
    """A letter's state and what the server got, after one try."""

    def after_one_try() -> tuple[str, int, list]:
        post(mette)
        pump()
        return Letter.objects.get().state, Letter.objects.get().attempts, server.received

    return after_one_try


def test_nothing_is_sent_to_a_server_that_offers_no_starttls(settings, tried):
    settings.SMTP_SECURITY = "starttls"

    assert tried() == ("waiting", 0, [])


def test_nothing_is_sent_to_a_server_that_speaks_no_tls(settings, tried):
    settings.SMTP_SECURITY, settings.SMTP_TIMEOUT = "tls", 0.5

    assert tried() == ("waiting", 0, [])


def test_a_log_in_that_fails_costs_the_letter_no_try(settings, tried):
    settings.SMTP_USER, settings.SMTP_PASSWORD = "praksisnet", "wrong"

    assert tried() == ("waiting", 0, [])


def test_the_worker_pumps_the_outbox():
    assert pumps()["outbox"] is pump
