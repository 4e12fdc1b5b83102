"""“Slet overalt”: a number planted past the guard is found nowhere afterwards, and the case keeps no content."""

import logging

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from praksisnet.cases.actions import purge, release
from praksisnet.cases.words import GONE
from praksisnet.files.models import StoredFile
from praksisnet.jobs.models import Job
from praksisnet.jobs.worker import Worker
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import change_resource
from praksisnet.knowledge.models import Resource, Version
from praksisnet.notices.models import Letter
from praksisnet.search.models import Term
from tests.cases.conftest import attached, hidden, letter
from tests.cases.scan import found_in, pages_hold

PLANTED = "010190 1234 i et referat"  # as it is written: the guard has not seen it


@pytest.fixture
def planted(resource, mette, ellen, monkeypatch, settings, tmp_path):
    """In the second version of the resource, in its file, in letters and in the journal; the third is clean."""
    settings.DATA = tmp_path  # no other test's files
    monkeypatch.setattr("praksisnet.knowledge.actions.texts.refuse_cpr", lambda *texts: None)
    monkeypatch.setattr("praksisnet.notices.actions.posting.find_cpr", lambda text: [])
    by = Actor.person(ellen)
    attached(resource, text=f"Bilag: {PLANTED}", data=f"%PDF-1.4 {PLANTED}".encode())
    change_resource(resource, body=f"Forløbet: {PLANTED}.", by=by)
    change_resource(resource, body="En lang fortælling om et forløb, uden nummer.", by=by)
    assert Version.objects.get(resource=resource, number=2).texts["body"] == f"Forløbet: {PLANTED}."
    waits = letter(resource, mette, text=PLANTED, html=f"<p>{PLANTED}</p>", calendar=PLANTED.encode())
    sent = letter(resource, mette, to_address="ib@greve.example", title=PLANTED, text=PLANTED, html=f"<p>{PLANTED}</p>")
    Letter.objects.filter(pk=sent.pk).update(sent_at=clock.now())
    with transaction.atomic():
        record("resource_changed", resource, by=by, values={"body": PLANTED})
    return waits, sent


def test_a_planted_number_is_found_nowhere_afterwards(
    planted, resource, mette, line, caplog, django_capture_on_commit_callbacks
):
    caplog.set_level(logging.DEBUG)
    before = found_in(PLANTED)
    case = hidden(resource, mette)
    with django_capture_on_commit_callbacks(execute=True):
        purge(case, by=Actor.person(line))

    assert {"knowledge_version.texts", "files_storedfile.text", "files"} <= set(before)
    assert {"notices_letter.html", "notices_letter.subject", "notices_letter.calendar", "journal_values.data"} <= set(
        before
    )
    assert (found_in(PLANTED), [text for text in caplog.messages if PLANTED in text]) == ([], [])


def test_a_word_of_the_index_that_nothing_else_says_is_gone_from_it(resource, mette, line, ellen):
    change_resource(resource, body="Kenderord: 4711abc4712.", by=Actor.person(ellen))
    case = hidden(resource, mette)
    before = Term.objects.filter(text__startswith="4711abc").exists()

    purge(case, by=Actor.person(line))

    assert (before, Term.objects.filter(text__startswith="4711abc").exists()) == (True, False)


def test_the_words_stay_where_they_are_while_nothing_is_decided(planted, resource, mette):
    """The control: without “Slet overalt” the scan finds them, in the case."""
    hidden(resource, mette)

    assert found_in(PLANTED) != []


def test_a_tombstone_stays_and_the_mail_that_waited_never_leaves(planted, resource, mette, line):
    waits, sent = planted
    case = hidden(resource, mette)

    case = purge(case, note="Afsenderen er ringet op.", by=Actor.person(line))

    row, kept = Resource._base_manager.get(pk=resource.pk), Letter.objects.get(pk=waits.pk)
    assert (row.title, row.body, list(Resource.objects.all()), StoredFile._base_manager.count()) == (GONE, GONE, [], 0)
    assert (kept.drop_reason, kept.subject, kept.html) == ("purged", GONE, "")
    assert (case.outcome, case.note, case.settled_by) == ("purged", "Afsenderen er ringet op.", line)


def test_a_repeat_changes_nothing_and_it_is_not_shown_again(resource, mette, line):
    case = hidden(resource, mette)
    first = purge(case, by=Actor.person(line))

    again = purge(case, by=Actor.person(line))

    assert again.settled_at == first.settled_at
    with pytest.raises(Refused, match="decided before"):
        release(case, by=Actor.person(line))


def test_no_number_in_the_note(resource, mette, line):
    case = hidden(resource, mette)

    with pytest.raises(Refused, match="CPR"):
        purge(case, note="Det var 010190-1234", by=Actor.person(line))

    case.refresh_from_db()
    assert case.is_open


def test_the_file_is_not_rewritten_within_the_request(resource, mette, line, django_capture_on_commit_callbacks):
    case = hidden(resource, mette)

    with django_capture_on_commit_callbacks(execute=True), CaptureQueriesContext(connection) as asked:
        purge(case, by=Actor.person(line))

    assert [query["sql"] for query in asked if "VACUUM" in query["sql"]] == []
    assert Job.objects.filter(task="praksisnet.jobs.tasks.rewrite_pages").count() == 1


@pytest.mark.django_db(transaction=True)
def test_sqlite_keeps_no_deleted_bytes_once_the_job_has_run(resource, mette, line):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL overwrites what is deleted when it vacuums.")
    Resource.objects.filter(pk=resource.pk).update(body=PLANTED)
    case = hidden(resource, mette)
    before = pages_hold(PLANTED)

    purge(case, by=Actor.person(line))
    Worker().drain()

    assert (before, Job.objects.filter(failed_at__isnull=False).count(), pages_hold(PLANTED)) == (True, 0, False)
