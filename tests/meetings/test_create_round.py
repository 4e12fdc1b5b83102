import pytest

from praksisnet.journal.queries import entries_about
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import create_meeting, create_round
from praksisnet.meetings.models import Meeting, Round
from praksisnet.meetings.queries import meetings_for
from praksisnet.meetings.words import CorePart
from praksisnet.networks.actions import close_programme
from praksisnet.todos.models import Todo
from tests import factories
from tests.acting import cancel_meeting
from tests.guard.numbers import some_number
from tests.meetings.conftest import PARTS


def test_a_round_makes_a_draft_for_each_network_from_one_core_programme(round_, cast):
    made = list(round_.meetings.order_by("network__sort_name").values_list("network__name", "title", "starts_at"))

    assert made == [(name, "Aflastning, der holder", None) for name in ("Netværk Sjælland", "Netværk Syd")]
    assert [session.title for session in round_.meetings.first().sessions.all()] == [part.title for part in PARTS]


def test_workshops_get_letters_and_places(meeting):
    pools = list(meeting.pools.order_by("pk").values_list("session__letter", "capacity", "taken"))

    assert pools == [(None, 40, 0), ("A", 20, 0), ("B", 12, 0)]


def test_rounds_of_a_programme_are_numbered(round_, cast):
    second = create_round(cast.programme, name="Forår 2027", title="Næste", parts=[], by=cast.by)

    assert (round_.number, second.number) == (1, 2)


def test_only_the_networks_named_get_a_meeting(cast):
    made = create_round(cast.programme, name="E", title="T", parts=PARTS, networks=[cast.network], by=cast.by)

    assert [meeting.network for meeting in made.meetings.all()] == [cast.network]


def test_each_meeting_asks_for_a_date(round_):
    sources = list(Todo.objects.order_by("pk").values_list("condition", "done_at"))

    assert sources == [("meetings.dated", None)] * 2
    assert Todo.objects.first().titles["da"] == "Find en dato: Netværk Sjælland, Efterår 2026, møde 1"


def test_the_making_is_written_down(round_):
    assert [entry.verb for entry in entries_about(round_)] == ["round_created"]
    assert [entry.verb for entry in entries_about(round_.meetings.first())] == ["meeting_created"]


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        ({"title": " "}, PARTS),
        ({"name": ""}, PARTS),
        ({"title": f"Om {some_number()}"}, PARTS),
        ({}, [CorePart("talk", 0, "Oplæg")]),
        ({}, [CorePart("talk", 30, " ")]),
        ({}, [CorePart("workshop", 30, "Uden pladser", block=1)]),
        ({}, [CorePart("talk", 30, f"Om {some_number()}")]),
    ],
)
def test_what_a_round_cannot_be_is_refused(values, parts, cast):
    with pytest.raises(Refused):
        create_round(cast.programme, **{"name": "Efterår", "title": "Titel", **values}, parts=parts, by=cast.by)

    assert (Round.objects.count(), Meeting.objects.count()) == (0, 0)


def test_a_closed_programme_gets_no_round(cast):
    close_programme(cast.programme, by=cast.by)

    with pytest.raises(Refused):
        create_round(factories.Programme.objects.get(), name="E", title="T", parts=PARTS, by=cast.by)


def test_a_network_has_one_live_meeting_in_a_round(round_, cast, meeting):
    with pytest.raises(Refused):
        create_meeting(cast.programme, kind="network", title="Igen", network=cast.network, round=round_, by=cast.by)


def test_a_new_meeting_takes_the_place_of_a_cancelled_one(round_, cast, meeting):
    cancel_meeting(meeting, reason="Ingen lokaler", by=cast.by)

    again = create_meeting(cast.programme, kind="network", title="Igen", network=cast.network, round=round_, by=cast.by)

    assert again.sessions.count() == len(PARTS)


@pytest.mark.parametrize(("kind", "with_network"), [("network", False), ("national", True), ("online", True)])
def test_only_network_meetings_belong_to_a_network(kind, with_network, cast):
    with pytest.raises(Refused):
        create_meeting(
            cast.programme, kind=kind, title="Møde", network=cast.network if with_network else None, by=cast.by
        )


def test_a_draft_is_seen_by_those_who_plan_and_by_nobody_else(meeting, cast):
    seen = {person.name: meeting in meetings_for(person) for person in (cast.line, cast.ellen, cast.nadia)}
    hidden = {person.name: meeting in meetings_for(person) for person in (cast.mette, cast.birthe, cast.nils)}

    assert (set(seen.values()), set(hidden.values())) == ({True}, {False})
