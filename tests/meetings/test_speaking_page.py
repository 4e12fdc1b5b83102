"""The speaker's page without an account, and the facilitator's page about speakers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from praksisnet.files.inspection import Checked
from praksisnet.files.models import StoredFile
from praksisnet.files.words import Kind
from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import give_slides, name_speaker, publish, revoke_speaker_link
from praksisnet.meetings.models import Session, Speaking
from praksisnet.meetings.queries import speaking_token
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person
from tests.files.documents import slides
from tests.guard.numbers import some_number
from tests.meetings.conftest import at, dated


@pytest.fixture
def meeting_(meeting, cast):
    return publish(dated(meeting, cast), by=cast.by)


@pytest.fixture
def peter(meeting_, cast):
    """A guest with a private link."""
    talk = meeting_.sessions.get(kind="talk")
    return name_speaker(talk, name="Peter Vang", email="peter.vang@oplaeg.example", title="Højskolen", by=cast.by)


@pytest.fixture
def path(peter):
    return f"/speaking/{speaking_token(peter)}/"


def client(person=None, **options) -> Client:
    made = Client(**options)
    made.cookies["django_language"] = "da"
    if person:
        made.force_login(person)
    return made


def deck(**said) -> SimpleUploadedFile:
    return SimpleUploadedFile("Aftaler.pptx", slides(**said))


def talk(**said):
    return {"title": "Aftaler på tværs af kommuner", "abstract": "Tre aftaler, der holder.", **said}


def test_the_speaker_saves_title_text_and_slides(path, peter):
    answer = client().post(path, talk(slides=deck(count=2), released="on"), follow=True)

    speaking = Speaking.objects.select_related("session", "slides").get()
    assert "Gemt. Deltagerne kan se dine slides fra 24. september kl. 15.00." in answer.text
    assert (speaking.session.title, speaking.session.abstract) == (talk()["title"], talk()["abstract"])
    assert (speaking.slides.name, speaking.slides.pages) == ("Aftaler.pptx", 2)


def test_the_journal_names_the_guest(path):
    client().post(path, talk(slides=deck(), released="on"))

    assert Entry.objects.filter(verb="slides_given").values_list("actor_kind", "actor_id").get() == ("guest", None)


def test_the_page_names_nobody_who_comes(path, cast):
    page = client().get(path)

    people = (cast.mette, cast.birthe, cast.nils, cast.nadia)
    assert (page.status_code, [person.name for person in people if person.name in page.text]) == (200, [])
    assert "Er du ikke Peter?" in page.text


@pytest.mark.parametrize("method", ["get", "head"])
def test_reading_the_page_changes_nothing(path, method):
    with CaptureQueriesContext(connection) as sent:
        getattr(client(), method)(path)

    assert [query["sql"] for query in sent if not query["sql"].startswith("SELECT")] == []


def test_a_foreign_post_changes_nothing(path):
    answer = client(enforce_csrf_checks=True).post(path, talk(released="on"))

    assert (answer.status_code, Session.objects.filter(title=talk()["title"]).count()) == (403, 0)


def test_a_refused_file_keeps_what_was_typed(path):
    answer = client().post(path, talk(slides=deck(notes=f"Barnet {some_number()}"), released="on"))

    assert (answer.status_code, StoredFile.objects.count()) == (422, 0)
    assert "Noget i filen ligner et CPR-nummer." in answer.text
    assert (talk()["title"] in answer.text, talk()["abstract"] in answer.text) == (True, True)
    assert Session.objects.filter(title=talk()["title"]).count() == 0


def test_a_good_file_in_a_refused_form_is_asked_for_again(path):
    answer = client().post(path, talk(title="", slides=deck(), released="on"))

    assert (answer.status_code, "Vælg filen igen: Aftaler.pptx." in answer.text) == (422, True)


def test_a_file_of_another_kind_is_refused_in_place(path):
    answer = client().post(path, talk(slides=SimpleUploadedFile("oplæg.pptx", b"MZ\x90")))

    assert (answer.status_code, "Filen er hverken PDF, PowerPoint, Word" in answer.text) == (422, True)


def test_slides_without_consent_are_the_facilitators_alone(path):
    answer = client().post(path, talk(slides=deck()), follow=True)

    assert "Gemt. Kun facilitatoren kan se dine slides." in answer.text


def test_slides_can_be_taken_away(path, peter):
    client().post(path, talk(slides=deck(), released="on"))

    client().post(path, talk(removed="on", released="on"))

    assert (StoredFile.objects.count(), Speaking.objects.get().slides) == (0, None)


def test_after_the_meeting_has_begun_only_slides_are_asked_for(path):
    with clock.moved_to(at(10)):
        page = client().get(path)
        client().post(path, {"title": "Nyt", "slides": deck(), "released": "on"})

    assert 'name="title"' not in page.text
    assert (Session.objects.filter(title="Nyt").count(), StoredFile.objects.count()) == (0, 1)


def test_a_revoked_link_says_so(path, peter, cast):
    revoke_speaker_link(peter, by=cast.by)

    answer = client().post(path, talk())

    assert (answer.status_code, "Linket virker ikke længere" in answer.text) == (404, True)


@pytest.mark.parametrize("token", ["x", "abc.def", "a" * 300])
def test_a_broken_link_says_so(token, db):
    assert client().get(f"/speaking/{token}/").status_code == 404


def test_the_facilitator_names_a_speaker(meeting_, cast):
    session = meeting_.sessions.get(kind="talk")
    said = {"session": session.pk, "name": "Peter Vang", "title": "Højskolen", "email": "peter@oplaeg.example"}

    answer = client(cast.line).post(f"/meetings/{meeting_.pk}/speakers/", said, follow=True)

    assert "Det private link er på vej til peter@oplaeg.example." in answer.text
    assert Speaking.objects.get().session == session


def test_the_facilitator_keeps_what_was_typed(meeting_, cast):
    answer = client(cast.line).post(f"/meetings/{meeting_.pk}/speakers/", {"name": "Peter Vang", "email": "peter"})

    assert (answer.status_code, "Peter Vang" in answer.text, Speaking.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(
    ("page", "said", "left"),
    [
        ("link", "Det private link er på vej til", 1),
        ("revocation", "Linket virker ikke længere.", 1),
        ("removal", "Peter Vang står ikke længere i programmet.", 0),
    ],
)
def test_the_facilitator_sends_blocks_and_removes(peter, cast, page, said, left):
    answer = client(cast.line).post(f"/speakers/{peter.pk}/{page}/", follow=True)

    assert (said in answer.text, Speaking.objects.count()) == (True, left)


def test_the_facilitator_puts_slides_for_the_speaker(peter, cast):
    client(cast.line).post(f"/speakers/{peter.pk}/talk/", talk(slides=deck(), released="on"))

    assert StoredFile.objects.get().uploaded_by == cast.line


@pytest.mark.parametrize("page", ["talk", "removal"])
def test_members_and_strangers_do_not_run_speakers(peter, cast, page):
    answers = [client(person).get(f"/speakers/{peter.pk}/{page}/").status_code for person in (cast.mette, cast.nils)]

    assert answers == [403, 404]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_speakers_asks_the_same_for_one_and_for_three(meeting_, cast, statements, count):
    session = meeting_.sessions.get(kind="talk")
    for number in range(count):
        one = name_speaker(session, name=f"Ib {number}", email=f"ib{number}@oplaeg.example", by=cast.by)
        checked = Checked(b"%PDF-1.4", f"{number}.pdf", Kind.PDF, 1, "", str(number) * 64)
        give_slides(one, checked, released=True, by=Actor.guest())
    signed_in = client(cast.line)

    with statements.exactly(6):
        signed_in.get(f"/meetings/{meeting_.pk}/speakers/")


def test_the_programme_shows_released_slides_when_the_meeting_is_over(peter, cast, meeting_):
    checked = Checked(b"%PDF-1.4", "Aftaler.pdf", Kind.PDF, 1, "", "a" * 64)
    file = give_slides(peter, checked, released=True, by=Actor.guest()).slides
    link = f'href="/files/{file.pk}/"'

    before = client(cast.mette).get(f"/meetings/{meeting_.pk}/").text
    with clock.moved_to(at(15)):
        after = client(cast.mette).get(f"/meetings/{meeting_.pk}/").text

    assert (link in before, link in after) == (False, True)


def test_every_letter_to_a_speaker_is_free(peter):
    assert list(Letter.objects.filter(purpose="meetings.speaking").values_list("urgency", flat=True)) == ["receipt"]


def test_a_link_of_somebody_who_has_left_is_of_no_use(meeting_, cast):
    hers = name_speaker(meeting_.sessions.get(kind="talk"), name="", person=cast.ellen, by=cast.by)
    path = f"/speaking/{speaking_token(hers)}/"
    before = client().get(path).status_code

    Person.objects.filter(pk=cast.ellen.pk).update(deactivated_at=clock.now())

    assert (before, client().get(path).status_code, client().post(path, talk()).status_code) == (200, 404, 404)
