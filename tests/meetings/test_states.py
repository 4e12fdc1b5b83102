from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.actions import add_due_todos, announce, close_meeting, publish
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meetings_for, people_told, upcoming_for
from praksisnet.meetings.rules import state_of
from praksisnet.notices.models import Letter
from praksisnet.todos.models import Todo
from tests.acting import cancel_meeting
from tests.meetings.conftest import dated, letters, names, single

AFTER = date(2026, 9, 25)


def shown(meeting: Meeting, cast) -> tuple[str, str]:
    """The state as one row says it and as many do."""
    meeting.refresh_from_db()
    return str(state_of(meeting)), meetings_for(cast.line).get(pk=meeting.pk).state


def test_a_meeting_goes_from_draft_to_held(meeting, cast):
    seen = [shown(meeting, cast)]
    announce(dated(meeting, cast), by=cast.by)
    seen.append(shown(meeting, cast))
    publish(meeting, by=cast.by)
    seen.append(shown(meeting, cast))
    with clock.moved_to(AFTER):
        seen.append(shown(meeting, cast))

    assert seen == [(state, state) for state in ("draft", "announced", "published", "held")]


def test_announcing_sends_save_the_date_to_members_and_coordinators_once(meeting, cast):
    dated(meeting, cast)

    announce(meeting, by=cast.by)
    announce(meeting, by=cast.by)

    assert (
        letters("meetings.save_the_date") == ["Praksisnet: Reserver datoen 24. september: Aflastning, der holder"] * 2
    )
    assert names(people_told(meeting)) == ["Birthe Holm", "Mette Kjær"]


def test_save_the_date_carries_a_tentative_entry_under_the_meetings_own_name(meeting, cast):
    announce(dated(meeting, cast), by=cast.by)

    lines = bytes(Letter.objects.get(to_person=cast.mette).calendar).decode().split("\r\n")
    assert {f"UID:{meeting.calendar_uid}@praksisnet", "STATUS:TENTATIVE", "SEQUENCE:0", "METHOD:REQUEST"} <= set(lines)


def test_publishing_invites_by_mail_once(meeting, cast):
    dated(meeting, cast)

    publish(meeting, by=cast.by)
    publish(meeting, by=cast.by)

    assert letters("meetings.invitation") == ["Invitation: Aflastning, der holder, 24. september"] * 2


def test_the_subject_of_an_invitation_leaves_out_what_follows_a_colon(cast):
    meeting = dated(single(cast), cast)
    Meeting.objects.filter(pk=meeting.pk).update(title="Ny vederlagsmodel: fra regler til hverdag")

    publish(meeting, by=cast.by)

    assert set(letters("meetings.invitation")) == {"Invitation: Ny vederlagsmodel, 24. september"}


def test_rooms_above_add_sentences_to_the_invitation(meeting, cast, monkeypatch):
    monkeypatch.setitem(sockets._lines, "test", lambda invited: ["Det har vi ændret siden sidst: 90 minutter."])

    publish(dated(meeting, cast), by=cast.by)

    assert "Det har vi ændret siden sidst: 90 minutter." in Letter.objects.get(to_person=cast.mette).text


def test_a_national_meeting_invites_all_networks(cast):
    publish(dated(single(cast), cast), by=cast.by)

    assert sorted(Letter.objects.values_list("to_person__name", flat=True)) == [
        "Birthe Holm",
        "Mette Kjær",
        "Nils Ravn",
    ]


def test_a_development_day_invites_those_who_plan(cast):
    publish(dated(single(cast, "development"), cast), by=cast.by)

    invited = sorted(Letter.objects.values_list("to_person__name", flat=True))
    assert invited == ["Ellen Thorup", "Line Mortensen", "Nadia Krogh"]


def test_a_date_must_be_found_first(meeting, cast):
    for step in (announce, publish):
        with pytest.raises(Refused):
            step(meeting, by=cast.by)


def test_a_meeting_without_town_is_not_announced(meeting, cast):
    dated(meeting, cast, town="", place="")

    for step in (announce, publish):
        with pytest.raises(Refused):
            step(meeting, by=cast.by)


def test_a_day_that_has_been_is_not_announced(meeting, cast):
    dated(meeting, cast)

    with clock.moved_to(AFTER), pytest.raises(Refused):
        announce(meeting, by=cast.by)


