"""A colleague opens a shared link: sees what it is, proves an address, reads."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import archive_resource, create_resource
from praksisnet.people.actions import deactivate_person
from praksisnet.people.models import Person
from praksisnet.readers.actions import remove_reader
from praksisnet.readers.models import Reader
from tests import factories
from tests.readers.conftest import JONAS


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def said(response):
    return response.content.decode()


def test_anybody_sees_what_it_is_and_how_to_read_it(client, door):
    page = client.get(door)

    assert page.status_code == 200
    for text in ("Skabelon: aftale", "To sider.", "Tool", "Get a code by mail", "it ends in koege.example"):
        assert text in said(page)


def test_nobody_sees_who_shared_it_or_anybody_else(client, door, mette):
    assert mette.name not in said(client.get(door))


def test_a_code_by_mail_makes_a_reader_who_reads_it(client, door, code_in, resource):
    asked = client.post(door, {"email": JONAS})
    entered = client.post(asked.url, {"code": code_in()})

    assert entered.url == f"/resources/{resource.pk}/"
    assert "Skabelon: aftale" in said(client.get(entered.url))
    reader = Reader.objects.get()
    assert (reader.person.name, reader.person.email, reader.municipality.name) == ("Jonas Riis", JONAS, "Køge")


def test_looking_at_the_link_changes_nothing(client, door):
    client.get(door)
    client.head(door)
    Client(enforce_csrf_checks=True).post(door, {"email": JONAS})

    assert (Reader.objects.count(), Person.objects.filter(email=JONAS).count(), len(mail.outbox)) == (0, 0, 0)


def test_an_address_of_nobody_becomes_nobody_before_the_code(client, door, code_in):
    client.post(door, {"email": JONAS})

    assert not Person.objects.filter(email=JONAS).exists()


@pytest.mark.parametrize(
    "address", ["jonas@gmail.example", "jonas@ikke-koege.example", "jonas@koege.example.evil.example"]
)
def test_an_address_elsewhere_gets_no_code(client, door, address):
    page = client.post(door, {"email": address})

    assert page.status_code == 422
    assert "Use your mail address at Køge. It ends in koege.example." in said(page)
    assert mail.outbox == []


def test_who_is_known_and_who_is_not_are_told_the_same(door, code_in):
    factories.person("Ida Berg", email="ida@koege.example", language="en")
    answers, pages, letters = [], [], []
    for address in ("ida@koege.example", "bo@koege.example"):
        client = Client()
        asked = client.post(door, {"email": address})
        answers.append((asked.status_code, asked.url))
        pages.append(said(client.get(asked.url)).replace(address, "…").partition("<main")[2].partition("csrf")[0])
        letters.append(mail.outbox[-1].subject)

    assert answers[0] == answers[1]
    assert pages[0] == pages[1]
    assert letters[0] == letters[1]


def test_a_former_member_signs_in_with_the_same_account_and_reads(client, door, code_in):
    before = factories.person("Jonas Riis Holm", email=JONAS)

    asked = client.post(door, {"email": JONAS})
    client.post(asked.url, {"code": code_in()})

    assert (Reader.objects.get().person, Person.objects.filter(email=JONAS).count()) == (before, 1)
    assert Reader.objects.get().person.name == "Jonas Riis Holm"


def test_a_member_signs_in_and_stays_a_member(client, door, code_in, mette, resource):
    Person.objects.filter(pk=mette.pk).update(email="mette@koege.example")

    asked = client.post(door, {"email": "mette@koege.example"})
    entered = client.post(asked.url, {"code": code_in()})

    assert entered.url == f"/resources/{resource.pk}/"
    assert Reader.objects.count() == 0


def test_the_wrong_code_three_times_is_void(client, door, code_in):
    asked = client.post(door, {"email": JONAS})
    code = code_in()
    wrong = "0000-0000" if code != "0000-0000" else "1111-1111"
    tries = [client.post(asked.url, {"code": wrong}).status_code for _ in range(3)]

    late = client.post(asked.url, {"code": code})

    assert tries == [422, 422, 302]
    assert late.url == door
    assert Reader.objects.count() == 0


def test_a_code_for_one_link_opens_no_other(client, door, code_in):
    client.post(door, {"email": JONAS})

    other = client.post("/shared/x.y/code/", {"code": code_in()})

    assert other.status_code == 404


def test_codes_are_mailed_five_times_to_an_address_and_no_more(client, door, code_in):
    answers = [client.post(door, {"email": JONAS}).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]


def test_a_removed_colleague_is_told_and_not_let_in(client, door, code_in, joined, birthe):
    remove_reader(joined(), by=Actor.person(birthe))

    asked = client.post(door, {"email": JONAS})
    answer = client.post(asked.url, {"code": code_in()})

    assert "The coordinator of your municipality has ended your access." in said(answer)
    assert "_auth_user_id" not in client.session


def test_a_closed_account_is_not_opened(client, door, code_in, joined):
    deactivate_person(joined().person, by=Actor.system("test"))

    asked = client.post(door, {"email": JONAS})
    client.post(asked.url, {"code": code_in()})

    assert "_auth_user_id" not in client.session


def test_who_is_logged_on_and_works_there_needs_no_code(client, door, koege, resource):
    client.force_login(factories.person("Jonas Riis", email=JONAS))

    assert client.get(door).status_code == 200
    assert client.post(door).url == f"/resources/{resource.pk}/"
    assert Reader.objects.get().municipality == koege


def test_who_is_logged_on_elsewhere_sees_what_it_is_and_no_more(client, door):
    client.force_login(factories.person("Nils Ravn", email="nils@aalborg.example"))

    page, pressed = client.get(door), client.post(door)

    assert "Skabelon: aftale" in said(page)
    assert pressed.status_code == 200
    assert Reader.objects.count() == 0


def test_what_is_archived_is_not_shared_any_more(client, door, resource):
    archive_resource(resource, by=Actor.system("test"))

    page = client.get(door)

    assert page.status_code == 404
    assert "Skabelon" not in said(page)


def test_a_forged_link_opens_nothing(client, door):
    assert client.get(door[:-5] + "aaaa/").status_code == 404


def test_the_sign_in_page_says_what_waits_behind_it(client, resource):
    asked = client.get(f"/resources/{resource.pk}/", follow=True)

    assert "Skabelon: aftale" in said(asked)
    assert "Share with colleagues" in said(asked)


@pytest.mark.parametrize("part", ["versions/", "versions/1/", "take-home/", "take-home/page/", "files/7/?a=1"])
def test_the_sign_in_page_says_what_a_print_a_version_or_a_file_is_of(client, resource, part):
    assert "Skabelon: aftale" in said(client.get(f"/resources/{resource.pk}/{part}", follow=True))


@pytest.mark.parametrize("part", ["", "take-home/page/"])
def test_the_sign_in_page_says_nothing_of_a_draft(client, programme, part):
    draft = create_resource(programme, kind="tool", title="Udkast", summary="x", by=Actor.system("test"))

    assert "Udkast" not in said(client.get(f"/resources/{draft.pk}/{part}", follow=True))
