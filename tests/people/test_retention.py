from datetime import date, timedelta

import pytest

from praksisnet.jobs.models import Job
from praksisnet.journal.models import Entry, Receipt, Values
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.privacy import Category, days, personal
from praksisnet.people.actions import change_profile, deactivate_person, delete_expired
from praksisnet.people.actions.retention import erase_closed_accounts
from praksisnet.people.models import Deletion, Person, State
from praksisnet.people.tasks import forget
from tests import factories

BY = Actor.system("test")
DAY_0 = date(2026, 6, 8)


def after(number):
    return clock.moved_to(clock.at(DAY_0, 12) + timedelta(days=number))


def keep_people(monkeypatch, keep):
    fields = list(Person.privacy.fields)
    monkeypatch.setattr(
        Person, "privacy", personal(fields=fields, category=Category.ACCOUNT, purpose="A test.", keep=keep)
    )


@pytest.fixture
def old(db):
    with after(0):
        return factories.person("Old", phone="12 34 56 78", title="Leder", created_at=clock.now())


@pytest.fixture
def young(db):
    with after(5):
        return factories.person("Young", phone="87 65 43 21", created_at=clock.now())


def test_delete_expired_deletes_what_is_past_its_days_and_no_more(old, young, monkeypatch):
    keep_people(monkeypatch, days(10, after="created_at"))
    Person.objects.filter(pk=old.pk).update(deactivated_at=None)

    with after(11):
        done = delete_expired(by=BY)

    assert (done, list(Person.objects.all())) == ({"people.person": 1}, [young])


def test_delete_expired_waits_for_the_day(old, monkeypatch):
    keep_people(monkeypatch, days(10, after="created_at"))

    with after(9):
        assert delete_expired(by=BY) == {}


def test_delete_expired_empties_the_named_fields(old, young, monkeypatch):
    keep_people(monkeypatch, days(10, after="created_at", clear=["phone", "title"]))

    with after(11):
        done = [delete_expired(by=BY), delete_expired(by=BY)]

    kept = Person.objects.get(pk=old.pk)
    assert (done, kept.phone, kept.title, kept.name) == ([{"people.person": 1}, {}], "", "", "Old")
    assert Person.objects.get(pk=young.pk).phone == "87 65 43 21"


def test_delete_expired_works_in_batches_and_journals_counts_only(db, monkeypatch):
    with after(0):
        for _ in range(5):
            factories.person("Same Name", created_at=clock.now())
    keep_people(monkeypatch, days(10, after="created_at"))

    with after(11):
        done = delete_expired(by=BY, batch=2)

    deletions = list(Deletion.objects.order_by("pk"))
    assert (done, [deletion.rows for deletion in deletions]) == ({"people.person": 5}, [2, 2, 1])
    entry = entries_about(deletions[0]).get()
    assert (entry.verb, entry.refs, entry.values_digest) == (
        "deleted_by_age",
        {"table": "people.person", "rows": 2},
        None,
    )


def test_delete_expired_never_touches_what_is_kept_for_the_archive(old):
    with after(0):
        change_profile(old, name="New", title="", phone="", language="da", by=BY)

    with after(5000):
        delete_expired(by=BY)

    assert Entry.objects.filter(verb="changed_person").count() == 1


def test_delete_expired_carries_the_lower_rooms_declarations_out(old):
    with after(0):
        change_profile(old, name="New", title="", phone="", language="da", by=BY)
        Receipt.objects.create(key="k", actor_id=old.pk, at=clock.now())
        Job.objects.create(task="x", queued_at=clock.now(), due_at=clock.now(), done_at=clock.now(), max_attempts=1)

    with after(8):
        delete_expired(by=BY)
        week = [Values.objects.count(), Receipt.objects.count(), Job.objects.count()]
    with after(731):
        delete_expired(by=BY)

    assert (week, Values.objects.count()) == ([1, 0, 0], 0)


def test_erase_closed_accounts_two_years_after_they_were_closed(old, young):
    with after(10):
        deactivate_person(old, by=BY)

    with after(739):
        early = erase_closed_accounts(by=BY)
    with after(741):
        late = erase_closed_accounts(by=BY)

    assert (early, late) == (0, 1)
    assert [Person.objects.get(pk=one.pk).state for one in (old, young)] == [State.ERASED, State.ACTIVE]


def test_forget_is_safe_to_run_twice(old):
    with after(10):
        deactivate_person(old, by=BY)

    with after(800):
        forget.func()
        entries = Entry.objects.count()
        forget.func()

    assert Entry.objects.count() == entries


def test_forget_is_on_the_nightly_schedule():
    from praksisnet.jobs import schedule

    assert schedule.rules()["people.forget"].task == forget
