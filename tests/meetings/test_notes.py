"""Notes of a session: who writes, and what is refused."""

from datetime import timedelta

import pytest
from django.test import Client

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.actions import close_meeting, publish, write_notes
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.queries import may_write_notes
from praksisnet.meetings.queries.speaking import mark_of
from tests.acting import cancel_meeting
from tests.guard.numbers import some_number
from tests.meetings.conftest import at, dated


@pytest.fixture
def session(meeting, cast):
    return publish(dated(meeting, cast), by=cast.by).sessions.get(letter="A")


@pytest.fixture
def registered(monkeypatch, cast):
    """Mette takes part, as the room above would say."""
    hers = Meeting.objects.filter(programme=cast.programme)
    monkeypatch.setattr(sockets, "guest_meetings", lambda person: [hers.values("pk")] if person == cast.mette else [])


def of(person) -> Client:
    client = Client()
    client.cookies["django_language"] = "da"
    client.force_login(person)
    return client


def test_write_notes(session, cast):
    write_notes(session, notes=" Tre kommuner bruger skemaet.\r\nTo gør ikke. ", by=cast.by)

    session.refresh_from_db()
    assert (session.notes, session.notes_by) == ("Tre kommuner bruger skemaet.\nTo gør ikke.", cast.line)


def test_write_the_same_again_changes_nothing(session, cast):
    write_notes(session, notes="Tak", by=cast.by)
    first = Session.objects.get(pk=session.pk).notes_at

    with clock.moved_to(clock.now() + timedelta(hours=1)):
        write_notes(session, notes="Tak", by=cast.by)

    assert Session.objects.get(pk=session.pk).notes_at == first


def test_nobody_writes_over_what_they_have_not_seen(session, cast):
    seen = mark_of("")
    write_notes(session, notes="Mettes", by=cast.by)

    with pytest.raises(Refused):
        write_notes(session, notes="Birthes", seen=seen, by=cast.by)


@pytest.mark.parametrize("notes", [some_number(), "a" * 6001])
def test_write_refuses(session, cast, notes):
    with pytest.raises(Refused):
        write_notes(session, notes=notes, by=cast.by)


def test_write_refuses_a_cancelled_meeting(session, cast):
    cancel_meeting(session.meeting, reason="Sygdom", by=cast.by)

    with pytest.raises(Refused):
        write_notes(session, notes="Tak", by=cast.by)


def test_those_registered_write_from_the_beginning_until_it_is_closed(session, cast, registered):
    before = may_write_notes(cast.mette, session)
    with clock.moved_to(at(10)):
        during, without = may_write_notes(cast.mette, session), may_write_notes(cast.birthe, session)
    with clock.moved_to(at(16)):
        session.meeting = close_meeting(session.meeting, by=cast.by)
        after, line = may_write_notes(cast.mette, session), may_write_notes(cast.line, session)

    assert (before, during, without, after, line) == (False, True, False, False, True)


def test_the_page_keeps_what_is_refused_and_offers_a_neutral_text(session, cast):
    client, text = of(cast.line), f"Barnet {some_number()} er anbragt"

    refused = client.post(f"/sessions/{session.pk}/notes/", {"notes": text, "seen": mark_of("")})
    replaced = client.post(f"/sessions/{session.pk}/notes/", {"notes": text, "seen": mark_of(""), "replace": "yes"})

    assert (refused.status_code, text in refused.text, "Erstat med »barn A«" in refused.text) == (422, True, True)
    assert ("Barn A er anbragt" in replaced.text, some_number() in replaced.text) == (True, False)
    assert Session.objects.get(pk=session.pk).notes == ""


def test_the_page_says_that_the_notes_are_saved(session, cast):
    said = of(cast.line).post(f"/sessions/{session.pk}/notes/", {"notes": "Tak", "seen": mark_of("")}, follow=True)

    assert "Noterne er gemt" in said.text


def test_the_page_shows_what_somebody_else_wrote_meanwhile(session, cast):
    write_notes(session, notes="Mettes linje", by=cast.by)
    client = of(cast.line)

    refused = client.post(f"/sessions/{session.pk}/notes/", {"notes": "Min linje", "seen": mark_of("")})
    both = {"notes": "Mettes linje\nMin linje", "seen": mark_of("Mettes linje")}
    client.post(f"/sessions/{session.pk}/notes/", both)

    assert (refused.status_code, "Mettes linje" in refused.text, "Min linje" in refused.text) == (422, True, True)
    assert f'value="{mark_of("Mettes linje")}"' in refused.text
    assert Session.objects.get(pk=session.pk).notes == "Mettes linje\nMin linje"


def test_a_member_reads_and_does_not_write(session, cast):
    write_notes(session, notes="Tre linjer", by=cast.by)
    client = of(cast.mette)

    assert "Tre linjer" in client.get(f"/sessions/{session.pk}/notes/").text
    assert client.post(f"/sessions/{session.pk}/notes/", {"notes": "x"}).status_code == 403


def test_another_network_does_not_find_the_page(session, cast):
    assert of(cast.nils).get(f"/sessions/{session.pk}/notes/").status_code == 404


def test_the_page_asks_little(session, cast, statements):
    client = of(cast.line)
    client.get(f"/sessions/{session.pk}/notes/")

    with statements.at_most(12):
        client.get(f"/sessions/{session.pk}/notes/")


def test_the_authority_reads_the_notes_and_not_who_wrote_them(session, cast, registered):
    write_notes(session, notes="Tak", by=Actor.person(cast.mette))

    seen = {person: of(person).get(f"/sessions/{session.pk}/notes/").text for person in (cast.nadia, cast.birthe)}

    assert [("Tak" in page, "Mette Kjær" in page) for page in seen.values()] == [(True, False), (True, True)]
