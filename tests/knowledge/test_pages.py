from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from praksisnet.files.models import StoredFile
from praksisnet.kit import observe
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import publish_resource, resource_from_session
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import text_of
from praksisnet.meetings.models import Session
from tests.files.documents import picture
from tests.guard.numbers import some_number
from tests.reading import text

PEOPLE = (Who.PARTICIPANT, Who.FACILITATOR, Who.READER, Who.AUTHORITY)


def address(name, *args):
    return reverse(f"knowledge:{name}", args=args)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "number"), [(Who.PARTICIPANT, 14), (Who.KNOWLEDGE_PARTNER, 15)])
def test_library_costs_the_same_for_every_length(who, number, rows, as_, published, respite, statements):
    for each in range(rows):
        published(f"Aftale {each}", themes=[respite])
    client = as_(who)

    asked = {"words": "aftale om", "theme": respite.pk, "kind": "tool"}
    client.get(address("library"), asked)  # the words of the index are read once a minute

    with statements.at_most(number):
        response = client.get(address("library"), asked)

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_resource_costs_the_same_for_every_length(rows, mettes, resource, published, respite, statements):
    for each in range(rows):
        published(f"Aftale {each}", themes=[respite])

    with statements.at_most(14):
        response = mettes.get(address("resource", resource.pk))

    assert response.status_code == 200


def test_resource_shows_what_it_is(mettes, resource):
    page = mettes.get(address("resource", resource.pk))

    assert "<h2>Sådan gør I</h2>" in page.content.decode()
    assert [part in text(page) for part in ("Tool", "Højskolen", "Respite care", "Publish it")] == [True] * 3 + [False]


def test_library_marks_the_words_and_says_how_many(mettes, resource):
    page = mettes.get(address("library"), {"words": "aflastning"})

    assert ("1 result" in text(page), "<mark>aflastning</mark>" in page.content.decode()) == (False, True)
    assert "One result" in text(page)


def test_library_is_empty_at_first_and_offers_writers_to_write(mettes, ellens):
    pages = [text(client.get(address("library"))) for client in (mettes, ellens)]

    assert ["What the networks know will appear here" in page for page in pages] == [True, True]
    assert ["Write a resource" in page for page in pages] == [False, True]


def test_a_choice_can_be_taken_back_and_the_words_stay(mettes, resource, respite):
    page = mettes.get(address("library"), {"words": "aftale", "theme": respite.pk, "kind": "tool"}).content.decode()

    assert 'href="?words=aftale&amp;kind=tool"' in page
    assert f'href="?words=aftale&amp;theme={respite.pk}"' in page


def test_a_cpr_number_is_not_searched_for(mettes, resource):
    number = some_number()

    answer = mettes.get(address("library"), {"words": number})

    assert (answer.status_code, number in answer.url) == (302, False)


def test_an_opening_is_counted_for_readers_not_for_writers(mettes, ellens, resource):
    for client in (mettes, mettes, ellens):
        client.get(address("resource", resource.pk))
    mettes.head(address("resource", resource.pk))

    observe.flush()

    resource.refresh_from_db()
    assert resource.opened == 2
    assert "Opened 2 times" in text(mettes.get(address("library")))


def test_write_publish_review_and_archive(ellens, mettes, ellen, respite):
    data = {"kind": "tool", "title": "Aftale om ferie", "summary": "To sider.", "themes": [respite.pk]}
    data |= {"owner": ellen.pk, "review_on": "1.9.2030", "body": "## Brug den"}
    made = ellens.post(address("resource_new"), data)
    resource = Resource.objects.get()
    before = mettes.get(made.url)
    ellens.post(address("publication", resource.pk))
    ellens.post(address("review", resource.pk), {"review_on": "1.10.2028"})
    after = text(mettes.get(made.url))
    ellens.post(address("archive", resource.pk))

    resource.refresh_from_db()
    assert (made.url, before.status_code, resource.review_on.isoformat()) == (
        address("resource", resource.pk),
        404,
        "2028-10-01",
    )
    assert ("Aftale om ferie" in after, mettes.get(made.url).status_code) == (True, 404)


def test_what_becomes_wrong_with_time_needs_somebody_and_a_day(ellens):
    wrong = ellens.post(address("resource_new"), {"kind": "tool", "title": "A", "summary": "B", "owner": ""})
    fine = ellens.post(address("resource_new"), {"kind": "material", "title": "A", "summary": "B", "owner": ""})

    assert ("Choose who keeps it up to date." in text(wrong), wrong.status_code, fine.status_code) == (True, 422, 302)


def test_a_form_sent_twice_makes_one_resource(ellens):
    data = {"kind": "material", "title": "A", "summary": "B", "request_key": "a" * 22}

    for _ in range(2):
        ellens.post(address("resource_new"), data)

    assert Resource.objects.count() == 1


