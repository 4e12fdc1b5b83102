"""Who comes without being registered chooses among the workshops that have places left."""

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Pool
from praksisnet.registration.actions import admit
from praksisnet.registration.models import Place, Registration
from tests.reading import text
from tests.registration.conftest import MEETING_DAY, letters

MORNING = clock.at(MEETING_DAY, 8, 40)


def has(registration):
    return [place.session.title for place in Place.objects.filter(registration=registration)]


def taken(workshops):
    return [Pool.objects.get(session=one).taken for one in workshops]


def test_somebody_new_gets_a_place_in_the_workshop_and_reads_it_in_the_receipt(meeting, workshops, facilitator):
    with clock.moved_to(MORNING):
        made = admit(meeting, None, name="Ida", email="ida@faxe.example", workshops=[workshops[1]], by=facilitator)

    assert (has(made), taken(workshops), len(letters("workshop"))) == (["Aftalen"], [0, 1, 0], 0)
    assert "Aftalen" in letters("receipt", made.person)[0].text


def test_a_full_workshop_is_refused_and_nobody_is_registered(meeting, comes, workshops, facilitator):
    comes(meeting, workshops=[workshops[2]])

    with clock.moved_to(MORNING), pytest.raises(Refused, match="Redskabet is full"):
        admit(meeting, None, name="Ida", workshops=[workshops[2]], by=facilitator)

    assert (Registration.objects.count(), taken(workshops)) == (1, [0, 0, 1])


def test_who_is_registered_changes_to_it_at_the_door(meeting, comes, workshops, facilitator):
    one = comes(meeting, workshops=[workshops[0]])

    with clock.moved_to(MORNING):
        admit(meeting, one.person, workshops=[workshops[1]], by=facilitator)

    assert (has(one), taken(workshops), len(letters("workshop", one.person))) == (["Aftalen"], [0, 1, 0], 1)


def test_the_page_offers_what_has_places_left(meeting, comes, workshops, world):
    comes(meeting, workshops=[workshops[2]])
    client, page = world.client(Who.FACILITATOR, language="en"), reverse("registration:walk_in", args=[meeting.pk])

    with clock.moved_to(MORNING):
        shown = text(client.get(page))
        client.post(page, {"name": "Ida Krag", "workshop_1": workshops[1].pk})

    assert ("Aftalen, 2 places left" in shown, "Redskabet" in shown) == (True, False)
    assert has(Registration.objects.get(person__name="Ida Krag")) == ["Aftalen"]


def test_the_workshop_is_kept_when_the_number_of_places_is_asked_for(make_meeting, comes, world):
    meeting = make_meeting(places=1)
    comes(meeting)
    session = meeting.sessions.get(title="Aftalen")
    client, page = world.client(Who.FACILITATOR, language="en"), reverse("registration:walk_in", args=[meeting.pk])

    with clock.moved_to(MORNING):
        asked = client.post(page, {"name": "Ida Krag", "workshop_1": session.pk}).content.decode()

    assert f'name="workshop_1" value="{session.pk}"' in asked
