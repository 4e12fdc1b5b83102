from datetime import timedelta

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail

from praksisnet.kit import clock
from praksisnet.notices.delivery import pump
from praksisnet.notices.models import DropReason, Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.EMAIL_BACKEND = "praksisnet.notices.backend.OutboxBackend"


def test_djangos_mail_becomes_a_letter_a_reader():
    send_mail("Din kode", "Koden er X4K9", None, ["a@koege.example", "b@koege.example"])

    assert list(Letter.objects.order_by("pk").values_list("to_address", "purpose", "subject", "text")) == [
        ("a@koege.example", "sign_in_code", "Din kode", "Koden er X4K9"),
        ("b@koege.example", "sign_in_code", "Din kode", "Koden er X4K9"),
    ]


def test_two_codes_in_a_row_are_two_letters():
    for _time in range(2):
        send_mail("Din kode", "Koden er X4K9", None, ["a@koege.example"])

    assert Letter.objects.count() == 2


def test_the_html_part_comes_along():
    message = EmailMultiAlternatives("Din kode", "X4K9", None, ["a@koege.example"])
    message.attach_alternative("<p>X4K9</p>", "text/html")

    message.send()

    assert Letter.objects.get().html == "<p>X4K9</p>"


def test_a_code_leaves_no_trace_when_sent(server):
    send_mail("Din kode", "Koden er X4K9", None, ["a@koege.example"])

    pump()

    assert Letter.objects.filter(text__contains="X4K9").count() == 0
    assert len(server.received) == 1


def test_a_code_that_has_expired_is_not_sent(server):
    send_mail("Din kode", "Koden er X4K9", None, ["a@koege.example"])

    with clock.moved_to(clock.now() + timedelta(hours=1)):
        pump()

    assert (Letter.objects.get().drop_reason, server.received) == (DropReason.LATE, [])
