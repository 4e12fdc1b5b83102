import pytest

from praksisnet.approvals.actions import approve, ask_for_changes
from praksisnet.approvals.models import Approval
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import change_meeting, change_session, publish, send_meeting_for_approval
from praksisnet.meetings.queries import plan_of
from praksisnet.networks.actions import change_programme
from praksisnet.pages.queries.waiting import approvals_waiting
from tests.meetings.conftest import dated, letters


@pytest.fixture
def waiting(meeting, cast) -> Approval:
    change_programme(cast.programme, approval="required", by=cast.by)
    dated(meeting, cast)
    return send_meeting_for_approval(meeting, approver=cast.nadia, by=cast.by)


def as_nadia(cast) -> Actor:
    return Actor.person(cast.nadia)


def test_the_authority_is_asked_by_mail(waiting):
    assert letters("approval_request") == ["Godkend program: Aflastning, der holder"]


def test_the_authority_reads_the_day_as_the_participants_will(waiting):
    assert waiting.text.split("\n\n") == [
        "Aflastning, der holder",
        "torsdag 24. september 2026, kl. 9.30–15.00",
        "Grønnegade 1, Næstved",
        "kl. 9.00–9.30 Ankomst og kaffe",
        "kl. 9.30–10.15 Velkommen",
        "kl. 10.15–11.15 Oplæg",
        "kl. 11.15–12.45 Workshop A: Samtalen",
        "kl. 11.15–12.30 Workshop B: Aftaler",
        "kl. 12.45–13.15 Tak for i dag",
    ]


def test_nothing_is_published_before_it_is_approved(waiting, meeting, cast):
    with pytest.raises(Refused, match="Programmet er ikke godkendt endnu"):
        publish(meeting, by=cast.by)

    assert letters("meetings.invitation") == []


def test_what_is_approved_is_published(waiting, meeting, cast):
    approve(waiting, by=as_nadia(cast))

    assert publish(meeting, by=cast.by).published_at is not None


def test_without_the_setting_no_approval_is_needed(meeting, cast):
    assert publish(dated(meeting, cast), by=cast.by).published_at is not None


@pytest.mark.parametrize("what", ["title", "session"])
def test_a_change_asks_again_and_takes_the_approval_back(what, waiting, meeting, cast):
    approve(waiting, by=as_nadia(cast))

    if what == "title":
        change_meeting(meeting, title="Noget andet", by=cast.by)
    else:
        change_session(meeting.sessions.last(), title="Farvel", by=cast.by)

    with pytest.raises(Refused):
        publish(meeting, by=cast.by)
    assert [one.state for one in Approval.objects.order_by("version")] == ["reopened", "awaiting"]


def test_after_remarks_the_facilitator_mends_and_sends_again(waiting, meeting, cast):
    ask_for_changes(waiting, remark="Længere pauser", by=as_nadia(cast))
    change_session(meeting.sessions.first(), title="Ankomst", minutes=45, by=cast.by)
    again = send_meeting_for_approval(meeting, approver=cast.nadia, by=cast.by)

    approve(again, by=as_nadia(cast))

    assert (again.version, publish(meeting, by=cast.by).published_at is not None) == (2, True)


def test_only_the_authority_of_the_programme_can_be_asked(meeting, cast):
    dated(meeting, cast)

    with pytest.raises(Refused):
        send_meeting_for_approval(meeting, approver=cast.mette, by=cast.by)


def test_there_is_nothing_to_approve_before_a_date(meeting, cast):
    with pytest.raises(Refused):
        send_meeting_for_approval(meeting, approver=cast.nadia, by=cast.by)


def test_the_plan_says_whom_it_waits_for(waiting, meeting, cast):
    meeting.refresh_from_db()

    before = plan_of(meeting).approval_words
    approve(waiting, by=as_nadia(cast))

    assert (before, plan_of(meeting).approval_words) == ("Afventer Nadia Krogh", "Godkendt onsdag 17. juni 2026")


def test_the_approver_is_told_of_which_network_it_is(waiting, meeting, cast):
    assert [one.title for one in approvals_waiting(cast.nadia)] == [
        f"Godkend: Aflastning, der holder, {meeting.network.name}"
    ]
