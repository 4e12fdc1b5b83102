"""Telling everybody their workshop: in small transactions, each person once, whatever breaks off in between."""

from collections import Counter

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.registration import mails
from praksisnet.registration.actions import (
    cancel_registration,
    rank_wishes,
    run_allocation,
    start_allocation,
    tell_allocation,
    tell_the_rest,
    telling,
)
from praksisnet.registration.actions.desk import open_desk
from praksisnet.registration.models import Allocation, Place, Registration
from tests import factories
from tests.registration.conftest import letters
from tests.registration.queues import SYSTEM, comes, meeting_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    monkeypatch.setattr(telling, "AT_ONCE", 2)


@pytest.fixture
def meeting():
    made = meeting_of(places=9, workshops=[("Samtalen", 3), ("Aftalen", 4)])
    return rank_wishes(made, ranked=True, by=SYSTEM)


@pytest.fixture
def run(meeting):
    """Five come; worked out."""
    for _each in range(5):
        comes(meeting)
    return run_allocation(start_allocation(meeting, by=SYSTEM).pk)


class Killed(BaseException):
    """Nothing in between catches it, as nothing catches kill -9."""


def killed_at(monkeypatch, number):
    """The worker dies while it writes the letter of this number."""
    written = mails.allocated
    calls = Counter()

    def dies(registration):
        calls["letters"] += 1
        if calls["letters"] == number:
            raise Killed
        return written(registration)

    monkeypatch.setattr(mails, "allocated", dies)


def told():
    """How often each was written to, and how often the journal says so."""
    wrote = Counter(letter.to_person_id for letter in letters("allocated"))
    rows = dict(Registration.objects.values_list("pk", "person"))
    given = Counter(rows[entry.subject_id] for entry in Entry.objects.filter(verb="workshop_given"))
    return wrote, given


def once():
    return Counter(Registration.objects.values_list("person", flat=True))


@pytest.mark.parametrize("number", [1, 2, 4, 5])
def test_a_worker_that_is_killed_in_the_middle_loses_nobody_and_doubles_nobody(number, run, monkeypatch):
    with monkeypatch.context() as patched:
        killed_at(patched, number)
        with pytest.raises(Killed):
            tell_allocation(run, by=SYSTEM)
    before = sum(told()[0].values())

    rest = tell_the_rest(by=SYSTEM)

    assert (before, rest) == ((number - 1) // 2 * 2, 5 - (number - 1) // 2 * 2)
    assert told() == (once(), once())


def test_when_all_are_told_there_is_nothing_left_to_do(run, statements):
    tell_allocation(run, by=SYSTEM)

    with statements.exactly(1):
        again = tell_the_rest(by=SYSTEM)

    assert (again, tell_allocation(run, by=SYSTEM), told()) == (0, 0, (once(), once()))


def test_a_second_press_goes_on_where_the_first_was_broken_off(run, monkeypatch):
    with monkeypatch.context() as patched:
        killed_at(patched, 3)
        with pytest.raises(Killed):
            tell_allocation(run, by=SYSTEM)

    number = tell_allocation(run, by=SYSTEM)

    assert (number, told()) == (3, (once(), once()))


def test_the_rest_is_told_in_the_name_of_who_pressed(run, monkeypatch):
    line = factories.person("Line Mortensen")
    Allocation.objects.filter(pk=run.pk).update(made_by=line)
    with monkeypatch.context() as patched:
        killed_at(patched, 1)
        with pytest.raises(Killed):
            tell_allocation(run, by=Actor.person(line))

    tell_the_rest(by=SYSTEM)

    assert set(Entry.objects.filter(verb="workshop_given").values_list("actor_id", flat=True)) == {line.pk}


def test_who_leaves_in_between_is_not_told_and_the_others_are(run, monkeypatch):
    with monkeypatch.context() as patched:
        killed_at(patched, 3)
        with pytest.raises(Killed):
            tell_allocation(run, by=SYSTEM)
    last = Registration.objects.order_by("pk").last()

    cancel_registration(last, by=SYSTEM)
    number = tell_the_rest(by=SYSTEM)

    assert (number, [one.to_person for one in letters("allocated")].count(last.person)) == (2, 0)


def test_all_places_are_decided_before_the_first_letter(run, monkeypatch):
    killed_at(monkeypatch, 1)

    with pytest.raises(Killed):
        tell_allocation(run, by=SYSTEM)

    assert Place.objects.filter(told_at__isnull=False).count() == 5


def test_the_desk_is_held_for_a_few_letters_at_a_time(run, monkeypatch):
    steps = []
    monkeypatch.setattr(telling, "open_desk", lambda one: steps.append("desk") or open_desk(one))
    monkeypatch.setattr(telling, "write", lambda *_args, **_more: steps.append("letter"))

    tell_allocation(run, by=SYSTEM)

    assert steps == ["desk", "letter", "letter", "desk", "letter", "letter", "desk", "letter", "desk"]
