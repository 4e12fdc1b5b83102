import pytest
from django.db import IntegrityError, transaction

from praksisnet.adaptation.actions import raise_need
from praksisnet.adaptation.models import Need, Support
from praksisnet.adaptation.queries import with_state
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from tests.guard.numbers import some_number


def test_raise_puts_the_municipality_behind_and_is_journaled(need, koege, mette, theme):
    support = need.supports.get()

    assert (need.municipality, need.raised_by, list(need.themes.all())) == (koege, mette, [theme])
    assert (support.municipality, support.supported_by) == (koege, mette)
    assert [entry.verb for entry in entries_about(need)] == ["need_raised"]


def test_a_new_need_is_received(need):
    assert with_state(Need.objects.all()).get().state == "received"


@pytest.mark.parametrize("body", ["", "  \n ", "x" * 1001])
def test_raise_refuses_no_text_and_a_long_one(body, programme, koege, by):
    with pytest.raises(Refused):
        raise_need(programme, koege, body=body, by=by)


def test_raise_refuses_a_cpr_number(programme, koege, by):
    with pytest.raises(Refused):
        raise_need(programme, koege, body=f"Barnet {some_number()} skal flytte.", by=by)


def test_raise_refuses_a_closed_programme(programme, koege, by, line):
    programme.closed_at, programme.closed_by = clock.now(), line

    with pytest.raises(Refused):
        raise_need(programme, koege, body="Aflastning.", by=by)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Aflastning. Hvem betaler?", "Aflastning"),
        ("Hvem betaler?\nOg hvornår", "Hvem betaler?"),
        ("Vi mangler " + "ord " * 40, "Vi mangler " + "ord " * 19 + "…"),
    ],
)
def test_the_first_sentence_is_the_title(body, title):
    assert Need(body=body).title == title


def test_the_database_holds_what_a_need_is(need, koege):
    now = clock.now()
    for wrong in (
        lambda: Support.objects.create(need=need, municipality=koege),
        lambda: Need.objects.filter(pk=need.pk).update(declined_at=now),
        lambda: Need.objects.filter(pk=need.pk).update(reason="Derfor."),
        lambda: Need.objects.filter(pk=need.pk).update(answered_at=now),
        lambda: Need.objects.filter(pk=need.pk).update(merged_into=need, merged_at=now),
        lambda: Need.objects.filter(pk=need.pk).update(merged_at=now),
        lambda: Need.objects.filter(pk=need.pk).update(answered_at=now, answer="Ja", declined_at=now, reason="Nej"),
        lambda: Need.objects.filter(pk=need.pk).update(body=""),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
