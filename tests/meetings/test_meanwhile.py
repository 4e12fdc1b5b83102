"""Two who plan the same meeting: the later save does not silently win."""

import pytest
from django.test import Client

from praksisnet.meetings.actions import change_meeting
from praksisnet.themes.actions import create_theme
from tests.meetings.conftest import dated
from tests.sending import opened, overtaken, sent_of


@pytest.fixture
def client(cast) -> Client:
    client = Client()
    client.force_login(cast.line)
    return client


@pytest.mark.parametrize(
    ("page", "field", "theirs", "ours"),
    [
        ("about", "title", "Oles titel", "Lines titel"), ("about", "lead", "Oles ord", "Lines ord"),
        ("date", "town", "Køge", "Greve"), ("date", "starts", "10.15", "10.30"), ("places", "capacity", "31", "32"),
        ("place-rules", "answer_hours", "12", "48"),
    ],
)  # fmt: skip
def test_what_a_colleague_saved_of_the_meeting_is_shown_first(client, meeting, cast, page, field, theirs, ours):
    meeting = dated(meeting, cast)

    found = overtaken(client, f"/meetings/{meeting.pk}/{page}/", field, theirs, ours)

    assert found == (422, True, 302, ours)


@pytest.mark.parametrize("field", ["title", "abstract", "room"])
def test_what_a_colleague_saved_of_a_part_is_shown_first(client, meeting, field):
    part = meeting.sessions.get(letter="A")

    assert overtaken(client, f"/sessions/{part.pk}/", field, "Oles", "Lines") == (422, True, 302, "Lines")


def test_themes_a_colleague_chose_stay(client, meeting, cast):
    theme = create_theme("Aflastning", by=cast.by)
    hers = opened(client, f"/meetings/{meeting.pk}/about/")
    change_meeting(meeting, title=meeting.title, themes=[theme], by=cast.by)

    back = client.post(f"/meetings/{meeting.pk}/about/", {**hers, "title": "Lines titel"})
    client.post(f"/meetings/{meeting.pk}/about/", sent_of(back.text))

    meeting.refresh_from_db()
    assert (back.status_code, meeting.title, list(meeting.themes.all())) == (422, "Lines titel", [theme])
