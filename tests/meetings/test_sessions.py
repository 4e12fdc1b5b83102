import pytest

from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import (
    add_core_session,
    add_session,
    change_core_session,
    change_session,
    move_core_session,
    move_session,
    publish,
    remove_core_session,
    remove_session,
    set_capacity,
    take,
    take_over_core,
)
from praksisnet.meetings.queries import round_plan, schedule_of
from praksisnet.meetings.words import CorePart
from tests.acting import cancel_meeting
from tests.guard.numbers import some_number
from tests.meetings.conftest import dated


def titles(meeting):
    return [session.title for session in meeting.sessions.all()]


def part(meeting, title):
    return meeting.sessions.get(title=title)


def test_a_change_is_marked_local_and_moves_what_follows(meeting, cast):
    dated(meeting, cast)

    changed = change_session(part(meeting, "Oplæg"), title="Oplæg", minutes=90, by=cast.by)

    assert changed.changed_at is not None
    assert [slot.hours for slot in schedule_of(meeting)][3:] == ["11.45–13.15", "13.15–13.45"]


def test_a_room_alone_is_no_local_change(meeting, cast):
    changed = change_session(part(meeting, "Oplæg"), title="Oplæg", room="Sal 1", by=cast.by)

    assert (changed.room, changed.changed_at) == ("Sal 1", None)


@pytest.mark.parametrize(
    "values", [{"title": ""}, {"minutes": 0}, {"abstract": some_number()}, {"room": some_number()}]
)
def test_what_a_part_cannot_say_is_refused(values, meeting, cast):
    with pytest.raises(Refused):
        change_session(part(meeting, "Oplæg"), **{"title": "Oplæg", **values}, by=cast.by)


def test_nothing_is_changed_in_a_cancelled_meeting(meeting, cast):
    cancel_meeting(meeting, reason="Storm", by=cast.by)

    with pytest.raises(Refused):
        change_session(part(meeting, "Oplæg"), title="Nyt", by=cast.by)


def test_a_workshop_joins_its_block_with_the_next_letter(meeting, cast):
    add_session(meeting, CorePart("workshop", 90, "Egen", block=1, capacity=8), by=cast.by)

    made = part(meeting, "Egen")
    assert (titles(meeting)[3:], made.letter) == (["Samtalen", "Aftaler", "Egen", "Tak for i dag"], "C")
    assert made.pools.get().capacity == 8


def test_a_part_is_put_where_it_is_wanted(meeting, cast):
    add_session(meeting, CorePart("pause", 15, "Pause"), at=3, by=cast.by)

    assert titles(meeting)[:4] == ["Ankomst og kaffe", "Velkommen", "Pause", "Oplæg"]


def test_a_part_is_taken_out_once(meeting, cast):
    gone = part(meeting, "Oplæg")
    remove_session(gone, by=cast.by)
    remove_session(gone, by=cast.by)

    assert [session.position for session in meeting.sessions.all()] == [1, 2, 3, 4, 5]


def test_a_workshop_with_people_in_it_stays(meeting, cast):
    take(part(meeting, "Samtalen").pools.get())

    with pytest.raises(Refused, match="1"):
        remove_session(part(meeting, "Samtalen"), by=cast.by)


def test_a_block_moves_as_one(meeting, cast):
    move_session(part(meeting, "Aftaler"), up=True, by=cast.by)

    assert titles(meeting)[2:5] == ["Samtalen", "Aftaler", "Oplæg"]


def test_the_first_cannot_move_up(meeting, cast):
    before = titles(meeting)

    move_session(part(meeting, "Ankomst og kaffe"), up=True, by=cast.by)

    assert titles(meeting) == before


def test_a_capacity_is_never_under_what_is_taken(meeting, cast):
    pool = part(meeting, "Aftaler").pools.get()
    take(pool)
    take(pool)

    with pytest.raises(Refused, match="2"):
        set_capacity(pool, 1, by=cast.by)


def core(round_, title):
    return round_.core_sessions.get(title=title)


def test_a_change_of_the_core_reaches_the_drafts_that_have_not_changed_it(round_, meeting, cast):
    change_session(part(meeting, "Aftaler"), title="Egne aftaler", by=cast.by)

    change_core_session(
        core(round_, "Aftaler"), title="Bedre aftaler", abstract="", minutes=75, capacity=10, by=cast.by
    )

    other = round_.meetings.get(network=cast.networks[1])
    assert ("Egne aftaler" in titles(meeting), "Bedre aftaler" in titles(other)) == (True, True)
    assert part(other, "Bedre aftaler").pools.get().capacity == 10


def test_a_published_meeting_is_offered_the_change_and_can_take_it_over(round_, meeting, cast):
    publish(dated(meeting, cast), by=cast.by)
    change_core_session(core(round_, "Oplæg"), title="Bedre oplæg", abstract="", minutes=60, by=cast.by)
    behind = {row.meeting.network.name: row.behind for row in round_plan(round_).meetings}

    take_over_core(part(meeting, "Oplæg"), by=cast.by)

    assert (behind, "Bedre oplæg" in titles(meeting)) == ({"Netværk Sjælland": 1, "Netværk Syd": 0}, True)


def test_the_round_shows_what_each_network_has_changed(round_, meeting, cast):
    change_session(part(meeting, "Aftaler"), title="Egne aftaler", by=cast.by)

    rows = {row.meeting.network.name: [one.title for one in row.local] for row in round_plan(round_).meetings}

    assert rows == {"Netværk Sjælland": ["Egne aftaler"], "Netværk Syd": []}


def test_a_new_part_of_the_core_reaches_the_drafts_in_its_place(round_, meeting, cast):
    add_core_session(round_, CorePart("workshop", 90, "Tredje", block=1, capacity=8), by=cast.by)

    assert titles(meeting)[3:] == ["Samtalen", "Aftaler", "Tredje", "Tak for i dag"]
    assert (part(meeting, "Tredje").letter, part(meeting, "Tredje").pools.get().capacity) == ("C", 8)


def test_a_part_taken_out_of_the_core_leaves_the_drafts_only(round_, meeting, cast):
    publish(dated(meeting, cast), by=cast.by)
    gone = core(round_, "Oplæg")

    remove_core_session(gone, by=cast.by)
    remove_core_session(gone, by=cast.by)

    other = round_.meetings.get(network=cast.networks[1])
    assert ("Oplæg" in titles(meeting), "Oplæg" in titles(other)) == (True, False)


def test_moving_in_the_core_moves_in_the_drafts(round_, meeting, cast):
    move_core_session(core(round_, "Oplæg"), up=True, by=cast.by)

    assert titles(meeting)[1:3] == ["Oplæg", "Velkommen"]
