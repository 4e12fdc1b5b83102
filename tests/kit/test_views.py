import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory

from praksisnet.kit import language, views

pytestmark = pytest.mark.django_db


def test_language_goes_back_to_the_page_in_the_chosen_language(client):
    response = client.post("/language/", {"language": "en", "next": "/gallery/?q=1"})

    assert (response.status_code, response.url) == (302, "/gallery/?q=1")
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert b'<html lang="en">' in client.get("/gallery/").content


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_language_never_leads_elsewhere(client, elsewhere):
    assert client.post("/language/", {"language": "en", "next": elsewhere}).url == "/"


@pytest.mark.parametrize("unknown", ["", "de", "x" * 5000])
def test_language_that_is_not_spoken_changes_nothing(client, unknown):
    response = client.post("/language/", {"language": unknown, "next": "/gallery/"})

    assert (response.status_code, settings.LANGUAGE_COOKIE_NAME in client.cookies) == (302, False)


def test_language_is_not_changed_by_a_link(client):
    assert client.get("/language/").status_code == 405


def test_language_tells_the_keeper_who_chose(monkeypatch, rf):
    told = []
    monkeypatch.setattr(language, "_keepers", [lambda person, chosen: told.append((person, chosen))])

    class Person:
        is_authenticated = True

    language.remember(Person(), "en")

    assert [chosen for _person, chosen in told] == ["en"]


@pytest.mark.parametrize(("production", "status"), [(False, 200), (True, 404)])
def test_gallery_is_closed_to_the_public_in_production(client, settings, production, status):
    settings.PRODUCTION = production

    assert client.get("/gallery/").status_code == status


@pytest.mark.parametrize(("spoken", "title"), [("da", "Vi kan ikke finde siden"), ("en", "We cannot find the page")])
def test_missing_page_says_so_and_leads_on(client, spoken, title):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = spoken

    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert f"<h1>{title}</h1>" in response.content.decode()


def test_unreadable_host_gets_a_page_and_not_a_trace(client):
    response = client.get("/gallery/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "<h1>Adressen kunne ikke læses</h1>" in response.content.decode()


def test_forbidden_page_says_who_may(client):
    request = client.get("/gallery/").wsgi_request

    response = views.permission_denied(request, PermissionDenied())

    assert response.status_code == 403
    assert "<h1>Det har du ikke adgang til</h1>" in response.content.decode()


def test_form_without_token_gets_a_calm_page_that_leads_back():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/language/", {"language": "en"}, headers={"referer": "http://testserver/gallery/"})

    assert response.status_code == 403
    assert '<a class="button button-primary" href="http://testserver/gallery/">' in response.content.decode()


def test_form_without_token_from_elsewhere_leads_to_the_front_page():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/language/", {"language": "en"}, headers={"referer": "http://evil.example/"})

    assert "evil.example" not in response.content.decode()


def test_error_page_needs_no_request_database_or_person():
    request = RequestFactory().get("/gallery/")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.backends.utils.CursorWrapper.execute", None)
        response = views.server_error(request)

    assert response.status_code == 500
    assert "<h1>Noget gik galt hos os</h1>" in response.content.decode()


def test_pages_carry_a_strict_policy(client):
    policy = client.get("/gallery/").headers["Content-Security-Policy"]

    assert sorted(part.strip() for part in policy.split(";")) == [
        "base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'self'",
        "frame-ancestors 'none'", "img-src 'self'", "script-src 'self'", "style-src 'self'",
    ]  # fmt: skip