def test_a_cpr_number_is_stopped_with_the_text_kept(ellens):
    number = some_number()

    stopped = ellens.post(address("resource_new"), {"kind": "material", "title": "A", "summary": f"Om {number}"})

    assert (stopped.status_code, f"Om {number}" in stopped.content.decode(), Resource.objects.count()) == (422, True, 0)


def test_a_file_that_is_none_is_refused_in_place(ellens):
    file = SimpleUploadedFile("aftale.pdf", b"no pdf at all")

    refused = ellens.post(address("resource_new"), {"kind": "material", "title": "A", "summary": "B", "upload": file})

    assert (refused.status_code, StoredFile.objects.count()) == (422, 0)


def test_a_file_is_listed_for_those_who_may_read_it_and_can_be_removed(mettes, ellens, resource, file_of):
    resource.files.add(file_of(resource.audience))
    shown = text(mettes.get(address("resource", resource.pk)))
    data = {"kind": "material", "title": resource.title, "summary": resource.summary, "kept": []}

    ellens.post(address("content", resource.pk), data)

    assert ("Aftale.pdf" in shown, resource.files.count()) == (True, 0)


def test_an_overdue_resource_says_so(mettes, published, ellen):
    resource = published("Gammel", owner=ellen, review_on=date(2020, 1, 1))

    page = text(mettes.get(address("resource", resource.pk)))

    assert ("Review overdue" in page, "1 January 2020" in page) == (True, True)


def test_knowledge_is_made_of_a_session_by_writers_only(ellens, mettes, as_, world):
    session = world.make("session")

    made = ellens.post(address("session_resource", session.pk))

    assert made.url == address("resource", Resource.objects.get(session=session).pk)
    for client in (mettes, as_(Who.OTHER_FACILITATOR)):
        assert client.post(address("session_resource", session.pk)).status_code == 404


@pytest.mark.parametrize("name", ["resource", "content", "archive", "review"])
def test_another_programme_does_not_see_it(name, as_, resource):
    for who in (Who.OTHER_PARTICIPANT, Who.OTHER_FACILITATOR, Who.SPEAKER, Who.ADMINISTRATOR):
        assert as_(who).get(address(name, resource.pk)).status_code == 404


@pytest.mark.parametrize("name", ["content", "archive", "review"])
def test_readers_do_not_write(name, as_, resource):
    assert {as_(who).get(address(name, resource.pk)).status_code for who in (Who.READER, Who.AUTHORITY)} == {403}


def test_who_has_tried_it_is_for_those_who_take_part(as_, resource):
    links = {who: "Who has tried it?" in text(as_(who).get(address("resource", resource.pk))) for who in PEOPLE}

    assert links == {Who.PARTICIPANT: True, Who.FACILITATOR: True, Who.READER: False, Who.AUTHORITY: False}


def test_a_resource_leads_to_its_meeting_for_those_who_see_it(as_, world, by):
    session = world.make("session")
    made = publish_resource(resource_from_session(session, by=by), by=by)

    pages = {who: as_(who).get(address("resource", made.pk)).content.decode() for who in (Who.PARTICIPANT, Who.READER)}

    assert {who: f"/meetings/{session.meeting_id}/" in page for who, page in pages.items()} == {
        Who.PARTICIPANT: True,
        Who.READER: False,
    }


def test_facilitators_make_knowledge_of_notes(as_, world, by):
    session = world.make("session")
    Session.objects.filter(pk=session.pk).update(notes="Det talte vi om.", notes_at=session.meeting.starts_at)

    pages = [text(as_(who).get(f"/sessions/{session.pk}/notes/")) for who in (Who.FACILITATOR, Who.PARTICIPANT)]

    assert ["Make knowledge of it" in page for page in pages] == [True, False]


@pytest.mark.parametrize(
    ("summary", "body", "shown"),
    [
        ("To sider.", "To sider. Fyld dem ud.", "<p>Fyld dem ud.</p>"),
        ("To sider.", "To sider.\n\nFyld dem ud.", "<p>Fyld dem ud.</p>"),
        ("To sider.", "Fyld dem ud.", "<p>Fyld dem ud.</p>"),
        ("To sider", "To sider fyldes ud.", "<p>To sider fyldes ud.</p>"),
        ("To sider.", "To sider.", ""),
    ],
)
def test_what_the_text_repeats_of_its_summary_is_said_once(published, summary, body, shown):
    assert text_of(published("Skabelon", summary=summary, body=body)).strip() == shown


def test_a_file_waits_while_its_writer_looks_for_a_theme(ellens):
    file = SimpleUploadedFile("Skema.png", picture())
    sent = {"title": "Skema", "look": "themes", "themes-words": "afl", "upload": file}

    drawn = ellens.post(address("resource_new"), sent).content.decode()

    assert ("Skema.png" in drawn, 'name="upload-kept"' in drawn, "alert-error" in drawn) == (True, True, False)
