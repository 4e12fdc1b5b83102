from praksisnet.adaptation.actions import (
    Charge,
    answer_before,
    ask_before,
    choose_need,
    cite,
    freeze_agenda,
    make_task,
    publish_change,
    write_change,
)
from praksisnet.adaptation.mine import NeedData
from praksisnet.kit.actor import Actor
from praksisnet.themes.actions import create_theme, merge_themes
from praksisnet.themes.sockets import panels_for
from tests.adaptation.conftest import DAY


def test_my_data_shows_what_i_raised_joined_and_decided(need, mette, line, facilitator):
    choose_need(need, by=facilitator)

    mine = [str(fact.label) for fact in NeedData().about(mette).facts]

    assert mine == ["You raised a need", "You put Her Kommune behind a need"]
    assert [str(fact.label) for fact in NeedData().about(line).facts] == ["You chose a need"]


def test_my_data_shows_what_i_asked_answered_changed_and_decided(
    need, meeting, session, development_day, koege, programme, mette, line, by, facilitator
):
    day = freeze_agenda(development_day, by=facilitator)
    question = ask_before(meeting, ["Hvad er sværest?"], by=facilitator)[0]
    answer_before(meeting, koege, {question.pk: "Tid."}, by=by)
    change = write_change(programme, said="Tid", we_do="Mere tid", need=need, meeting=meeting, by=facilitator)
    publish_change(change, by=facilitator)
    cite(session, need=need, by=facilitator)
    signal = day.signals.get(kind="need")
    make_task(signal, words="Spørg", charge=Charge(owner=line, due_on=DAY), by=facilitator)

    lines = {str(fact.label) for fact in NeedData().about(line).facts}
    NeedData().erase(line, Actor.system("test"))

    assert "You answered for your municipality before a meeting" in {
        str(fact.label) for fact in NeedData().about(mette).facts
    }
    assert lines == {
        "You chose a need",
        "You wrote down a change",
        "You published a change",
        "You said why something is on the programme",
        "You made the agenda of a development day",
        "You decided on a signal",
        "You asked before a meeting",
        "You see to what was decided",
    }
    assert NeedData().about(line).facts == []


def test_erasing_keeps_the_need_with_the_municipality(need, mette, koege):
    NeedData().erase(mette, Actor.system("test"))

    need.refresh_from_db()
    assert (need.raised_by, need.municipality, need.supports.get().supported_by) == (None, koege, None)


def test_needs_follow_a_merged_theme_and_stand_on_its_page(need, theme, mette):
    other = create_theme("Pauser", by=Actor.system("test"))

    merge_themes(theme, other, by=Actor.system("test"))

    assert list(need.themes.all()) == [other]
    assert [row[0] for carried in panels_for(mette, other) for row in carried.rows] == [need.title]
