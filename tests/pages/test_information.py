"""The public information pages say what the code declares."""

import pytest
from django.apps import apps
from django.test import override_settings
from django.urls import reverse

from praksisnet.kit.permissions import Who, rows_by_room
from praksisnet.kit.privacy import ARCHIVE, WHILE_NEEDED, Privacy, days
from praksisnet.pages.queries.personal_data import kept_text, personal_data
from praksisnet.pages.queries.rights import rights_table
from praksisnet.pages.words import PURPOSES, ROOMS, WHO

PAGES = ["help", "accessibility", "privacy", "data_protection", "roles", "robots", "security_txt"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_read_is_open_to_everybody_in_both_languages(client, db, name, language):
    client.cookies["django_language"] = language

    answer = client.get(reverse(f"pages:{name}"))

    assert (answer.status_code, answer.headers["Content-Language"]) == (200, language)


@pytest.mark.parametrize("name", PAGES)
def test_read_costs_no_statement(client, statements, name):
    with statements.exactly(0):
        client.get(reverse(f"pages:{name}"))


@pytest.mark.parametrize("name", PAGES)
def test_post_is_not_offered(client, db, name):
    assert client.post(reverse(f"pages:{name}")).status_code == 405


def test_every_table_with_personal_data_is_on_the_privacy_page():
    declared = {
        model._meta.label
        for model in apps.get_models()
        if isinstance(getattr(model, "privacy", None), Privacy) and model.privacy.kind == "personal"
    }

    assert {holding.table for group in personal_data() for holding in group.holdings} == declared


@pytest.mark.parametrize(
    ("keep", "text"),
    [
        (WHILE_NEEDED, "As long as you take part"),
        (ARCHIVE, "Until the decision on archiving has been made"),
        (days(0, after="delete_at"), "Deleted on the day that is said where you write it"),
        (days(1, after="sent_at"), "Deleted after 1 day"),
        (days(30, after="sent_at"), "Deleted after 30 days"),
        (days(30, after="sent_at", clear=["text"]), "Emptied after 30 days"),
    ],
)
def test_time_of_keeping_is_told_in_words(keep, text, in_english):
    assert kept_text(keep) == text


def test_every_room_and_role_has_a_name():
    assert set(rows_by_room()) - set(ROOMS) == set()
    assert [who for who in Who if who not in WHO] == [
        Who.OTHER_PARTICIPANT,
        Who.OTHER_COORDINATOR,
        Who.OTHER_FACILITATOR,
    ]


def test_rights_of_a_role_are_those_it_has():
    rows = [row for rows in rows_by_room().values() for row in rows]
    hers = [row for row in rows if any(side and Who.SPEAKER in side.allowed for side in (row.get, row.post))]

    shown = [right for room in rights_table(Who.SPEAKER) for right in room.rights]

    assert len(shown) == len(hers)


def test_rights_name_everybody_shortly(in_english):
    pages = next(room for room in rights_table() if room.key == "pages")

    assert (pages.rights[0].seen_by, pages.rights[0].done_by) == (["Everybody"], [])


def test_roles_page_ignores_an_unknown_role(client, db):
    assert client.get(reverse("pages:roles"), {"who": "king"}).status_code == 200


def test_robots_may_read_what_anybody_may(client, db):
    assert client.get("/robots.txt").content.decode().splitlines()[:2] == ["User-agent: *", "Allow: /$"]


@override_settings(DEMO=True)
def test_robots_stay_out_of_the_demo(client, db):
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


def test_security_txt_says_where_to_write(client, db, settings):
    settings.SECURITY_ADDRESS = "sikkerhed@drift.example"

    assert client.get("/.well-known/security.txt").content.decode().splitlines()[0] == (
        "Contact: mailto:sikkerhed@drift.example"
    )


def test_operator_and_sub_processors_are_shown(client, db, settings):
    settings.OPERATOR, settings.SUB_PROCESSORS = "Driftshuset", ["Postbud A/S", "Hylde A/S"]

    page = client.get(reverse("pages:data_protection")).content.decode()

    assert [text in page for text in ("Driftshuset", "Postbud A/S, Hylde A/S")] == [True, True]


def test_every_declared_purpose_is_in_the_catalogue(in_english):
    declared = {
        model.privacy.purpose
        for model in apps.get_models()
        if isinstance(getattr(model, "privacy", None), Privacy) and model.privacy.purpose
    }

    assert {str(purpose) for purpose in PURPOSES} == declared


def test_favicon_leads_to_the_logo(client, db):
    assert client.get("/favicon.ico").headers["Location"] == "/static/kit/logo.svg"
