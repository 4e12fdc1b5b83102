import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.notices.delivery import pump
from praksisnet.notices.models import Letter, Wish
from praksisnet.notices.purposes import all_purposes
from tests.factories import person

LETTERS, PREFERENCES = "/letters/", "/notices/preferences/"


@pytest.fixture
def administrator(client, db):
    client.force_login(person("Anders Ager", administrator_since=clock.now()))
    return client


@pytest.fixture
def signed_in(client, mette):
    client.force_login(mette)
    return client


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def again(client, letter: Letter):
    return client.post(reverse("notices:delivery", kwargs={"letter_id": letter.pk}), follow=True)


def test_the_operator_sees_state_and_subject_and_no_body(administrator, mette, post):
    post(mette, text="Hemmelig tekst", html="<p>Hemmelig tekst</p>")

    text = text_of(administrator.get(LETTERS))

    assert [text.count(words) for words in ("mette.kjaer@koege.example", "Praksisnet: prøve", "Hemmelig")] == [1, 1, 0]


def test_letters_are_found_by_address_and_state(administrator, mette, post):
    post(mette)
    post(mette, to_address="birthe.holm@koege.example")

    found = [
        administrator.get(LETTERS, query).content.decode().count('<th scope="row">')
        for query in (
            {"address": "Birthe\x00"},
            {"address": "zz"},
            {"state": "sent"},
            {"state": "waiting"},
            {"state": "y"},
        )
    ]

    assert found == [1, 0, 0, 2, 2]


def test_the_operator_sends_a_failed_letter_again(administrator, server, mette, post):
    server.refuse.add(mette.email)
    letter = post(mette)
    pump()

    shown = text_of(administrator.get(LETTERS)).count("550 5.1.1 nobody of that name")
    answer = text_of(again(administrator, letter))

    assert (shown, answer.count("Brevet er på vej igen."), Letter.objects.get().state) == (1, 1, "waiting")


def test_a_refusal_is_shown(administrator, mette, post):
    text = text_of(again(administrator, post(mette)))

    assert text.count("Kun et brev, der ikke kunne sendes, kan sendes igen.") == 1


def test_others_find_no_letters(signed_in, mette, post):
    assert [signed_in.get(LETTERS).status_code, again(signed_in, post(mette)).status_code] == [404, 404]


def test_the_empty_page_says_what_comes_here(administrator):
    assert text_of(administrator.get(LETTERS)).count("Her står brevene, så snart det første er sendt.") == 1


def test_the_list_takes_the_same_statements_for_any_number(administrator, statements, mette, post):
    counts = []
    for version in range(3):
        post(mette, version=version)
        with statements.at_most(15), statements.counted() as sent:
            administrator.get(LETTERS)
        counts.append(len(sent))

    assert counts[0] == counts[2]


def test_preferences_show_what_holds(signed_in):
    text = text_of(signed_in.get(PREFERENCES))

    chosen = [f'name="{purpose.key}" value="{purpose.proposed}" checked' for purpose in all_purposes()]
    assert [text.count(part) for part in chosen] == [1] * len(chosen)


def test_preferences_are_kept(signed_in, mette):
    chosen = {purpose.key: "never" for purpose in all_purposes()}

    response = signed_in.post(PREFERENCES, chosen)

    assert (response.status_code, dict(Wish.objects.values_list("purpose", "how"))) == (302, chosen)


@pytest.mark.parametrize("sent", [{}, {"weekly_letter": "at_once"}])
def test_preferences_refuse_what_is_not_offered(signed_in, sent):
    assert (signed_in.post(PREFERENCES, sent).status_code, Wish.objects.count()) == (422, 0)
