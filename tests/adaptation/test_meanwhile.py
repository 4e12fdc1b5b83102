"""Two who write on the same thing before a meeting or of a need: the later save does not silently win."""

import pytest
from django.test import Client

from praksisnet.adaptation.actions import ask_before
from praksisnet.meetings.actions import publish
from tests.sending import overtaken


def of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def questions(meeting, facilitator):
    publish(meeting, by=facilitator)
    return ask_before(meeting, ["Hvad er sværest?"], by=facilitator)


def test_what_a_colleague_answered_for_the_municipality_meanwhile_is_shown_first(meeting, questions, mette):
    field = f"answer{questions[0].pk}"

    found = overtaken(of(mette), f"/meetings/{meeting.pk}/questions/", field, "Det sværeste er tid.", "Det er kørsel.")

    assert found == (422, True, 302, "Det er kørsel.")


def test_how_the_questions_were_worded_meanwhile_is_shown_first(meeting, questions, line):
    address = f"/meetings/{meeting.pk}/questions/wording/"

    found = overtaken(of(line), address, "text1", "Hvad er det sværeste?", "Hvad er svært?")

    assert found == (422, True, 302, "Hvad er svært?")


def test_what_a_colleague_mended_in_a_need_meanwhile_is_shown_first(need, mette):
    found = overtaken(of(mette), f"/needs/{need.pk}/text/", "body", "Vi mangler takster.", "Vi mangler skemaer.")

    assert found == (422, True, 302, "Vi mangler skemaer.")