def test_an_online_meeting_is_not_published_without_its_address(cast):
    meeting = dated(single(cast, "online"), cast, town="", place="")
    announce(meeting, by=cast.by)

    with pytest.raises(Refused):
        publish(meeting, by=cast.by)


def test_cancelling_tells_those_who_have_the_date_and_why(meeting, cast):
    announce(dated(meeting, cast), by=cast.by)

    cancel_meeting(meeting, reason="Storm", by=cast.by)

    assert letters("meetings.cancelled") == ["Praksisnet: Aflyst: Aflastning, der holder, 24. september"] * 2
    assert shown(meeting, cast) == ("cancelled", "cancelled")


def test_cancelling_takes_the_entry_back_with_a_higher_sequence(meeting, cast):
    announce(dated(meeting, cast), by=cast.by)

    cancel_meeting(meeting, reason="Storm", by=cast.by)

    letter = Letter.objects.get(to_person=cast.mette, purpose="meetings.cancelled")
    assert {"METHOD:CANCEL", "SEQUENCE:1"} <= set(bytes(letter.calendar).decode().split("\r\n"))


def test_a_draft_is_cancelled_in_silence_and_asks_for_nothing_more(meeting, cast):
    cancel_meeting(meeting, reason="Slået sammen med et andet", by=cast.by)

    assert Letter.objects.count() == 0
    assert Todo.objects.filter(subject_kind="meetings.meeting", subject_id=meeting.pk).count() == 0


def test_cancelling_needs_a_reason(meeting, cast):
    with pytest.raises(Refused):
        cancel_meeting(meeting, reason=" ", by=cast.by)


def test_a_meeting_that_has_been_held_is_not_cancelled(meeting, cast):
    publish(dated(meeting, cast), by=cast.by)

    with clock.moved_to(AFTER), pytest.raises(Refused):
        cancel_meeting(meeting, reason="For sent", by=cast.by)


def test_closing_calls_the_rooms_above_once_and_keeps_the_texts(meeting, cast, monkeypatch):
    closed: list[int] = []
    monkeypatch.setitem(sockets._handlers, "closed", {"test": lambda over, by: closed.append(over.pk)})
    publish(dated(meeting, cast), by=cast.by)

    with clock.moved_to(AFTER):
        close_meeting(meeting, summary="Godt møde", decisions="", by=cast.by)
        found = close_meeting(meeting, summary="Godt møde", decisions="Vi ses", by=cast.by)

    assert (closed, found.summary, found.decisions) == ([meeting.pk], "Godt møde", "Vi ses")


@pytest.mark.parametrize("is_published", [True, False])
def test_what_has_not_been_held_is_not_closed(is_published, meeting, cast):
    dated(meeting, cast)
    if is_published:
        publish(meeting, by=cast.by)

    with pytest.raises(Refused):
        close_meeting(meeting, by=cast.by)


def test_tasks_ask_to_publish_and_to_close_and_tick_themselves(meeting, cast):
    announce(dated(meeting, cast), by=cast.by)
    with clock.moved_to(date(2026, 9, 1)):
        add_due_todos(by=cast.by)
        add_due_todos(by=cast.by)
        publish(meeting, by=cast.by)
    with clock.moved_to(AFTER):
        add_due_todos(by=cast.by)
        waiting = list(Todo.objects.filter(done_at__isnull=True, subject_id=meeting.pk).values_list("condition"))
        close_meeting(meeting, by=cast.by)

    of_meeting = Todo.objects.filter(subject_kind="meetings.meeting", subject_id=meeting.pk)
    assert waiting == [("meetings.closed",)]
    assert list(of_meeting.order_by("pk").values_list("condition", flat=True)) == [
        "meetings.dated",
        "meetings.published",
        "meetings.closed",
    ]
    assert not of_meeting.filter(done_at__isnull=True).exists()


def test_what_comes_is_by_date(round_, meeting, cast):
    publish(dated(single(cast), cast, starts_at=clock.at(date(2026, 9, 1), 9), ends_at=None), by=cast.by)
    publish(dated(meeting, cast), by=cast.by)

    assert [found.title for found in upcoming_for(cast.mette)] == ["Landsmøde", "Aflastning, der holder"]
