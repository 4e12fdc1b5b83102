"""Collections: begun from a theme, put in order, published, read as a page and as one PDF."""

import re

import pypdfium2
import pytest
from django.urls import reverse

from praksisnet.handouts.actions import (
    add_to_collection,
    create_collection,
    move_item,
    publish_collection,
    remove_item,
    unpublish_collection,
)
from praksisnet.handouts.models import Collection
from praksisnet.handouts.queries.collections import SharedCollections, items_for, paper_of
from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.kit.searching import MOST_OFFERED
from praksisnet.knowledge.actions import archive_resource
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting
from praksisnet.search.models import SearchEntry
from praksisnet.themes.actions import create_theme
from tests.guard import numbers


@pytest.fixture
def three(published):
    return [published(f"Nr. {number}", body=f"## Del {number}\n\nTekst.") for number in (1, 2, 3)]


@pytest.fixture
def collection(programme, three, by):
    return create_collection(programme, title="Læs før mødet", lead="Tre ting.", resources=three, by=by)


def publish_collection_of(programme, title, by):
    made = create_collection(programme, title=title, by=by)
    Collection.objects.filter(pk=made.pk).update(published_at=made.made_at, published_by=made.made_by)


def titles(collection):
    return [item.resource.title for item in collection.items.select_related("resource")]


def test_move_item_changes_the_order_and_is_journaled(collection, by):
    last = collection.items.last()

    move_item(last, up=True, by=by)

    assert titles(collection) == ["Nr. 1", "Nr. 3", "Nr. 2"]
    assert Entry.objects.filter(verb="collection_ordered").count() == 1


def test_move_item_at_the_end_changes_nothing(collection, by):
    move_item(collection.items.last(), up=False, by=by)

    assert (titles(collection), Entry.objects.filter(verb="collection_ordered").count()) == (
        ["Nr. 1", "Nr. 2", "Nr. 3"],
        0,
    )


def test_add_again_changes_nothing_and_remove_leaves_the_resource(collection, three, by):
    add_to_collection(collection, three[0], by=by)
    remove_item(collection.items.first(), by=by)

    assert titles(collection) == ["Nr. 2", "Nr. 3"]
    assert three[0].collected.count() == 0


@pytest.mark.parametrize("title", ["", "x" * 151, f"Barn {numbers.some_number()}"])
def test_create_collection_refuses(title, programme, by):
    with pytest.raises(Refused):
        create_collection(programme, title=title, by=by)


def test_publish_collection_refuses_an_empty_one(programme, by):
    with pytest.raises(Refused):
        publish_collection(create_collection(programme, title="Tom", by=by), by=by)


def test_a_draft_is_for_those_who_write_and_a_published_one_for_members_and_readers(collection, by, reading):
    url = reverse("handouts:collection", args=[collection.pk])
    asked = (Who.KNOWLEDGE_PARTNER, Who.PARTICIPANT, Who.READER, Who.OTHER_PARTICIPANT)

    before = [reading(who).get(url).status_code for who in asked]
    publish_collection(collection, by=by)
    after = [reading(who).get(url).status_code for who in asked]

    assert (before, after) == ([200, 404, 404, 404], [200, 200, 200, 404])


def test_what_is_archived_is_left_out(collection, three, by, reading):
    publish_collection(collection, by=by)
    archive_resource(three[1], by=by)

    page = reading(Who.READER).get(reverse("handouts:collection", args=[collection.pk])).content.decode()

    assert ("Nr. 1" in page, "Nr. 2" in page) == (True, False)


def test_one_pdf_has_contents_and_each_thing_from_its_own_page(collection, by, reading):
    publish_collection(collection, by=by)

    made = reading(Who.READER).get(reverse("handouts:collection_file", args=[collection.pk])).content

    paper = pypdfium2.PdfDocument(made)
    texts = [page.get_textpage().get_text_bounded() for page in paper]
    contents = [one.get_title() if hasattr(one, "get_title") else one.title for one in paper.get_toc()]
    paper.close()
    assert len(texts) == 4
    assert all(f"Nr. {number}" in texts[0] for number in (1, 2, 3))
    assert [f"Del {number}" in texts[number] for number in (1, 2, 3)] == [True] * 3
    assert contents[-3:] == ["Nr. 1", "Nr. 2", "Nr. 3"]
    assert b"pdfuaid" in made


def test_the_pdf_holds_what_is_written_in_parts_but_for_whom_to_contact(collection, example, published, by, world):
    brief = published("Hvad ved vi?", kind="research", parts={"references": "Holm, B. doi: 10.5555/12345678"})
    for one in (example, brief):
        add_to_collection(collection, one, note="", by=by)

    reader = world.people[Who.READER]
    parts = paper_of(collection, items_for(reader, collection))["parts"][-2:]

    said = [str(part["blocks"]) for part in parts]
    assert [text in said[0] for text in ("For whom", "Nye familier.", "Kragelund")] == [True, True, False]
    assert "https://doi.org/10.5555/12345678" in said[1]


