import re

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.people import sockets
from praksisnet.people.models import Person, State
from praksisnet.people.queries import people_for
from tests import factories
from tests.people.conftest import rows_of

TYPED = {"name": "Jonas Riis", "email": "jonas.riis@koege.example", "title": "", "phone": "", "language": "da"}


def names(client, **query):
    return [re.sub(r"^[A-ZØÅ]{1,2} ", "", row[0]) for row in rows_of(client.get("/people/", query))]


@pytest.fixture
def many(administrator):
    factories.person("Åse Ørsted", email="aase@koege.example")
    factories.person("Aage Zebra", invited_at=None)
    factories.person("Karen Højgaard", deactivated_at=clock.now())


def test_people_are_listed_in_danish_order(admin_client, many):
    assert names(admin_client) == ["Anders Ager", "Karen Højgaard", "Aage Zebra", "Åse Ørsted"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("hojgård", []),
        ("højgaard", ["Karen Højgaard"]),
        ("hoejgaard", ["Karen Højgaard"]),
        ("ORSTED aase", []),
        ("aase oersted", ["Åse Ørsted"]),
        ("åse@koege", ["Åse Ørsted"]),
        ("aase@koege", ["Åse Ørsted"]),
        ("aase\x00", ["Åse Ørsted"]),
    ],
)
def test_people_are_found_by_folded_words(admin_client, many, search, found):
    assert names(admin_client, q=search) == found


@pytest.mark.parametrize(
    ("state", "found"),
    [("active", ["Anders Ager", "Åse Ørsted"]), ("named", ["Aage Zebra"]), ("deactivated", ["Karen Højgaard"])],
)
def test_people_are_found_by_state(admin_client, many, state, found):
    assert names(admin_client, state=state) == found


def test_people_for_others_than_administrators_is_empty(mette, administrator):
    assert [people_for(mette).count(), people_for(administrator).count()] == [0, 2]


def test_people_pages_do_not_exist_for_others(mette, mette_client):
    paths = ["/people/", "/people/new/", "/people/import/", f"/people/{mette.pk}/", f"/people/{mette.pk}/editing/"]

    assert [mette_client.get(path).status_code for path in paths] == [404] * 5


def test_people_page_takes_the_same_statements_for_three_and_sixty(admin_client, statements):
    for number in range(2):
        factories.person(f"Person {number}")
    with statements.counted() as three:
        admin_client.get("/people/")
    for number in range(60):
        factories.person(f"Mere {number}")

    with statements.exactly(len(three)):
        admin_client.get("/people/")

    assert len(three) <= 15


def test_new_person_is_invited_and_shown(admin_client):
    answer = admin_client.post("/people/new/", TYPED | {"invited": "on"})

    person = Person.objects.get(email="jonas.riis@koege.example")
    assert (answer.url, person.state) == (reverse("people:person", args=[person.pk]), State.ACTIVE)


def test_new_person_sent_twice_is_one(admin_client):
    body = {"name": "Uden Adresse", "language": "da", "request_key": "k"}

    first, second = (admin_client.post("/people/new/", body) for _ in range(2))

    assert (first.url == second.url, Person.objects.filter(name="Uden Adresse").count()) == (True, 1)


def test_new_person_asks_for_the_address_of_one_who_may_sign_in(admin_client):
    answer = admin_client.post("/people/new/", TYPED | {"email": "", "invited": "on"})

    assert answer.status_code == 422
    assert "Write the mail address to which codes are sent." in answer.content.decode()


def test_person_page_shows_the_panels_of_other_rooms(admin_client, mette, monkeypatch):
    panel = sockets.Panel("people/mail_no_account.html", {})
    monkeypatch.setattr(sockets, "_person_panels", [lambda person, viewer: panel if person == mette else None])

    assert sockets.person_panels(mette, mette) == [panel]
    assert sockets.person_panels(factories.person(), mette) == []


def test_editing_changes_the_person(admin_client, mette):
    admin_client.post(f"/people/{mette.pk}/editing/", TYPED | {"invited": "on"})

    assert Person.objects.get(pk=mette.pk).email == "jonas.riis@koege.example"


def test_editing_says_in_place_that_an_address_is_taken(admin_client, administrator, mette):
    answer = admin_client.post(f"/people/{mette.pk}/editing/", TYPED | {"email": administrator.email})

    assert (answer.status_code, "Somebody else has this mail address." in answer.content.decode()) == (422, True)


def test_deactivation_asks_and_then_acts(admin_client, mette):
    path = f"/people/{mette.pk}/deactivation/"

    asked = admin_client.get(path)
    admin_client.post(path)
    closed = Person.objects.get(pk=mette.pk).state
    admin_client.post(path, {"undo": "yes"})

    assert (asked.status_code, closed, Person.objects.get(pk=mette.pk).state) == (200, State.DEACTIVATED, State.ACTIVE)


def test_administratorship_asks_and_then_acts(admin_client, administrator, mette):
    path = f"/people/{mette.pk}/administratorship/"

    asked = admin_client.get(path)
    admin_client.post(path)
    made = Person.objects.get(pk=mette.pk).is_administrator
    admin_client.post(path, {"undo": "yes"})

    assert (asked.status_code, made, Person.objects.get(pk=mette.pk).is_administrator) == (200, True, False)


def test_administratorship_of_the_last_one_is_refused_in_place(admin_client, administrator):
    answer = admin_client.post(f"/people/{administrator.pk}/administratorship/", {"undo": "yes"})

    assert (answer.status_code, "This is the last administrator." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("name", ["person", "editing", "deactivation", "administratorship"])
def test_person_pages_take_few_statements(admin_client, mette, statements, name):
    with statements.at_most(15):
        assert admin_client.get(reverse(f"people:{name}", args=[mette.pk])).status_code == 200
