"""You said, we do: from its cause, through the meeting it shows in, to what came of it."""

import pytest

from praksisnet.adaptation.actions import cite, drop_change, publish_change, rewrite_change, write_change
from praksisnet.adaptation.models import Change
from praksisnet.adaptation.queries import changes_for, changes_from, changes_of, changes_panel, invitation_lines
from praksisnet.evaluation.actions import close_survey
from praksisnet.evaluation.models import Survey
from praksisnet.journal.queries import entries_about
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import publish
from praksisnet.notices.models import Letter
from tests.adaptation.answers import asked
from tests.guard.numbers import some_number

LONGER = "Workshops forlænges fra 60 til 90 minutter"


@pytest.fixture
def change(programme, need, meeting, facilitator):
    return write_change(programme, said="Der er for lidt tid", we_do=LONGER, need=need, meeting=meeting, by=facilitator)


def test_a_draft_is_seen_by_the_facilitator_only(change, line, mette):
    assert (list(changes_for(line)), list(changes_for(mette))) == ([change], [])


def test_publishing_shows_it_and_tells_those_behind_the_need_once(change, mette, facilitator):
    publish_change(change, by=facilitator)
    publish_change(change, by=facilitator)

    panel = changes_panel(mette)
    assert [(one.change, one.cause) for one in panel.changes] == [(change, "1 municipality has asked for it")]
    assert [letter.to_person for letter in Letter.objects.filter(purpose="adaptation.change")] == [mette]
    assert entries_about(change)[0].verb == "change_published"


def test_the_meeting_publishes_its_changes_and_the_invitation_names_them(change, meeting, mette, facilitator):
    lines = invitation_lines(meeting)

    publish(meeting, by=facilitator)

    invitation = Letter.objects.get(purpose="meetings.invitation", to_person=mette)
    assert lines == [f"This is what we have changed since last time: {LONGER}."]
    assert (LONGER in invitation.text, [one.change for one in changes_of(meeting)]) == (True, [change])


def test_who_hears_that_the_need_is_on_the_programme_gets_no_letter_about_the_change(
    change, need, session, meeting, facilitator
):
    cite(session, need=need, by=facilitator)

    publish(meeting, by=facilitator)

    change.refresh_from_db()
    purposes = set(Letter.objects.values_list("purpose", flat=True))
    assert (change.published_at is not None, "adaptation.on_programme" in purposes) == (True, True)
    assert "adaptation.change" not in purposes


def test_another_programme_and_a_reader_see_nothing_of_it(change, world, facilitator):
    publish_change(change, by=facilitator)

    others = [world.people[who] for who in (Who.OTHER_PARTICIPANT, Who.OTHER_FACILITATOR, Who.READER)]
    assert [list(changes_for(person)) for person in others] == [[], [], []]


def test_refuses_no_cause_nothing_done_and_a_number(programme, need, world, facilitator):
    for said, we_do, causes in (
        ("Noget", "Noget", {}),
        (" ", "Noget", {"need": need}),
        ("Noget", " ", {"need": need}),
        (f"Om {some_number()}", "Noget", {"need": need}),
        ("x" * 301, "Noget", {"need": need}),
    ):
        with pytest.raises(Refused):
            write_change(programme, said=said, we_do=we_do, by=facilitator, **causes)
    with pytest.raises(Refused):
        write_change(world.there.programme, said="Noget", we_do="Noget", need=need, by=facilitator)


def test_refuses_to_publish_without_a_place_and_to_drop_what_is_published(programme, need, meeting, facilitator):
    change = write_change(programme, said="Tid", we_do=LONGER, need=need, by=facilitator)
    with pytest.raises(Refused):
        publish_change(change, by=facilitator)
    rewrite_change(change, said="Tid", we_do=LONGER, meeting=meeting, round=None, by=facilitator)
    publish_change(change, by=facilitator)

    with pytest.raises(Refused):
        drop_change(change, by=facilitator)


def test_a_draft_is_dropped_once(change, facilitator):
    assert (drop_change(change, by=facilitator), drop_change(change, by=facilitator)) == (True, False)
    assert Change.objects.count() == 0


@pytest.mark.parametrize(("after", "word"), [([5] * 14, "Risen"), ([3, 2] * 7, "Unchanged"), ([1] * 14, "Fallen")])
def test_the_effect_is_read_from_the_meeting_before_and_after(
    after, word, programme, meeting, world, facilitator, mette
):
    before = asked(world, "Første møde", [2, 3] * 7, days_ago=200)
    later = asked(world, "Andet møde", after, days_ago=20)
    item = before.instrument.items.get(key="time")
    change = write_change(
        programme, said="For lidt tid", we_do=LONGER, survey=before, item=item, meeting=later.meeting, by=facilitator
    )
    publish_change(change, by=facilitator)

    effect = changes_panel(mette).changes[0].effect

    assert [one.change for one in changes_from(mette, before.meeting)] == [change]
    assert (effect.said, effect.n_before, effect.n_after) == (word, 14, 14)


def test_no_effect_is_told_before_the_answers_are_in(programme, meeting, world, facilitator, mette):
    before = asked(world, "Første møde", [2, 3] * 7, days_ago=200)
    item = before.instrument.items.get(key="time")
    change = write_change(
        programme, said="For lidt tid", we_do=LONGER, survey=before, item=item, meeting=meeting, by=facilitator
    )
    publish_change(change, by=facilitator)

    assert changes_panel(mette).changes[0].effect is None


def test_closing_the_evaluation_measures_what_was_changed_at_the_meeting(programme, meeting, world, facilitator, mette):
    before = asked(world, "Første møde", [2, 3] * 7, days_ago=200)
    later = asked(world, "Andet møde", [5] * 14, days_ago=20)
    Survey.objects.filter(pk=later.pk).update(closed_at=None)
    item = before.instrument.items.get(key="time")
    change = write_change(
        programme, said="For lidt tid", we_do=LONGER, survey=before, item=item, meeting=later.meeting, by=facilitator
    )
    publish_change(change, by=facilitator)
    seen = changes_panel(mette).changes[0].effect

    close_survey(later, by=facilitator)

    assert (seen, changes_panel(mette).changes[0].effect.word) == (None, "risen")