def test_the_order_is_changed_by_buttons_alone(collection, reading):
    client, url = reading(Who.FACILITATOR), reverse("handouts:order", args=[collection.pk])

    moved = client.post(url, {"down": collection.items.first().pk})

    assert moved.url == url
    assert titles(collection) == ["Nr. 2", "Nr. 1", "Nr. 3"]


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "\u0669" * 5000])
def test_a_number_that_no_row_has_does_no_harm(number, collection, reading):
    client, url = reading(Who.FACILITATOR), reverse("handouts:order", args=[collection.pk])

    answered = client.post(url, {"down": number})

    assert (answered.status_code, titles(collection)) == (422, ["Nr. 1", "Nr. 2", "Nr. 3"])


def test_a_new_collection_begins_with_what_stands_under_its_theme(published, reading):
    theme = create_theme("Aflastning", by=Actor.system("test"))
    published("Under temaet", themes=[theme])
    published("Uden tema")

    reading(Who.KNOWLEDGE_PARTNER).post(
        reverse("handouts:collection_new"), {"title": "Om aflastning", "theme": theme.pk}
    )

    assert titles(Collection.objects.get()) == ["Under temaet"]


def test_it_is_found_while_it_is_published_and_shared_by_a_link(collection, by):
    def found():
        return SearchEntry.objects.filter(kind="collection").count(), bool(SharedCollections().told(collection.pk))

    draft, published_, withdrawn = (
        found(),
        publish_collection(collection, by=by) and found(),
        unpublish_collection(collection, by=by) and found(),
    )

    assert (draft, published_, withdrawn) == ((0, False), (1, True), (0, False))


def test_the_page_asks_the_same_for_one_and_for_three(programme, three, by, reading, statements):
    one = publish_collection(create_collection(programme, title="En", resources=three[:1], by=by), by=by)
    all_three = publish_collection(create_collection(programme, title="Tre", resources=three, by=by), by=by)
    client = reading(Who.PARTICIPANT)
    client.get(reverse("handouts:collection", args=[one.pk]))
    with statements.counted() as few:
        client.get(reverse("handouts:collection", args=[one.pk]))

    with statements.at_most(min(len(few), 15)):
        client.get(reverse("handouts:collection", args=[all_three.pk]))


def test_many_collections_are_on_several_pages(programme, by, reading):
    for number in range(60):
        publish_collection_of(programme, f"Samling {number:02}", by)
    client, url = reading(Who.PARTICIPANT), reverse("handouts:collections")

    first, second = client.get(url).text, client.get(url, {"page": "2"}).text

    assert (first.count("Samling "), second.count("Samling ")) == (50, 10)


def test_of_many_things_those_are_offered_whose_title_holds_what_is_written(programme, three, by, reading):
    collection = create_collection(programme, title="Tom", by=by)
    one = three[0]
    Resource.objects.bulk_create(
        Resource(
            programme=programme,
            kind="tool",
            title=f"Ark {number:03}",
            sort_name=f"ark {number:03}",
            summary="Et ark.",
            audience=one.audience,
            published_at=one.published_at,
            published_by=one.published_by,
        )
        for number in range(150)
    )
    client, url = reading(Who.FACILITATOR), reverse("handouts:order", args=[collection.pk])

    whole, narrowed = client.get(url).text, client.get(url, {"words": "ARK 14"}).text
    client.post(url, {"resource": one.pk, "note": ""})

    assert (whole.count("<option"), narrowed.count("<option")) == (101, 11)
    assert ('id="words"' in whole, titles(collection)) == (True, ["Nr. 1"])


def test_few_things_need_no_search(collection, published, reading):
    published("Endnu et")

    page = reading(Who.FACILITATOR).get(reverse("handouts:order", args=[collection.pk])).text

    assert 'id="words"' not in page


def test_meetings_of_one_title_are_told_apart(world):
    meeting = world.make("meeting")

    page = world.client(Who.FACILITATOR).get(reverse("handouts:collection_new")).text

    assert f">{meeting.title}, {meeting.network.name}, " in page


def test_one_of_many_meetings_is_found_whatever_letters_are_capital(world):
    meeting = world.make("meeting")
    kept = ("programme", "network", "kind", "starts_at", "ends_at", "published_at")
    one = {name: getattr(meeting, name) for name in kept}
    Meeting.objects.bulk_create(Meeting(**one, title=f"Møde {number}", town="Ørsted") for number in range(MOST_OFFERED))
    sent = {"look": "meeting", "meeting-words": "MØDE 7 øRSTED"}

    page = world.client(Who.FACILITATOR).post(reverse("handouts:collection_new"), sent).text

    assert re.findall(r">(Møde \d+),", page) == ["Møde 7", "Møde 17", "Møde 27", "Møde 37", "Møde 47", "Møde 57"]
