"""A development day: its agenda is frozen from the signals, and each decision becomes work without retyping."""

from datetime import timedelta

import pytest

from praksisnet.adaptation.actions import (
    Charge,
    answer_need,
    freeze_agenda,
    make_change,
    make_session,
    make_task,
    not_now,
    raise_need,
    support_need,
    tie_resource,
)
from praksisnet.adaptation.models import Agenda, Need, Signal
from praksisnet.adaptation.queries import grounds_of_part, look_of, with_state
from praksisnet.adaptation.tasks import freeze_due_agendas
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import Letter
from praksisnet.todos.queries import todos_for
from tests.adaptation.answers import asked
from tests.adaptation.conftest import DAY


@pytest.fixture
def agenda(need, faxe, brief, development_day, world, by, facilitator):
    """A need of two municipalities, a low result, and new research."""
    support_need(need, faxe, by=by)
    asked(world, "Forårsmøde", [2, 3] * 7, days_ago=20)
    return freeze_agenda(development_day, by=facilitator)


@pytest.fixture
def on_need(agenda):
    return agenda.signals.get(kind="need")


def test_the_agenda_holds_needs_results_and_news_with_their_figures(agenda):
    rows = agenda.signals.values_list("kind", "count", "mean")

    assert [(kind, count, float(mean) if mean else None) for kind, count, mean in rows] == [
        ("need", 2, None),
        ("result", 14, 2.5),
        ("research", None, None),
    ]


def test_a_frozen_agenda_takes_nothing_that_comes_later(agenda, development_day, programme, koege, by, facilitator):
    raise_need(programme, koege, body="Ferieaftaler i god tid.", by=by)

    again = freeze_agenda(development_day, by=facilitator)

    assert (again, agenda.signals.filter(kind="need").count()) == (agenda, 1)


def test_it_freezes_itself_on_the_morning_of_the_day(development_day, need):
    with clock.moved_to(clock.at(DAY, 5, 20)):
        freeze_due_agendas.call()
        freeze_due_agendas.call()

    assert Agenda.objects.get().frozen_by is None


def test_a_network_meeting_has_no_such_agenda(meeting, facilitator):
    with pytest.raises(Refused):
        freeze_agenda(meeting, by=facilitator)


def test_answered_needs_are_no_signals(need, development_day, facilitator):
    answer_need(need, answer="Ja.", by=facilitator)

    assert list(freeze_agenda(development_day, by=facilitator).signals.all()) == []


def test_a_session_is_made_in_the_round_with_need_and_research_as_its_grounds(on_need, round_, brief, facilitator):
    tie_resource(on_need, brief, by=facilitator)

    decision = make_session(on_need, title="Aftaler på tværs", place=round_, by=facilitator)

    assert [line.brief for line in grounds_of_part(decision.core)] == ["2 municipalities", "research"]
    assert decision.core.copies.get().title == "Aftaler på tværs"
    assert with_state(Need.objects.all()).get().state == "chosen"


def test_a_session_may_begin_a_round_or_join_one_meeting(on_need, meeting, facilitator):
    begun = make_session(on_need, title="Aftaler", place="Efterår 2026, møde 1", by=facilitator)
    joined = make_session(on_need, title="Aftaler", place=meeting, by=facilitator)

    assert (begun.core.round.name, joined.session.meeting) == ("Efterår 2026, møde 1", meeting)


def test_a_change_takes_the_signals_words_and_cause(agenda, meeting, line, facilitator):
    signal = agenda.signals.get(kind="result")
    charge = Charge(owner=line, due_on=DAY - timedelta(days=7))

    change = make_change(signal, we_do="Længere workshops", meeting=meeting, charge=charge, by=facilitator).change

    assert (change.said, change.survey, change.item.key) == (signal.title, signal.survey, "time")
    assert [todo.title for todo in todos_for(line)] == ["Længere workshops"]


def test_a_task_needs_somebody_and_a_day(on_need, line, facilitator):
    with pytest.raises(Refused):
        make_task(on_need, words="Spørg advokaten", charge=Charge(), by=facilitator)

    make_task(on_need, words="Spørg advokaten", charge=Charge(owner=line, due_on=DAY), by=facilitator)

    assert [(todo.title, todo.due_on) for todo in todos_for(line)] == [("Spørg advokaten", DAY)]


def test_not_now_demands_a_reason_and_tells_it(on_need, mette, facilitator):
    with pytest.raises(Refused):
        not_now(on_need, reason=" ", by=facilitator)

    first = not_now(on_need, reason="Det hører til hos tilsynet.", by=facilitator)
    again = not_now(on_need, reason="Det hører til hos tilsynet.", by=facilitator)

    assert (first == again, with_state(Need.objects.all()).get().state) == (True, "declined")
    assert mette in {letter.to_person for letter in Letter.objects.filter(purpose="adaptation.declined")}


def test_not_now_because_the_answer_lies_in_the_library(on_need, brief, mette, facilitator):
    not_now(on_need, reason="Svaret ligger i vidensbanken.", resource=brief, by=facilitator)

    need = with_state(Need.objects.all()).get()
    letter = Letter.objects.get(purpose="adaptation.answered", to_person=mette)
    assert (look_of(need).text, need.answer_resource) == ("Answered in the knowledge bank", brief)
    assert (brief.title in letter.text, f"/resources/{brief.pk}/" in letter.text) == (True, True)


def test_the_effect_of_a_change_is_a_signal_and_a_reason_for_a_task_only(
    agenda, programme, world, development_day, facilitator, line
):
    signal = Signal(agenda=agenda, kind="effect", position=99, title="Længere workshops", word="risen")
    signal.change = make_change(agenda.signals.get(kind="result"), we_do="Mere tid", by=facilitator).change
    signal.save()

    for refused in (
        lambda: make_session(signal, title="Tid", place="Runde", by=facilitator),
        lambda: make_change(signal, we_do="Mere", by=facilitator),
    ):
        with pytest.raises(Refused):
            refused()
