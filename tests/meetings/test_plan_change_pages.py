"""What is to happen, whom it concerns, the press and the undoing, as the facilitator's pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.meetings.actions import change_plan, create_meeting, publish, set_date
from praksisnet.meetings.models import ChangedMeeting, PlanChange
from praksisnet.meetings.words import ChangeKind, NewPlan
from praksisnet.networks.models import Network
from praksisnet.notices.actions import mark_history_sent
from praksisnet.notices.models import Letter
from tests.guard.numbers import some_number


@pytest.fixture
def lines(world):
    return world.client(Who.FACILITATOR)


@pytest.fixture
def meeting(world):
    """Whose invitations have left, at whatever hour the test runs."""
    made = world.make("registration").meeting
    mark_history_sent(by=Actor.system("test"))
    return type(made).objects.get(pk=made.pk)


def sent(meeting, **more):
    day = clock.today() + timedelta(days=90)
    pk = meeting.pk
    return {
        "meetings": [pk],
        f"day_{pk}": f"{day.day}.{day.month}.{day.year}",
        f"starts_{pk}": "10.00",
        f"ends_{pk}": "14.30",
        f"town_{pk}": "Ringsted",
        f"place_{pk}": "Salen",
        "reason": "Salen er lukket",
        "registered": "keep",
        **more,
    }


def change_page(meeting, what="move"):
    return reverse("meetings:meeting_change", args=[meeting.pk]) + f"?what={what}"


def test_the_preview_changes_nothing_and_names_everybody(lines, meeting, world):
    answer = lines.post(change_page(meeting), sent(meeting))

    text = answer.content.decode()
    assert (answer.status_code, PlanChange.objects.count()) == (200, 0)
    assert [name in text for name in ("Mette Kjær", "Birthe Holm", "Nils Ravn", "Ringsted")] == [
        True,
        True,
        False,
        True,
    ]


def test_a_meeting_is_not_moved_to_where_it_stands(lines, meeting):
    starts, ends = (one.astimezone(clock.COPENHAGEN) for one in (meeting.starts_at, meeting.ends_at))
    as_it_is = {
        f"day_{meeting.pk}": f"{starts.day}.{starts.month}.{starts.year}",
        f"starts_{meeting.pk}": f"{starts:%H.%M}",
        f"ends_{meeting.pk}": f"{ends:%H.%M}",
        f"town_{meeting.pk}": meeting.town,
        f"place_{meeting.pk}": meeting.place,
    }

    answer = lines.post(change_page(meeting), sent(meeting, **as_it_is))

    assert (answer.status_code, "Ret dag, tid eller sted." in answer.content.decode()) == (422, True)


def test_the_press_moves_and_undo_moves_back(lines, meeting):
    before = meeting.starts_at

    pressed = lines.post(change_page(meeting), sent(meeting, go="yes"), follow=True)
    change = PlanChange.objects.get()
    meeting.refresh_from_db()
    moved = meeting.starts_at
    lines.post(reverse("meetings:plan_change", args=[change.pk]))

    meeting.refresh_from_db()
    assert (moved != before, meeting.starts_at) == (True, before)
    assert "Fortryd" in pressed.content.decode()
    assert not Letter.objects.filter(purpose__in=["registration.moved", "meetings.moved"]).exists()


@pytest.mark.parametrize("what", ["cancel", "online"])
def test_cancelling_and_going_online_take_the_same_pages(what, lines, meeting):
    more = {f"online_url_{meeting.pk}": "https://video.example/1", "go": "yes"}

    lines.post(change_page(meeting, what), sent(meeting, **more))

    assert ChangedMeeting.objects.get().change.kind == what


def test_a_form_sent_twice_changes_once(lines, meeting):
    data = sent(meeting, go="yes", request_key="k" * 22)

    for _ in range(2):
        lines.post(change_page(meeting), data)

    assert PlanChange.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"reason": ""}, {"reason": f"Om {some_number()}"}, {"meetings": []}, {"registered": "ask", "confirm_by": ""}],
)
def test_what_is_wrong_stays_in_the_form(wrong, lines, meeting):
    answer = lines.post(change_page(meeting), sent(meeting, go="yes") | wrong)

    assert (answer.status_code, PlanChange.objects.count()) == (422, 0)


def test_an_empty_day_is_asked_for(lines, meeting):
    answer = lines.post(change_page(meeting), sent(meeting) | {f"day_{meeting.pk}": ""})

    assert answer.status_code == 422


@pytest.mark.parametrize("networks", [1, 4])
def test_the_pages_of_a_round_cost_the_same_for_every_number_of_networks(networks, lines, world, statements):
    by = Actor.person(world.people[Who.FACILITATOR])
    round_ = world.make("round")
    data = {"meetings": [], "reason": "Sne", "registered": "keep"}
    for number in range(networks):
        network = world.here.network if number == 0 else Network.objects.create(
            programme=world.here.programme, name=f"Netværk {number}"
        )  # fmt: skip
        made = round_.meetings.filter(network=network).first() or create_meeting(
            world.here.programme, kind="network", title="T", network=network, round=round_, by=by
        )
        set_date(made, starts_at=clock.at(clock.today() + timedelta(days=60), 9), town="Næstved", by=by)
        one = sent(publish(made, by=by))
        data = {**one, **data, "meetings": [*data["meetings"], made.pk]}
    page = reverse("meetings:round_change", args=[round_.pk])

    with statements.at_most(12):
        shown = lines.get(page)
    with statements.at_most(15):
        preview = lines.post(page, data)

    assert (shown.status_code, preview.status_code) == (200, 200)
    assert preview.content.decode().count("Ringsted") >= networks


def test_the_page_of_a_press_costs_the_same_for_every_number(lines, world, statements):
    change = world.make("plan_change")

    with statements.at_most(10):
        answer = lines.get(reverse("meetings:plan_change", args=[change.pk]))

    assert answer.status_code == 200


def test_a_facilitator_of_one_network_cannot_undo_for_all(world):
    change = world.make("plan_change")
    other = world.client(Who.OTHER_FACILITATOR)

    assert other.post(reverse("meetings:plan_change", args=[change.pk])).status_code == 404


def test_a_draft_without_a_date_can_only_be_cancelled(lines, world):
    draft = world.make("round").meetings.get()

    answer = lines.post(change_page(draft, "move"), {"meetings": [draft.pk], "reason": "Slået sammen", "go": "yes"})

    draft.refresh_from_db()
    assert (answer.status_code, draft.cancelled_at is not None) == (302, True)


def test_who_is_forgotten_leaves_no_name_on_a_press(world, meeting):
    line = world.people[Who.FACILITATOR]
    change = change_plan(ChangeKind.CANCEL, [NewPlan(meeting.pk)], reason="Sne", by=Actor.person(line))
    from praksisnet.meetings.mine import MeetingData

    facts = [fact.value for fact in MeetingData().about(line).facts]
    MeetingData().erase(line, Actor.system("test"))

    change.refresh_from_db()
    assert (change.made_by, any("Sne" in fact for fact in facts)) == (None, True)
