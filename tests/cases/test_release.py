"""“Ingen persondata” puts everything back where it stood."""

import pytest

from praksisnet.cases.actions import purge, release
from praksisnet.files.models import StoredFile
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.notices.models import Letter
from praksisnet.search.models import SearchEntry
from praksisnet.todos.models import Todo
from tests.cases.conftest import attached, hidden, keys, letter


def texts(resource):
    found = Resource.objects.get(pk=resource.pk)
    return found.title, found.summary, found.body, found.sort_name


def test_its_words_its_file_and_its_place_in_the_search_come_back(resource, mette, line):
    file = attached(resource, text="Stikordet gadelygte")
    before = texts(resource)
    case = hidden(resource, mette)

    release(case, by=Actor.person(line))

    assert (texts(resource), StoredFile.objects.get().name, case.withheld.count()) == (before, file.name, 0)
    assert (keys(mette, "forløb Køge"), keys(mette, "gadelygte")) == ([str(resource.pk)], [str(resource.pk)])


def test_a_mail_that_was_held_back_leaves(resource, mette, line):
    waits = letter(resource, mette)
    case = hidden(resource, mette)

    release(case, by=Actor.person(line))

    assert Letter.objects.get(pk=waits.pk).due_at.date() == waits.due_at.date()


def test_the_author_and_whoever_pressed_are_told_and_the_task_is_ticked(resource, mette, ellen, line):
    case = hidden(resource, mette)

    release(case, by=Actor.person(line))

    told = Letter.objects.filter(purpose="cases.settled").values_list("to_address", flat=True)
    assert sorted(told) == sorted([mette.email, ellen.email])
    assert Todo.objects.filter(source__startswith="case:", done_at=None).count() == 0


def test_the_same_person_does_not_hide_it_again_but_another_may(resource, mette, line, ellen):
    release(hidden(resource, mette), by=Actor.person(line))

    with pytest.raises(Refused, match="hid it before"):
        hidden(resource, mette)
    hidden(resource, ellen)

    assert list(Resource.objects.all()) == []


def test_a_file_that_another_case_hides_stays_hidden(resource, mette, line, ellen):
    file = attached(resource)
    hidden(file, ellen, "file")
    case = hidden(resource, mette)

    release(case, by=Actor.person(line))

    assert (Resource.objects.count(), StoredFile.objects.count()) == (1, 0)


def test_a_repeat_changes_nothing_and_what_was_purged_does_not_come_back(resource, mette, line):
    case = hidden(resource, mette)
    first = release(case, by=Actor.person(line))

    again = release(case, by=Actor.person(line))

    assert (again.settled_at, SearchEntry.objects.count()) == (first.settled_at, 1)
    with pytest.raises(Refused, match="decided before"):
        purge(case, by=Actor.person(line))
