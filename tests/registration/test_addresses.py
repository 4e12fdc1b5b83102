"""Mail that comes back for good: the coordinator is asked, once, and the right address mends it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.mails import invitation_letter, save_the_date_letter
from praksisnet.networks.actions import end_role, vacate_seat
from praksisnet.networks.models import Tenure
from praksisnet.networks.words import EndedBecause
from praksisnet.notices.actions import post
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person
from praksisnet.registration.actions import ask_for_addresses, erase_traces, keep_address, mend_address, register
from praksisnet.registration.queries.addresses import is_dead
from praksisnet.todos.actions import settle_all
from praksisnet.todos.models import Todo
from tests import factories
from tests.registration.dates import SYSTEM, Network

NEW = "mette.holm@koege.example"


class Here(Network):
    """Køge has a coordinator, and Mette's mail comes back."""

    def __init__(self):
        super().__init__()
        self.koege.domain = "koege.example"
        self.koege.save()
        self.meeting = self.date()
        self.birthe = factories.person("Birthe Holm", language="en")
        self.role = factories.role(
            self.birthe, "coordinator", self.programme, network=self.network, municipality=self.koege
        )

    def comes_back(self, person=None, status="5.1.1", written=invitation_letter):
        letter = post(written(self.meeting, person or self.mette), by=SYSTEM)
        Letter.objects.filter(pk=letter.pk).update(sent_at=clock.now(), bounced_at=clock.now(), last_error=status)
        return Letter.objects.get(pk=letter.pk)


@pytest.fixture
def here(db):
    return Here()


def asked():
    return [(todo.owner.name, todo.title) for todo in Todo.objects.filter(source__startswith="address:").order_by("pk")]


def open_todos():
    return Todo.objects.filter(source__startswith="address:", done_at__isnull=True).count()


SAID = "Mail to Mette Kjær comes back: say the right address"


def test_the_municipalitys_coordinator_is_asked_once(here):
    here.comes_back()

    numbers = [ask_for_addresses(by=SYSTEM), ask_for_addresses(by=SYSTEM)]

    assert (numbers, asked()) == ([1, 0], [("Birthe Holm", SAID)])


def test_the_facilitator_is_asked_where_there_is_no_coordinator(here):
    end_role(here.role, by=here.by)
    here.comes_back()

    ask_for_addresses(by=SYSTEM)

    assert asked() == [("Line Mortensen", SAID)]


def test_nobody_is_asked_about_the_own_address(here):
    here.comes_back(here.birthe)

    ask_for_addresses(by=SYSTEM)

    assert [name for name, _title in asked()] == ["Line Mortensen"]


def test_a_colleague_who_is_only_registered_is_asked_about_too(here):
    jonas = factories.person("Jonas Riis")
    register(here.meeting, jonas, municipality=here.koege, by=Actor.person(here.birthe))
    here.comes_back(jonas)

    ask_for_addresses(by=SYSTEM)

    assert [name for name, _title in asked()] == ["Birthe Holm"]


@pytest.mark.parametrize("status", ["5.2.2", "5.3.4", "5.7.1", "4.4.7", ""])
def test_a_full_mailbox_or_a_filter_asks_nobody(here, status):
    here.comes_back(status=status)

    assert ask_for_addresses(by=SYSTEM) == 0


def test_a_letter_that_was_not_even_taken_asks_as_well():
    refused = Letter(failed_at=clock.now(), last_error="550 5.1.1 <m@koege.example>: User unknown")
    full = Letter(failed_at=clock.now(), last_error="552 5.2.2 Mailbox full")

    assert (is_dead(refused), is_dead(full)) == (True, False)


def test_the_right_address_ticks_it_and_what_came_back_is_sent_again(here):
    letter = here.comes_back()
    ask_for_addresses(by=SYSTEM)

    mend_address(letter, NEW, by=Actor.person(here.birthe))
    mend_address(letter, NEW, by=Actor.person(here.birthe))

    again = Letter.objects.filter(to_address=NEW)
    assert [(one.subject, one.version < 0) for one in again] == [(letter.subject, True)]
    assert (open_todos(), [one.verb for one in entries_about(letter)][0]) == (0, "address_mended")


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("mette@praksisnet-login.example", "Write a work mail of the municipality."),
        ("", "Mail to this address comes back. Write another one."),
    ],
)
def test_nobody_gets_into_anothers_account(here, email, said):
    letter = here.comes_back()

    with pytest.raises(Refused, match=said):
        mend_address(letter, email or letter.to_address, by=Actor.person(here.birthe))

    assert Person.objects.get(pk=here.mette.pk).email == letter.to_address


def test_who_has_more_rights_is_left_to_an_administrator(here):
    letter = here.comes_back()
    factories.role(here.mette, "facilitator", here.programme, network=here.network)

    with pytest.raises(Refused, match="An administrator corrects this address"):
        mend_address(letter, NEW, by=Actor.person(here.birthe))

    assert ask_for_addresses(by=SYSTEM) == 0


def test_it_is_done_when_the_person_takes_part_no_more(here):
    here.comes_back()
    ask_for_addresses(by=SYSTEM)
    vacate_seat(Tenure.objects.get(person=here.mette).seat, EndedBecause.LEFT, by=here.by)

    settle_all(by=SYSTEM)

    assert open_todos() == 0


def test_who_says_that_it_is_right_is_asked_again_only_when_more_comes_back(here):
    letter = here.comes_back()
    ask_for_addresses(by=SYSTEM)

    keep_address(letter, by=Actor.person(here.birthe))
    same = ask_for_addresses(by=SYSTEM)
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        here.comes_back(written=save_the_date_letter)
        newer = ask_for_addresses(by=SYSTEM)

    assert (same, newer, open_todos()) == (0, 1, 1)


def test_what_names_somebody_goes_with_them(here):
    here.comes_back()
    ask_for_addresses(by=SYSTEM)

    erase_traces(here.mette, by=SYSTEM)

    assert asked() == []


def page(here, person, letter, **data):
    address = reverse("registration:address", args=[letter.pk])
    client = here.client(person)
    return client.post(address, data) if data else client.get(address)


def test_the_page_says_why_and_one_press_mends_it(here):
    letter = here.comes_back()
    shown = page(here, here.birthe, letter).content.decode()

    answer = page(here, here.birthe, letter, email=NEW)

    assert ("Nobody has that address. (5.1.1)" in shown, answer.status_code) == (True, 302)
    assert Person.objects.get(pk=here.mette.pk).email == NEW
    assert "There is nothing left to do" in page(here, here.birthe, letter).content.decode()


def test_a_refusal_stands_at_the_field(here):
    letter = here.comes_back()

    answer = page(here, here.birthe, letter, email="a@elsewhere.example")

    assert (answer.status_code, "Write a work mail of the municipality." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("who", ["mette", "stranger"])
def test_the_page_is_nobody_elses(here, who):
    letter = here.comes_back()
    person = here.mette if who == "mette" else factories.person("Nils Ravn")

    assert page(here, person, letter).status_code == 404


def test_the_page_costs_the_same_however_much_somebody_takes_part(here, statements):
    letter = here.comes_back()
    for week in range(1, 4):
        register(here.date(week), here.mette, municipality=here.koege, by=SYSTEM)
    client = here.client(here.birthe)

    with statements.at_most(15):
        shown = client.get(reverse("registration:address", args=[letter.pk])).content.decode()

    assert shown.count("Cancel, or give the place to a colleague") == 3
