from types import SimpleNamespace

import pytest
from django.test import Client

from praksisnet.kit.actor import Actor
from praksisnet.networks import actions
from praksisnet.notices.models import Letter
from tests import factories

MIKKEL = {"name": "Mikkel Bang", "title": "Konsulent", "email": "mikkel.bang@koege.example"}
METTE = {"name": "Mette Kjær", "title": "Teamleder", "email": "mette.kjaer@koege.example"}
BIRTHE = {"name": "Birthe Holm", "title": "Sekretær", "address": "birthe.holm@koege.example"}


@pytest.fixture
def line(db):
    return factories.person("Line Mortensen")


@pytest.fixture
def by(line):
    return Actor.person(line)


@pytest.fixture
def koege(db):
    return factories.municipality("Køge", domain="koege.example", mailbox="post@koege.example")


@pytest.fixture
def programme(line):
    return factories.programme(line, title="Aflastning", seats_per_municipality=2)


@pytest.fixture
def network(programme):
    return factories.network(programme, "Netværk Sjælland")


@pytest.fixture
def invitation(network, koege):
    return factories.invitation(network, koege)


@pytest.fixture
def accepted(invitation):
    """Køge has said yes through Birthe, its coordinator; both places are vacant."""
    statement = actions.state_answer(invitation, **BIRTHE, answer="accepted", by=Actor.guest())
    actions.confirm_answer(statement, by=Actor.guest())
    invitation.refresh_from_db()
    return invitation


@pytest.fixture
def birthe(accepted):
    return accepted.answered_by


@pytest.fixture
def seat(accepted):
    return accepted.network.seats.get(number=1)


@pytest.fixture
def letters(db):
    """The letters of a purpose so far, as (address, subject)."""

    def of(purpose: str) -> list[tuple[str, str]]:
        rows = Letter.objects.filter(purpose=f"networks.{purpose}").order_by("id")
        return list(rows.values_list("to_address", "subject"))

    return of


@pytest.fixture
def signed_in():
    def client(person) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return client


@pytest.fixture
def facts(db):
    """What step 1 of the set-up asks."""
    authority, operator = factories.organisation("authority"), factories.organisation("operator")
    return SimpleNamespace(
        authority=authority,
        operator=operator,
        form={
            "title": "Aflastning",
            "authority": authority.pk,
            "operator": operator.pk,
            "starts_on": "1.1.2027",
            "ends_on": "31.12.2029",
            "seats_per_municipality": "2",
            "profile": "light",
            "approval": "none",
        },
    )
