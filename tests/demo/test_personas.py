"""A visitor of the demo becomes somebody with one press; nowhere else."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import NoReverseMatch, reverse

from praksisnet.demo.permissions import PERMISSIONS, ROWS
from praksisnet.demo.personas import personas, sign_in_panel
from praksisnet.kit.actor import Actor
from praksisnet.people.actions import invite_person


@pytest.fixture
def mette(demo, db):
    return invite_person(name="Mette Kjær", email="mette.kjaer@koege.example", by=Actor.system("test"))


def test_sign_in_as_opens_a_session_and_leads_to_the_front_page(mette, client):
    answer = client.post(reverse("demo:persona", args=["mette"]))

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(mette.pk)


def test_sign_in_as_needs_a_press(mette, client):
    assert client.get(reverse("demo:persona", args=["mette"])).status_code == 405


def test_sign_in_as_somebody_unknown_is_not_found(demo, client, db):
    assert client.post(reverse("demo:persona", args=["nobody"])).status_code == 404


def test_sign_in_as_before_the_demo_is_filled_says_so(demo, client, db):
    answer = client.post(reverse("demo:persona", args=["mette"]))

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("demo:guide"))


def test_guide_is_open_to_everybody_and_lets_one_be_somebody_of_each_part_in_the_networks(demo, client, db):
    page = client.get(reverse("demo:guide"))

    offered = {
        one.kind for one in personas().values() if f'action="/demo/personas/{one.key}/"' in page.content.decode()
    }
    assert (page.status_code, {one.kind for one in personas().values()} - offered) == (200, {"administrator"})


def test_panel_holds_a_button_for_each_persona():
    panel = sign_in_panel().context

    assert (len(panel["first"]), len(panel["first"]) + len(panel["more"])) == (7, len(personas()))


def test_personas_have_invented_addresses():
    assert [p.email for p in personas().values() if not p.email.endswith(".example")] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.url)
def test_the_addresses_are_absent_outside_the_demo(row, client, db):
    with pytest.raises(NoReverseMatch):
        reverse(row.url, kwargs=dict.fromkeys(row.kwargs, "x"))
    assert client.get("/demo/").status_code == 404


def test_the_rights_are_absent_outside_the_demo():
    assert PERMISSIONS == []


@pytest.mark.parametrize("command", ["demo_fill", "demo_mailbox"])
def test_the_commands_refuse_outside_the_demo(command):
    with pytest.raises(CommandError, match="PRAKSISNET_MODE=demo"):
        call_command(command)
