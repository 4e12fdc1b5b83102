"""The facilitator's pages on a wide screen and on a phone, and the programme as a participant sees it."""

from datetime import date

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.meetings.actions import announce, change_session, create_round, publish, set_date
from praksisnet.meetings.models import Pool, Round
from praksisnet.meetings.words import CorePart
from praksisnet.networks.actions import change_programme
from tests import factories
from tests.browser import PHONE, WIDE, axe, console_errors, overflow

PARTS = [
    CorePart("pause", 30, "Ankomst og kaffe"),
    CorePart("plenary", 45, "Velkomst: det fylder hos jer", "Svarene på de tre spørgsmål, sat op mod hinanden."),
    CorePart("talk", 75, "Modellen kort og konkret", "Hvad er nyt, hvad er uændret, og hvor har kommunen et skøn?"),
    CorePart("pause", 45, "Frokost"),
    CorePart("workshop", 90, "Den svære samtale", "Øv samtalen to og to med tre cases.", 1, 20),
    CorePart("workshop", 90, "Aftaler på tværs af kommuner", "Lav et udkast, I kan tage med hjem.", 1, 12),
    CorePart("workshop", 90, "Portalen som redskab", "Hvad skal stå hvor? Gennemgang med egne eksempler.", 1, 8),
    CorePart("pause", 15, "Pause"),
    CorePart("plenary", 75, "Hjem til hverdagen", "Hver kommune vælger én ting, den vil prøve."),
]


@pytest.fixture
def round_(world) -> Round:
    """A year ahead, so that no page says that the day has been."""
    by = Actor.person(world.people[Who.FACILITATOR])
    change_programme(world.here.programme, approval="required", by=by)
    world.here.network.name = "Netværk Sjælland"
    world.here.network.save()
    for name in ("Hovedstaden", "Midtjylland", "Nordjylland", "Syddanmark"):
        factories.network(world.here.programme, f"Netværk {name}")
    return create_round(
        world.here.programme, name="Efterår, møde 1", title="Aflastning, der holder", parts=PARTS, by=by
    )


@pytest.fixture
def meeting(round_, world):
    by = Actor.person(world.people[Who.FACILITATOR])
    found = round_.meetings.get(network=world.here.network)
    day = date(clock.today().year + 1, 9, 23)
    set_date(found, starts_at=clock.at(day, 9, 30), town="Næstved", place="Grønnegade Kaserne", by=by)
    announce(found, by=by)
    change_session(found.sessions.get(letter="C"), title="Portalen hos os", minutes=90, by=by)
    Pool.objects.filter(session__letter="B").update(taken=10)
    Pool.objects.filter(session__letter="C").update(taken=8)
    return found


def addresses(meeting, round_) -> dict[str, str]:
    names = ("settings", "date", "announcement", "approval", "publication", "meeting_change", "about")
    found = {name: reverse(f"meetings:{name}", kwargs={"meeting_id": meeting.pk}) for name in names}
    found |= {name: reverse(f"meetings:{name}") for name in ("meetings", "round_new", "meeting_new")}
    return found | {
        f"round{way}": reverse(f"meetings:round{way}", kwargs={"round_id": round_.pk}) for way in ("", "_change")
    }


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_facilitators_pages_can_be_used_by_everybody(width, open_page, live_server, world, meeting, round_):
    page = open_page(width, client=world.client(Who.FACILITATOR))

    for name, address in addresses(meeting, round_).items():
        status = page.goto(live_server.url + address).status
        assert (name, status, axe(page), overflow(page), console_errors(page)) == (name, 200, [], [], [])


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_programme_of_the_day_can_be_read_by_everybody(width, open_page, live_server, world, meeting):
    by = Actor.person(world.people[Who.FACILITATOR])
    change_programme(world.here.programme, approval="none", by=by)
    publish(meeting, by=by)
    page = open_page(width, client=world.client(Who.PARTICIPANT))

    status = page.goto(live_server.url + reverse("pages:meeting", kwargs={"meeting_id": meeting.pk})).status

    assert (status, axe(page), overflow(page), console_errors(page)) == (200, [], [], [])
