"""What a reader is, who sees and removes them, and when it ends."""

from datetime import timedelta

import pytest

from praksisnet.access.queries import tokens_for
from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks.actions import change_answer, close_programme
from praksisnet.networks.models import Role, Tenure
from praksisnet.notices.models import Letter
from praksisnet.people.actions import erase_person
from praksisnet.people.models import Person
from praksisnet.readers.actions import become_reader, end_unused, name_in, remove_reader, return_reader
from praksisnet.readers.models import Reader
from tests import factories
from tests.readers.conftest import JONAS

NIGHT = Actor.system("test")


def tokens(reader):
    return tokens_for(Person.objects.get(pk=reader.person_id))


def test_become_reader_gives_the_readers_token_and_no_other(joined, programme):
    reader = joined()

    assert tokens(reader) == {"public", f"person:{reader.person_id}", f"role:reader:programme:{programme.pk}"}


def test_a_reader_sees_who_runs_the_programme_no_more_than_other_people(client, joined, programme):
    line = factories.person()
    factories.role(line, "facilitator", programme)
    client.force_login(joined().person)

    page = client.get(f"/programmes/{programme.pk}/").content.decode()

    assert (programme.title in page, line.name in page) == (True, False)


def test_become_reader_takes_no_permanent_place(joined):
    joined()

    assert Tenure.objects.count() == 0


def test_become_reader_again_changes_nothing(joined):
    joined()

    joined()

    assert (Reader.objects.count(), Role.objects.filter(kind="reader").count()) == (1, 1)
    assert Letter.objects.filter(purpose="readers.joined").count() == 1


@pytest.mark.parametrize("kind", ["another", "declined", "closed"])
def test_become_reader_refuses(kind, programme, koege, network):
    if kind == "declined":
        network.invitations.update(answer="declined", reason="x")
    if kind == "closed":
        close_programme(programme, by=Actor.person(programme.created_by))
    address = "jonas@greve.example" if kind == "another" else JONAS

    with pytest.raises(Refused):
        become_reader(programme, koege, address, link="/", by=Actor.guest())

    assert Person.objects.filter(email=address).count() == 0


@pytest.mark.parametrize(
    ("address", "name"),
    [(JONAS, "Jonas Riis"), ("jri@koege.example", "Jri"), ("anne-mette_b@x.example", "Anne Mette B")],
)
def test_name_in_an_address(address, name):
    assert name_in(address) == name


def test_remove_reader_ends_the_reading_and_is_journaled(joined, birthe):
    reader = joined()

    remove_reader(reader, by=Actor.person(birthe))
    remove_reader(reader, by=Actor.person(birthe))

    assert tokens(reader) == {"public", f"person:{reader.person_id}"}
    assert Entry.objects.filter(verb="reader_removed").count() == 1


def test_return_reader_lets_them_read_again(joined, birthe, programme):
    reader = remove_reader(joined(), by=Actor.person(birthe))

    return_reader(reader, by=Actor.person(birthe))

    assert f"role:reader:programme:{programme.pk}" in tokens(reader)


def test_end_unused_ends_who_has_not_logged_on_for_a_year(joined):
    unused, used = joined("anna@koege.example"), joined(JONAS)
    Person.objects.filter(pk=used.person_id).update(last_login=clock.now() + timedelta(days=30))

    with clock.moved_to(clock.now() + timedelta(days=366)):
        ended = end_unused(by=NIGHT)

    unused.role.refresh_from_db()
    used.role.refresh_from_db()
    assert (ended, unused.role.ended_at is None, used.role.ended_at is None) == (1, False, True)


def test_end_unused_leaves_who_came_less_than_a_year_ago(joined):
    joined()

    with clock.moved_to(clock.now() + timedelta(days=364)):
        assert end_unused(by=NIGHT) == 0


def test_readers_of_a_municipality_that_leaves_read_no_more(joined, koege, network, programme):
    reader, by = joined(), Actor.person(programme.created_by)
    invitation = network.invitations.get(municipality=koege)

    change_answer(invitation, "declined", reason="Ingen tid", by=by)

    assert tokens(reader) == {"public", f"person:{reader.person_id}"}
    with pytest.raises(Refused):
        return_reader(remove_reader(reader, by=by), by=by)


def test_readers_of_a_municipality_that_is_in_another_network_still_read_on(joined, koege, network, programme):
    reader, by = joined(), Actor.person(programme.created_by)
    factories.invitation(factories.network(programme), koege, answer="accepted")

    change_answer(network.invitations.get(municipality=koege), "declined", reason="Ingen tid", by=by)

    assert f"role:reader:programme:{programme.pk}" in tokens(reader)


def test_they_come_back_by_the_link_when_it_does(joined, koege, network, programme):
    reader, by = joined(), Actor.person(programme.created_by)
    change_answer(network.invitations.get(municipality=koege), "declined", reason="Ingen tid", by=by)

    change_answer(network.invitations.get(municipality=koege), "accepted", by=by)
    joined()

    assert f"role:reader:programme:{programme.pk}" in tokens(reader)


def test_who_ended_by_itself_comes_back_by_the_link(joined, programme):
    reader = joined()
    with clock.moved_to(clock.now() + timedelta(days=366)):
        end_unused(by=NIGHT)

        joined()

    assert f"role:reader:programme:{programme.pk}" in tokens(reader)


def test_the_coordinator_sees_and_removes_the_municipalitys_readers(client, joined, birthe):
    reader = joined()
    client.force_login(birthe)

    page = client.get("/readers/").content.decode()
    removed = client.post(f"/readers/{reader.pk}/removal/", follow=True).content.decode()

    assert JONAS in page
    assert "Jonas Riis no longer reads along." in removed
    assert "Let them read again" in removed


def test_another_municipalitys_coordinator_sees_none_of_them(client, joined, network):
    reader, greve = joined(), factories.municipality("Greve", domain="greve.example")
    other = factories.person("Aisha Bergmann")
    factories.role(other, "coordinator", network.programme, network=network, municipality=greve)
    client.force_login(other)

    assert JONAS not in client.get("/readers/").content.decode()
    assert client.post(f"/readers/{reader.pk}/removal/").status_code == 404


def test_the_page_of_readers_asks_the_same_for_one_and_for_three(client, joined, birthe, statements):
    client.force_login(birthe)
    joined()
    with statements.counted() as one:
        client.get("/readers/")
    for name in ("anna", "bo"):
        joined(f"{name}@koege.example")

    with statements.at_most(min(len(one), 15)):
        client.get("/readers/")


def test_erasing_a_reader_forgets_that_they_read(joined):
    reader = joined()

    erase_person(reader.person, by=NIGHT)

    assert Reader.objects.count() == 0


def test_sharing_shows_the_link_to_members_and_to_nobody_else(client, resource, mette, joined):
    client.force_login(mette)
    page = client.get(f"/sharing/resource/{resource.pk}/").content.decode()
    client.force_login(joined().person)

    assert "Share with colleagues at Køge" in page
    assert client.get(f"/sharing/resource/{resource.pk}/").status_code == 404
