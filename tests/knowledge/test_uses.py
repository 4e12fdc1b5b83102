"""Openings and downloads are counted without names; the author of a brief hears of them twice a year."""

from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import archive_expired, tell_use
from praksisnet.knowledge.models import Resource, Use
from praksisnet.knowledge.words import State
from praksisnet.notices.models import Letter

BY = Actor.system("test")
WINTER, SUMMER = date(2027, 1, 2), date(2027, 7, 1)


@pytest.fixture
def brief(published, ellen):
    with clock.moved_to(date(2026, 10, 1)):
        return published("Aflastning og stabile anbringelser", kind="research", body="Ja.", owner=ellen)


def letters():
    return [one.subject for one in Letter.objects.filter(purpose="knowledge.use").order_by("pk")]


def test_the_author_hears_once_for_each_half_year_what_came_to(brief, ellen):
    Resource.objects.filter(pk=brief.pk).update(opened=7, downloaded=2)
    with clock.moved_to(WINTER):
        told = [tell_use(by=BY), tell_use(by=BY)]
    Resource.objects.filter(pk=brief.pk).update(opened=10)
    with clock.moved_to(SUMMER):
        tell_use(by=BY)

    assert (told, letters()) == (
        [1, 0],
        [f"Praksisnet: Sådan blev din Forskning kort brugt, {half}" for half in ("Efterår 2026", "Forår 2027")],
    )
    assert [(one.until, one.opened, one.downloaded) for one in Use.objects.order_by("until")] == [
        (date(2027, 1, 1), 7, 2),
        (date(2027, 7, 1), 10, 2),
    ]
    assert "Åbnet 3 gange · Hentet 0 gange" in Letter.objects.filter(purpose="knowledge.use").last().text


def test_what_is_no_brief_or_is_new_is_not_told_of(published):
    with clock.moved_to(WINTER):
        published("Ny", kind="research", body="Ja.")
        published("Redskab")

        assert tell_use(by=BY) == 0


def test_what_is_shown_until_a_day_leaves_by_itself_the_day_after(published):
    material = published("Slides", kind="material", expires_on=WINTER)
    with clock.moved_to(WINTER):
        on_the_day = archive_expired(by=BY)
    with clock.moved_to(date(2027, 1, 3)):
        archive_expired(by=BY)

    material.refresh_from_db()
    assert (on_the_day, material.state) == (0, State.ARCHIVED)
