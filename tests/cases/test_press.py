"""One press hides at once from everybody else, opens a case with a clock, and is harmless when it is repeated."""

from datetime import timedelta

import pytest

from praksisnet.cases.models import Case
from praksisnet.cases.words import WITHHELD
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import files_for
from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import index_resource
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import resources_for
from praksisnet.notices.letters import Urgency
from praksisnet.notices.models import Letter, Notice
from praksisnet.search.models import Posting, SearchEntry
from praksisnet.todos.models import Todo
from tests.cases.conftest import attached, hidden, keys, letter, published


def test_it_is_gone_from_every_list_for_everybody(resource, world, mette):
    hidden(resource, mette)

    assert [list(resources_for(person)) for person in world.people.values()] == [[]] * len(world.people)


def test_the_search_no_longer_finds_it_not_even_by_its_words(resource, mette):
    attached(resource, text="Hemmelighedsord i bilaget")
    before = keys(mette, "forløb Køge")

    hidden(resource, mette)

    assert (before, keys(mette, "forløb Køge"), SearchEntry.objects.count(), Posting.objects.count()) == (
        [str(resource.pk)],
        [],
        0,
        0,
    )


def test_its_words_stand_nowhere_but_in_the_case(resource, mette):
    case = hidden(resource, mette)

    row = Resource._base_manager.get(pk=resource.pk)
    assert (row.title, row.summary, row.body) == (WITHHELD, WITHHELD, WITHHELD)
    assert case.withheld.get().words["title"] == "Referat af et forløb i Køge"


def test_its_files_are_read_by_nobody(resource, mette, world):
    file = attached(resource)
    client = world.client(Who.PARTICIPANT)
    before = client.get(f"/files/{file.pk}/").status_code

    hidden(resource, mette)

    assert (before, client.get(f"/files/{file.pk}/").status_code, list(files_for(mette))) == (200, 404, [])


def test_a_file_alone_is_hidden_and_its_resource_is_no_longer_found_by_its_words(resource, mette):
    file = attached(resource, text="Stikordet gadelygte")
    index_resource(resource)
    before = keys(mette, "gadelygte")

    hidden(file, mette, "file")

    assert (before, keys(mette, "gadelygte"), StoredFile.objects.count()) == ([str(resource.pk)], [], 0)
    assert list(resources_for(mette)) == [resource]


def test_the_clock_runs_for_72_hours(resource, mette):
    case = hidden(resource, mette)

    assert case.due_at - case.pressed_at == timedelta(hours=72)
    with clock.moved_to(case.due_at - timedelta(minutes=61)):
        assert (case.is_overdue, case.hours_left) == (False, 2)
    with clock.moved_to(case.due_at):
        assert (case.is_overdue, case.hours_left) == (True, 0)


def test_a_repeat_returns_the_case_and_tells_nobody_twice(resource, mette, line):
    case = hidden(resource, mette)
    letters = Letter.objects.count()

    assert (hidden(resource, line), Letter.objects.count(), Case.objects.count()) == (case, letters, 1)


def test_who_could_read_it_is_kept(resource, mette, world):
    case = hidden(resource, mette)

    may = [Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY, Who.READER]
    expected = sorted(world.people[who].pk for who in may)
    assert sorted(case.viewers.values_list("person", flat=True)) == expected


def test_those_who_decide_get_a_task_and_a_letter_and_the_author_a_letter(resource, mette, line, ellen, dorte):
    case = hidden(resource, mette)

    letters = Letter.objects.filter(subject_kind="cases.case", subject_id=case.pk)
    assert sorted(letters.values_list("to_address", "purpose")) == sorted(
        [(dorte.email, "cases.pressed"), (line.email, "cases.pressed"), (ellen.email, "cases.author")]
    )
    assert list(Todo.objects.filter(done_at=None, source__startswith="case:").values_list("owner", flat=True)) == [
        line.pk
    ]


def test_a_contact_without_an_account_is_written_to(resource, mette, settings):
    settings.DATA_PROTECTION_ADDRESS = "ingen@styrelse.example"

    hidden(resource, mette)

    assert Letter.objects.filter(purpose="cases.pressed", to_address="ingen@styrelse.example").count() == 1


def test_neither_letter_task_nor_journal_says_what_stood_there(resource, mette):
    case = hidden(resource, mette)

    said = [f"{one.subject} {one.text} {one.html}" for one in Letter.objects.filter(subject_kind="cases.case")]
    said += [str(todo.titles) for todo in Todo.objects.all()]
    said += [f"{entry.refs} {entry.fields}" for entry in Entry.objects.filter(subject_id=case.pk)]
    assert [text for text in said if "forløb" in text or "Referat" in text] == []


def test_mails_with_its_words_that_wait_are_held_back_and_those_sent_are_listed(resource, mette):
    waits = letter(resource, mette)
    sent = letter(resource, mette, to_address="ib@greve.example")
    Letter.objects.filter(pk=sent.pk).update(sent_at=clock.now())
    other = letter(resource, mette, to_address="ane@greve.example", text="Noget andet", html="<p>Noget andet</p>")

    case = hidden(resource, mette)

    waits.refresh_from_db()
    assert waits.due_at - clock.now() > timedelta(days=3000)
    held = {mail.letter_id: mail.was_due_at is not None for mail in case.mails.all()}
    assert held == {waits.pk: True, sent.pk: False}
    assert Letter.objects.get(pk=other.pk).due_at == other.due_at


def test_a_line_of_the_weekly_letter_is_held_back(resource, mette):
    letter(resource, mette, urgency=Urgency.DIGEST, line="Referat af et forløb i Køge", to_person_id=mette.pk)

    hidden(resource, mette)

    assert Notice.objects.get().drop_after_at <= clock.now()


def test_nobody_hides_more_than_five_in_a_day(world, mette, ellen, line):
    made = [published(world, ellen, f"Notat nummer {number} fra mødet") for number in range(7)]
    for one in made[:5]:
        hidden(one, mette)

    with pytest.raises(Refused, match="hidden five texts"):
        hidden(made[5], mette)
    with clock.moved_to(clock.now() + timedelta(days=1, seconds=1)):
        hidden(made[5], mette)
    hidden(made[6], line)

    assert Case.objects.filter(pressed_by=line).count() == 1
