"""The demo is filled through the rooms' own actions; its figures agree, and a second filling changes nothing."""

from collections import Counter

import pytest
from django.db import transaction

from praksisnet.approvals.queries import last_approved_before, open_approvals_for
from praksisnet.demo.actions import fill_demo
from praksisnet.demo.personas import personas
from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import HandOver, Invitation, Programme, Seat, Tenure
from praksisnet.networks.queries import coverage_of, tally
from praksisnet.networks.words import Coverage
from praksisnet.notices.models import UNFINISHED, Letter
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.todos.queries import todos_for

BY = Actor.system("test")


def people() -> list[tuple[str, str]]:
    return list(Person.objects.order_by("email").values_list("email", "name"))


@pytest.fixture(scope="module")
def first_names(django_db_setup, django_db_blocker):
    """The people of a filling that was undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill_demo(by=BY)
        names = people()
        transaction.set_rollback(True)
    return names


@pytest.fixture(scope="module", autouse=True)
def filled(first_names, django_db_blocker):
    """Filled once for the module, and undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill_demo(by=BY)
        transaction.set_rollback(True)


@pytest.fixture
def programme(db):
    return Programme.objects.get(created_by__email=personas()["line"].email)


def test_fill_makes_two_programmes(filled, db):
    assert (filled.is_new, filled.programmes) == (True, 2)


def test_fill_again_changes_nothing(db):
    before = (Person.objects.count(), Entry.objects.count(), Letter.objects.count(), Tenure.objects.count())

    again = fill_demo(by=BY)

    assert again.is_new is False
    assert (Person.objects.count(), Entry.objects.count(), Letter.objects.count(), Tenure.objects.count()) == before


def test_fill_invents_the_same_people_every_time(first_names, db):
    assert people() == first_names


def test_every_municipality_stands_somewhere(programme):
    counts = tally(coverage_of(programme))

    assert sum(counts.values()) == 98
    assert (counts[Coverage.THROUGH], counts[Coverage.DECLINED], counts[Coverage.UNINVITED]) == (2, 4, 0)
    assert counts[Coverage.REPRESENTED] >= 75


def test_five_networks_hold_all_municipalities(programme):
    assert Counter(Invitation.objects.filter(network__programme=programme).values_list("network__name", flat=True)) == {
        "Netværk Nordjylland": 11,
        "Netværk Midtjylland": 19,
        "Netværk Syddanmark": 22,
        "Netværk Sjælland": 17,
        "Netværk Hovedstaden": 29,
    }


def test_each_no_has_its_reason(programme):
    declined = Invitation.objects.filter(network__programme=programme, answer="declined")

    assert ("" in declined.values_list("reason", flat=True), declined.count()) == (False, 4)


def test_each_persona_is_what_the_button_says(programme):
    seated = Tenure.objects.filter(held_until=None).values_list("person__email", "seat__municipality__name")

    assert {(p.email, p.organisation) for p in personas().values() if p.kind == "participant"} - set(seated) == set()


@pytest.mark.parametrize("key", list(personas()))
def test_each_persona_can_sign_in(key, db):
    person = Person.objects.get(email=personas()[key].email)

    assert (person.is_active, person.invited_at is not None, person.name) == (True, True, personas()[key].name)


def test_nobody_has_a_real_address(db):
    assert [email for email in Person.objects.values_list("email", flat=True) if not email.endswith(".example")] == []
    assert [
        mail for mail in Organisation.objects.values_list("mailbox", flat=True) if mail[-8:] != ".example"[: len(mail)]
    ] == []


def test_nothing_is_waiting_to_be_mailed(db):
    assert Letter.objects.filter(UNFINISHED).count() == 0


def test_letters_left_when_they_were_due(db):
    assert Letter.objects.filter(sent_at__gt=clock.now()).count() == 0


def test_history_stands_in_the_order_it_happened(db):
    moments = list(Entry.objects.order_by("id").values_list("at", flat=True))

    assert moments == sorted(moments)


def test_some_places_are_vacant_and_some_have_changed_hands(programme):
    køge = Seat.objects.filter(municipality__name="Køge", network__programme=programme)

    assert sorted(seat.tenures.filter(held_until=None).count() for seat in køge) == [0, 1]
    assert HandOver.objects.count() == 2


def test_line_has_tasks_and_nadia_a_text_to_approve(db):
    line, nadia = (Person.objects.get(email=personas()[key].email) for key in ("line", "nadia"))

    assert [todo.is_overdue for todo in todos_for(line)] == [False, False, False]
    assert [last_approved_before(waiting) is not None for waiting in open_approvals_for(nadia)] == [True]
