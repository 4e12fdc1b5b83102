"""The invitation from the mail, as whoever it was forwarded to meets it."""

import pytest
from django.test import Client

from praksisnet.kit import links
from praksisnet.networks import mails
from praksisnet.networks.models import InvitationAnswer, Role, Tenure
from praksisnet.people.models import Person
from tests.networks.conftest import BIRTHE

YES = {**BIRTHE, "answer": "accepted"}


@pytest.fixture
def page(invitation):
    return mails.invitation_link(invitation).removeprefix("http://127.0.0.1:8000")


@pytest.fixture
def statement(client, page):
    client.post(page, YES)
    return InvitationAnswer.objects.get()


@pytest.fixture
def button(statement):
    return f"/invitations/answers/{mails.answer_token(statement)}/"


def test_the_link_opens_without_signing_in(client, page):
    response = client.get(page)

    assert response.status_code == 200
    assert "Vil Køge deltage i Netværk Sjælland?" in response.content.decode()


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_links_changes_nothing(client, page, button, method, statement, invitation):
    getattr(client, method)(page)
    getattr(client, method)(button)
    getattr(client, method)(f"{button}participants/")

    invitation.refresh_from_db()
    statement.refresh_from_db()
    assert (invitation.answer, statement.confirmed_at) == (None, None)


def test_a_post_without_the_page_s_token_changes_nothing(button, statement):
    response = Client(enforce_csrf_checks=True).post(button)

    statement.refresh_from_db()
    assert (response.status_code, statement.confirmed_at) == (403, None)


def test_an_answer_is_followed_by_look_in_your_mail(client, page):
    response = client.post(page, YES, follow=True)

    assert "Vi har sendt en mail til birthe.holm@koege.example." in response.content.decode()


def test_an_address_elsewhere_is_refused_in_its_place(client, page):
    response = client.post(page, {**YES, "address": "birthe@greve.example"})

    text = response.content.decode()
    assert response.status_code == 422
    assert "Brug din mailadresse i Køge. Den ender på koege.example." in text
    assert 'value="birthe@greve.example"' in text


def test_the_button_makes_the_coordinator_and_leads_to_naming(client, button):
    response = client.post(button)

    assert response.url == f"{button}participants/"
    assert Role.objects.filter(kind="coordinator").count() == 1


def test_the_button_twice_has_one_effect(client, button):
    client.post(button)

    assert client.post(button).url == f"{button}participants/"
    assert Role.objects.filter(kind="coordinator").count() == 1


def test_the_coordinator_names_two_people_behind_the_link(client, button):
    client.post(button)
    people = {
        "myself": "on",
        "name-1": "Mette Kjær",
        "title-1": "Teamleder",
        "email-1": "mette.kjaer@koege.example",
    }

    client.post(f"{button}participants/", people)

    assert list(Tenure.objects.order_by("seat__number").values_list("person__name", flat=True)) == [
        "Birthe Holm",
        "Mette Kjær",
    ]


def test_a_colleague_without_an_address_is_asked_for_it(client, button):
    client.post(button)

    response = client.post(f"{button}participants/", {"name-1": "Mette Kjær"})

    assert (response.status_code, Tenure.objects.count()) == (422, 0)


def test_naming_before_the_button_is_led_to_the_button(client, button):
    assert client.get(f"{button}participants/").url == button


def test_naming_ends_with_the_coordinator_s_role(client, button):
    client.post(button)
    Role.objects.filter(kind="coordinator").update(ended_at=Role.objects.first().granted_at)

    assert client.get(f"{button}participants/").url == button


def test_naming_ends_when_the_coordinator_may_no_longer_sign_in(client, button):
    client.post(button)
    Person.objects.filter(roles__kind="coordinator").update(invited_at=None)

    assert client.get(f"{button}participants/").url == button


def test_a_second_colleague_is_told_who_answered(client, page, button):
    client.post(button)

    text = client.get(page).content.decode()

    assert "Køge har svaret" in text
    assert "Birthe Holm svarede" in text


@pytest.mark.parametrize(
    "path", ["/invitations/{}/", "/invitations/answers/{}/", "/invitations/answers/{}/participants/"]
)
@pytest.mark.parametrize(
    "token", ["abc", "abc.def", links.make("networks.other", 1, "")], ids=["no link", "forged", "of another purpose"]
)
def test_a_broken_link_says_what_to_do(client, db, path, token):
    response = client.get(path.format(token))

    assert response.status_code == 404
    assert "Linket kan ikke bruges" in response.content.decode()


def test_the_invitation_s_link_does_not_confirm(client, statement, invitation):
    token = links.make("networks.invitation", statement.pk, "")

    assert client.post(f"/invitations/answers/{token}/").status_code == 404


def test_the_pages_take_few_statements(client, page, button, statements):
    with statements.at_most(6):
        client.get(page)
    with statements.at_most(6):
        client.get(button)


def test_declining_is_confirmed_the_same_way(client, page, invitation):
    client.post(page, {**BIRTHE, "answer": "declined", "reason": "Vi har vores eget netværk"})
    button = f"/invitations/answers/{mails.answer_token(InvitationAnswer.objects.get())}/"

    assert client.post(button).url == button
    assert "Køge deltager ikke i Netværk Sjælland." in client.get(button).content.decode()
