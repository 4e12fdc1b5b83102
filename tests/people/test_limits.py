from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from praksisnet.kit import clock
from praksisnet.people import limits
from praksisnet.people.limits import Rate, network_of, spend

NOON = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)
THREE = (Rate(3, 60),)


def test_spend_lets_the_limit_through_and_stops_the_next():
    with clock.moved_to(NOON):
        answers = [spend(("x", "a", THREE)) for _ in range(4)]

    assert answers[:3] == [None] * 3
    assert abs(answers[3] - (NOON + timedelta(seconds=60))) < timedelta(seconds=2)


def test_spend_lets_somebody_in_again_when_the_time_has_passed():
    with clock.moved_to(NOON):
        for _ in range(3):
            spend(("x", "a", THREE))

    with clock.moved_to(NOON + timedelta(seconds=62)):
        assert spend(("x", "a", THREE)) is None


def test_spend_counts_each_apart():
    with clock.moved_to(NOON):
        for _ in range(3):
            spend(("x", "a", THREE))

        assert [spend(("x", "b", THREE)), spend(("y", "a", THREE))] == [None, None]


def test_spend_counts_nothing_when_one_of_several_is_full():
    with clock.moved_to(NOON):
        for _ in range(3):
            spend(("x", "a", THREE))
        for _ in range(5):
            spend(("x", "a", THREE), ("y", "b", THREE))

        assert [spend(("y", "b", THREE)) for _ in range(3)] == [None] * 3


def test_spend_holds_the_longest_of_its_rates():
    rates = (Rate(1, 60), Rate(2, 3600))
    with clock.moved_to(NOON):
        spend(("x", "a", rates))
    with clock.moved_to(NOON + timedelta(seconds=61)):
        spend(("x", "a", rates))
    with clock.moved_to(NOON + timedelta(seconds=122)):
        until = spend(("x", "a", rates))

    assert abs(until - (NOON + timedelta(hours=1))) < timedelta(seconds=2)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("unknown", "unknown"),
    ],
)
def test_network_of_counts_a_subscriber_as_one(address, network):
    assert network_of(address) == network


def ask(address, ip="192.0.2.1", **headers):
    return Client(REMOTE_ADDR=ip, **headers).post("/sign-in/", {"email": address})


def test_sign_in_mails_five_codes_to_an_address_and_no_sixth(mette, letters):
    answers = [ask(mette.email.upper(), ip=f"192.0.2.{number}").status_code for number in range(6)]

    assert (answers, len(letters)) == ([302] * 5 + [429], 5)


def test_sign_in_limits_an_unknown_address_alike(db, letters):
    answers = [ask("nobody@koege.example", ip=f"192.0.2.{number}").status_code for number in range(6)]

    assert (answers, len(letters)) == ([302] * 5 + [429], 5)


def test_sign_in_says_when_to_try_again(mette, letters):
    with clock.moved_to(NOON):
        for _ in range(5):
            ask(mette.email)
        stopped = ask(mette.email)

    assert (stopped.status_code, 1790 <= int(stopped.headers["Retry-After"]) <= 1801) == (429, True)
    assert "Try again Monday 8 June 2026 at 12" in stopped.content.decode()


@pytest.mark.parametrize(
    ("first", "second", "stopped"),
    [
        ("192.0.2.1", "192.0.2.1", 429),
        ("192.0.2.1", "192.0.2.2", 302),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", 429),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", 302),
    ],
)
def test_sign_in_limits_a_network(db, letters, monkeypatch, first, second, stopped):
    monkeypatch.setattr(limits, "CODES_BY_NETWORK", (Rate(2, 600),))

    answers = [ask(f"person{number}@koege.example", ip=first).status_code for number in range(2)]

    assert (answers, ask("third@koege.example", ip=second).status_code) == ([302, 302], stopped)


def test_sign_in_believes_as_many_proxies_as_are_ours(db, letters, monkeypatch, settings):
    monkeypatch.setattr(limits, "CODES_BY_NETWORK", (Rate(1, 600),))
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def through_proxy(number, forwarded):
        return ask(f"p{number}@koege.example", ip="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded).status_code

    # What stands left of our own proxy's entry was written by the visitor.
    assert [through_proxy(1, "192.0.2.1"), through_proxy(2, "6.6.6.6, 192.0.2.1")] == [302, 429]
    assert through_proxy(3, "192.0.2.2") == 302


def test_sign_in_does_not_believe_a_forwarded_address_without_proxies(db, letters, monkeypatch):
    monkeypatch.setattr(limits, "CODES_BY_NETWORK", (Rate(1, 600),))

    first, second = (
        ask(f"p{number}@koege.example", ip="192.0.2.1", HTTP_X_FORWARDED_FOR=f"6.6.6.{number}") for number in (1, 2)
    )

    assert [first.status_code, second.status_code] == [302, 429]


def test_sign_in_limits_tries_by_network(mette, letters, monkeypatch):
    monkeypatch.setattr(limits, "TRIES_BY_NETWORK", (Rate(2, 600),))
    client = Client()
    client.post("/sign-in/", {"email": mette.email})

    assert [client.post("/sign-in/code/", {"code": "1"}).status_code for _ in range(3)] == [422, 422, 429]


def test_limits_stand_in_a_cache_that_processes_share(settings):
    assert "locmem" not in settings.CACHES["default"]["BACKEND"].lower()


def test_limits_are_not_flushed_by_a_few_hundred_visitors(settings):
    assert settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 20_000
