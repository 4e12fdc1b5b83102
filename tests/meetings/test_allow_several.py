"""The facilitator lets one person come to several meetings of a round, and takes it back."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import allow_several, create_round
from praksisnet.meetings.words import CorePart
from tests import factories

SYSTEM = Actor.system("test")


@pytest.fixture
def round_(db):
    with clock.moved_to(clock.at(date(2026, 6, 22), 9)):
        programme = factories.programme()
        factories.network(programme)
        parts = [CorePart("plenary", 60, "Velkommen")]
        yield create_round(programme, name="Efterår", title="Aflastning", parts=parts, by=SYSTEM)


def test_one_tick_allows_it_and_is_journaled(round_):
    allow_several(round_, allowed=True, by=SYSTEM)

    round_.refresh_from_db()
    assert (round_.several_allowed, Entry.objects.filter(verb="several_allowed").count()) == (True, 1)


def test_a_repeat_changes_nothing(round_):
    allow_several(round_, allowed=True, by=SYSTEM)

    allow_several(round_, allowed=True, by=SYSTEM)

    assert Entry.objects.filter(verb="several_allowed").count() == 1


def test_it_can_be_taken_back(round_):
    allow_several(round_, allowed=True, by=SYSTEM)

    assert allow_several(round_, allowed=False, by=SYSTEM).several_allowed is False


def test_a_closed_programme_is_refused(round_, in_english):
    programme = round_.programme
    programme.closed_at, programme.closed_by = clock.now(), programme.created_by
    programme.save()

    with pytest.raises(Refused, match="closed"):
        allow_several(round_, allowed=True, by=SYSTEM)


def test_the_tick_on_the_rounds_page_is_saved_and_shown(round_):
    client = Client()
    client.force_login(round_.programme.created_by)
    address = reverse("meetings:round", args=[round_.pk])
    save = reverse("meetings:round_several", args=[round_.pk])

    client.post(save, {"several": "yes"})
    ticked = client.get(address).content.decode()
    client.post(save)
    cleared = client.get(address).content.decode()

    assert ['name="several" value="yes" checked' in page for page in (ticked, cleared)] == [True, False]
