"""The history of a registration says in words whatever the journal keeps of it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

import praksisnet.registration.actions
from praksisnet.registration.actions import pin_place, rank_wishes, unpin_place
from praksisnet.registration.queries.history import IN_OWN_WORDS, LONG, UNTOLD, history_of
from praksisnet.registration.words import State
from tests.registration.queues import SYSTEM, comes, meeting_of

# What is journaled of other things than a registration.
ELSEWHERE = {
    "address_mended", "allocation_started", "allocation_told", "answers_timed", "calendar_address_ended",
    "calendar_address_made", "colleagues_registered", "copies_began", "copies_ended", "erased_registration_traces",
    "guest_invited", "guest_withdrawn", "message_written", "missing_asked", "own_link_asked", "questions_set",
    "series_followed", "series_handed_on", "series_joined", "series_left", "series_widened", "silent_reminded",
    "told_of_online_url", "told_of_undoing", "told_of_workshop", "venue_told", "wishes_ranked", "wishes_unranked",
}  # fmt: skip
# The verb is the new state, or is made of two that stand elsewhere.
COMPUTED = {"state.value": {State.DECLINED, State.EXPIRED, State.ATTENDED, State.NO_SHOW}, "verb": set()}


def verbs_in(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.IfExp):
        return verbs_in(node.body) | verbs_in(node.orelse)
    return {str(verb) for verb in COMPUTED[ast.unparse(node)]}


def recorded() -> Iterator[str]:
    for file in Path(praksisnet.registration.actions.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"record", "record_all"}:
                yield from verbs_in(node.args[0])


def test_every_verb_that_the_room_records_has_its_words():
    assert set(recorded()) == {*LONG, *IN_OWN_WORDS, *UNTOLD, *ELSEWHERE}


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_verb_is_shown_raw(language):
    with override(language):
        said = {verb: str(words) for verb, words in LONG.items()}

    assert [verb for verb, words in said.items() if not words[:1].isupper() or "_" in words] == []


def test_each_verb_has_its_own_danish():
    with override("da"):
        danish = [str(words) for words in LONG.values()]
    with override("en"):
        english = [str(words) for words in LONG.values()]

    assert [one for one, other in zip(danish, english, strict=True) if one == other] == []


@pytest.mark.django_db
def test_a_workshop_held_by_hand_and_let_go_is_told():
    meeting = rank_wishes(meeting_of(places=2, workshops=[("Samtalen", 2)]), ranked=True, by=SYSTEM)
    made = comes(meeting)

    unpin_place(pin_place(made, meeting.sessions.get(kind="workshop"), by=SYSTEM), by=SYSTEM)

    assert [step.text for step in history_of(made)] == [
        "Registered",
        "Was given a workshop by hand, workshop A",
        "The wishes decide the workshop again, workshop A",
    ]
