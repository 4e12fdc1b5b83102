import json

import pytest
from allauth.account.models import EmailAddress

from praksisnet.journal.models import Values
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people import sockets
from praksisnet.people.actions import change_profile, erase_person
from praksisnet.people.models import Person, State
from praksisnet.people.sockets import Fact, Section
from tests import factories
from tests.guard.numbers import some_number

BY = Actor.system("test")
TYPED = {"name": "Mette Kjær", "title": "Teamleder", "phone": "12 34 56 78", "language": "en"}


def test_profile_saves_what_was_typed(mette, mette_client):
    answer = mette_client.post("/profile/", TYPED)

    saved = Person.objects.get(pk=mette.pk)
    assert (answer.status_code, saved.title, saved.phone) == (302, "Teamleder", "12 34 56 78")


def test_profile_stops_a_cpr_number_and_keeps_what_was_typed(mette, mette_client):
    typed = f"Teamleder {some_number()}"

    answer = mette_client.post("/profile/", TYPED | {"title": typed})

    page = answer.content.decode()
    assert (answer.status_code, Person.objects.get(pk=mette.pk).title) == (422, "")
    assert page.count("This looks like a CPR number. Remove it before saving.") == 2  # in place and at the top
    assert typed in page


def test_profile_language_follows_the_language_switch(mette, mette_client):
    mette_client.post("/language/", {"language": "da", "next": "/profile/"})

    assert Person.objects.get(pk=mette.pk).language == "da"
    assert "Din profil" in mette_client.get("/profile/").content.decode()


@pytest.mark.parametrize("path", ["/profile/", "/profile/sessions/", "/profile/data/", "/profile/erasure/"])
def test_profile_pages_take_few_statements(mette_client, statements, path):
    with statements.at_most(15):
        assert mette_client.get(path).status_code == 200


class Room:
    name = "planted"
    title = "Planted"
    covers = ()

    def about(self, person):
        return Section(self.title, [Fact("Place", "Netværk Sjælland")])

    def erase(self, person, by):
        self.erased = person.pk


@pytest.fixture
def room(monkeypatch):
    planted = Room()
    monkeypatch.setitem(sockets._personal_data, "planted", planted)
    return planted


def test_my_data_leads_to_what_every_room_keeps(mette_client, room):
    account = mette_client.get("/profile/data/?room=people").content.decode()
    planted = mette_client.get("/profile/data/?room=planted").content.decode()

    assert ("mette.kjaer@koege.example" in account, "/profile/data/?room=planted" in account) == (True, True)
    assert "Netværk Sjælland" in planted


@pytest.mark.parametrize("query", ["", "?room=x"])
def test_my_data_begins_with_the_account(mette_client, query):
    assert "mette.kjaer@koege.example" in mette_client.get(f"/profile/data/{query}").content.decode()


def test_my_data_takes_few_statements_whatever_the_room(mette_client, statements):
    for kept in sockets.personal_data():
        with statements.at_most(15):
            assert mette_client.get(f"/profile/data/?room={kept.name}").status_code == 200


def test_my_data_can_be_taken_along(mette_client, room):
    answer = mette_client.get("/profile/data/file/")

    data = json.loads(answer.content)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="praksisnet-')
    assert (data["Planted"], {"Name": "Mette Kjær"} in data["Your account"]) == (
        [{"Place": "Netværk Sjælland"}],
        True,
    )


def test_erasure_asks_first(mette, mette_client):
    page = mette_client.get("/profile/erasure/")

    assert (page.status_code, Person.objects.get(pk=mette.pk).erased_at) == (200, None)


def test_erasure_deletes_and_signs_out(mette, mette_client, room):
    answer = mette_client.post("/profile/erasure/")

    gone = Person.objects.get(pk=mette.pk)
    assert (answer.url, gone.state, gone.name, gone.email, room.erased) == (
        "/",
        State.ERASED,
        "Slettet person",
        None,
        mette.pk,
    )
    assert (EmailAddress.objects.count(), mette_client.get("/profile/").status_code) == (0, 302)


def test_erasure_tells_the_last_administrator_no(administrator, admin_client):
    answer = admin_client.post("/profile/erasure/")

    assert answer.status_code == 422
    assert "This is the last administrator." in answer.content.decode()


def test_erase_person_erases_old_values_from_the_journal(mette):
    change_profile(mette, name="Mette Holm", title="", phone="", language="en", by=BY)

    erase_person(mette, by=BY)

    assert Values.objects.count() == 0
    verbs = [entry.verb for entry in entries_about(mette).order_by("id")]
    assert (verbs[0], verbs[-2:]) == ("changed_person", ["erased_values", "erased_person"])


def test_erase_person_leaves_the_name_in_no_column_of_the_row(mette):
    erase_person(mette, by=BY)

    row = Person.objects.filter(pk=mette.pk).values().get()
    assert [field for field, value in row.items() if "mette" in str(value).lower()] == []


def test_erase_person_refuses_a_second_time(mette):
    erase_person(mette, by=BY)

    with pytest.raises(Refused, match="deleted"):
        erase_person(mette, by=BY)


def test_erase_person_frees_the_address(mette):
    erase_person(mette, by=BY)

    assert factories.person(email="mette.kjaer@koege.example", administrator_since=clock.now()).state == State.ACTIVE
