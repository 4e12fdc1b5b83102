"""What is opened and downloaded by those it is for is counted without names, and shown in list and page."""

import pytest
from django.urls import reverse

from praksisnet.files.inspection import Checked
from praksisnet.files.words import Kind
from praksisnet.kit.observe import flush
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import change_resource, count_trials
from praksisnet.knowledge.models import Resource


@pytest.fixture
def file(resource, by):
    checked = Checked(b"%PDF-1.4", "aftale.pdf", Kind.PDF, 1, "", "0" * 64)
    return change_resource(resource, upload=[checked], by=by).files.get()


@pytest.fixture
def address(resource, file):
    return reverse("knowledge:resource_file", args=[resource.pk, file.pk])


def downloaded():
    flush()
    return Resource.objects.get().downloaded


def test_a_download_by_those_it_is_for_is_counted_and_one_by_its_writers_is_not(world, address):
    world.client(Who.KNOWLEDGE_PARTNER).get(address)
    world.client(Who.PARTICIPANT).head(address)
    before = downloaded()

    for who in (Who.PARTICIPANT, Who.READER):
        assert world.client(who).get(address, follow=True).status_code == 200

    assert (before, downloaded()) == (0, 2)


def test_the_list_and_the_page_say_how_often_and_where_it_was_tried(world, resource, address, by):
    world.client(Who.PARTICIPANT).get(address)
    count_trials(resource, 3, by=by)
    flush()

    client = world.client(Who.PARTICIPANT, language="en")
    for page in (reverse("knowledge:library"), reverse("knowledge:resource", args=[resource.pk])):
        shown = client.get(page).content.decode()
        assert ("Downloaded once" in shown, "Tried in 3 municipalities" in shown) == (True, True), page


def test_its_language_is_said_and_told_to_the_browser(world, published):
    english = published("Respite care in Denmark", summary="Two pages.", lang="en")
    client = world.client(Who.PARTICIPANT, language="en")

    listed = client.get(reverse("knowledge:library")).content.decode()
    page = client.get(reverse("knowledge:resource", args=[english.pk])).content.decode()

    assert ("<span>English</span>" in listed, '<h1 lang="en">Respite care in Denmark</h1>' in page) == (True, True)
    assert "<dt>Language</dt><dd>English</dd>" in page


def test_what_a_type_must_have_is_not_called_optional(world):
    page = world.client(Who.KNOWLEDGE_PARTNER, language="en").get(reverse("knowledge:resource_new")).content.decode()

    labels = ("For whom", "What we do", "The question", "Owner", "Review by")
    assert [f">{label}</label>" in page for label in labels] == [True] * len(labels)
    assert ">The knowledge behind<span" in page
