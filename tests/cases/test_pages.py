"""The control at the text, the page that asks, the list and the case: who sees what."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.adaptation.actions import ask_before
from praksisnet.cases.actions import purge
from praksisnet.cases.models import Case, Viewer
from praksisnet.files.models import StoredFile
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.models import Resource
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person
from tests.cases.conftest import attached, hidden, letter, published


def url(name, case):
    return reverse(f"cases:{name}", args=[case.pk])


def test_the_control_stands_at_the_text_and_at_its_file(resource, world):
    file = attached(resource)

    page = world.client(Who.PARTICIPANT, language="en").get(f"/resources/{resource.pk}/").content.decode()

    assert f'href="/child/resource/{resource.pk}/"' in page
    assert f'href="/child/file/{file.pk}/"' in page


def test_each_control_says_to_who_cannot_see_it_what_it_stands_beside(resource, world):
    for number in (1, 2):
        StoredFile.objects.filter(pk=attached(resource).pk).update(name=f"bilag{number}.pdf")

    page = world.client(Who.PARTICIPANT, language="en").get(f"/resources/{resource.pk}/").content.decode()

    links = re.findall(r'<a class="about-child".*?</a>', page)
    names = ["Referat af et forløb i Køge", "bilag1.pdf", "bilag2.pdf"]
    assert sorted(re.sub("<.*?>", "", link) for link in links) == [
        f"Something about a child – {name}" for name in names
    ]


def test_no_control_says_more_than_what_stands_beside_it(resource, world, mette):
    """A file that is hidden alone is said nowhere on the page of its resource."""
    file = attached(resource)
    StoredFile.objects.filter(pk=file.pk).update(name="tale-om-karl.pdf")
    page = f"/resources/{resource.pk}/"
    before = world.client(Who.PARTICIPANT).get(page).content.decode()

    hidden(StoredFile.objects.get(pk=file.pk), mette, "file")

    after = world.client(Who.PARTICIPANT).get(page).content.decode()
    assert ("tale-om-karl" in before, "tale-om-karl" in after) == (True, False)


INSIGHT = "Det, du skriver, kan være omfattet af aktindsigt."


@pytest.mark.parametrize(
    ("who", "address"),
    [
        (Who.FACILITATOR, "/sessions/{session}/notes/"),
        (Who.PARTICIPANT, "/meetings/{meeting}/questions/"),
        (Who.PARTICIPANT, "/needs/new/"),
        (Who.PARTICIPANT, "/trials/new/"),
        (Who.PARTICIPANT, "/trials/{trial}/report/"),
    ],
)
def test_free_text_of_groups_and_questions_says_that_others_may_ask_to_see_it(world, who, address):
    if "questions" in address:
        by = Actor.person(world.people[Who.FACILITATOR])
        ask_before(world.make("meeting"), ["Hvad er det sværeste?"], by=by)

    page = world.client(who).get(address.format_map(world)).content.decode()

    assert page.count(INSIGHT) == 1


def test_what_is_written_to_nobody_but_the_cases_says_nothing_of_it(resource, world, mette):
    case = hidden(resource, mette)

    assert INSIGHT not in world.client(Who.FACILITATOR).get(url("deletion", case)).content.decode()


def test_opening_the_page_hides_nothing_and_its_button_does(resource, world):
    client = world.client(Who.PARTICIPANT, language="en")
    asked = client.get(f"/child/resource/{resource.pk}/")
    opened = Case.objects.count()

    answer = client.post(f"/child/resource/{resource.pk}/", follow=True)

    assert (asked.status_code, opened, Case.objects.count(), list(Resource.objects.all())) == (200, 0, 1, [])
    assert "It is hidden now" in answer.content.decode()


def test_pressing_twice_and_by_another_who_read_it_is_harmless(resource, world):
    for who in (Who.PARTICIPANT, Who.PARTICIPANT, Who.COORDINATOR):
        assert world.client(who, language="en").post(f"/child/resource/{resource.pk}/").status_code == 302

    assert Case.objects.count() == 1


@pytest.mark.parametrize("address", ["/child/resource/{}/", "/child/nothing/{}/"])
def test_who_does_not_read_it_can_neither_hide_it_nor_learn_that_it_is_hidden(resource, world, mette, address):
    before = world.client(Who.OTHER_PARTICIPANT, language="en").post(address.format(resource.pk)).status_code
    hidden(resource, mette)

    after = world.client(Who.OTHER_PARTICIPANT, language="en").post(address.format(resource.pk)).status_code

    assert (before, after, Case.objects.count()) == (404, 404, 1)


def test_too_many_are_refused_in_words(resource, world, mette, monkeypatch):
    monkeypatch.setattr("praksisnet.cases.actions.pressing.MOST_A_DAY", 0)

    answer = world.client(Who.PARTICIPANT, language="en").post(f"/child/resource/{resource.pk}/")

    assert (answer.status_code, Case.objects.count()) == (422, 0)
    assert "hidden five texts" in answer.content.decode()


def test_the_facilitator_sees_what_stands_there_who_pressed_who_could_read_it_and_the_mails(resource, world, mette):
    sent = letter(resource, mette)
    Letter.objects.filter(pk=sent.pk).update(sent_at=clock.now())
    case = hidden(resource, mette)

    page = world.client(Who.FACILITATOR, language="en").get(url("case", case)).content.decode()

    told = ["En lang fortælling om et forløb.", "Mette Kjær", "Birthe Holm", "karen@slagelse.example", "mailto:?bcc="]
    assert [text for text in told if text not in page] == []


def test_the_author_reads_it_and_sees_neither_who_pressed_nor_a_button(resource, world, mette):
    case = hidden(resource, mette)

    page = world.client(Who.KNOWLEDGE_PARTNER, language="en").get(url("case", case)).content.decode()

    assert "En lang fortælling om et forløb." in page
    assert [text for text in ("Mette Kjær", "/deletion/", "/release/", "Birthe Holm") if text in page] == []


def test_the_contact_decides_everywhere(resource, mette, dorte):
    case = hidden(resource, mette)
    client = Client()
    client.force_login(dorte)

    listed = client.get("/cases/").content.decode()
    answer = client.post(url("deletion", case), {"note": "Ringet op."})

    assert (url("case", case) in listed, answer.status_code, Case.objects.get().settled_by) == (True, 302, dorte)


@pytest.mark.parametrize("who", [Who.PARTICIPANT, Who.OTHER_FACILITATOR, Who.ADMINISTRATOR])
@pytest.mark.parametrize("name", ["case", "deletion", "release"])
def test_to_others_there_is_no_case_not_even_to_whoever_pressed(resource, world, mette, who, name):
    case = hidden(resource, mette)

    client = world.client(who, language="en")
    answers = [client.get(url(name, case)).status_code, client.post(url(name, case)).status_code]

    case.refresh_from_db()
    assert (case.is_open, set(answers) <= {404, 405}) == (True, True)


def test_after_the_purge_the_page_says_so_and_nothing_of_it(resource, world, mette, line):
    case = purge(hidden(resource, mette), note="Ringet op.", by=Actor.person(line))

    page = world.client(Who.FACILITATOR, language="en").get(url("case", case)).content.decode()

    assert ("Deleted everywhere" in page, "fortælling" in page, "Ringet op." in page) == (True, False, True)


def test_the_list_has_what_is_overdue_first_in_few_statements(world, mette, ellen, statements):
    for number in range(3):
        hidden(published(world, ellen, f"Notat nummer {number} fra mødet"), mette)
    client = world.client(Who.FACILITATOR, language="en")
    client.get("/cases/")

    with clock.moved_to(clock.now() + timedelta(hours=73)), statements.at_most(8):
        page = client.get("/cases/").content.decode()

    assert page.count("The 72 hours have passed") == 3


def test_many_who_could_read_it_are_on_several_pages(resource, world, mette):
    case = hidden(resource, mette)
    people = Person.objects.bulk_create(Person(name=f"Læser {n:03}", sort_name=f"læser {n:03}") for n in range(60))
    Viewer.objects.filter(case=case).delete()
    Viewer.objects.bulk_create(Viewer(case=case, person=person) for person in people)
    client = world.client(Who.FACILITATOR)

    pages = [client.get(url("case", case), {"page": number}).text for number in (1, 2)]

    assert [page.count("<b>Læser ") for page in pages] == [50, 10]
    assert "60 personer" in pages[0]


def test_many_who_got_a_mail_are_on_several_pages_of_their_own(resource, world, mette):
    for number in range(52):
        letter(resource, mette, to_address=f"laeser{number}@slagelse.example")
    Letter.objects.update(sent_at=clock.now())
    case = hidden(resource, mette)
    client = world.client(Who.FACILITATOR)

    pages = [client.get(url("case", case), {"mails": number}).text for number in (1, 2)]

    assert [page.count("<b>laeser") for page in pages] == [50, 2]
