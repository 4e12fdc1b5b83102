"""The pages of changes, development days, questions and grounds."""

import pytest
from django.urls import reverse

from praksisnet.adaptation.actions import (
    answer_before,
    ask_before,
    cite,
    freeze_agenda,
    make_task,
    publish_change,
    raise_need,
    write_change,
)
from praksisnet.adaptation.actions.decisions import Charge
from praksisnet.adaptation.models import Change, Decision, Ground, Reply
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import month_name
from praksisnet.kit.permissions import Who
from praksisnet.meetings.actions import publish
from tests import factories
from tests.adaptation.answers import asked
from tests.adaptation.conftest import DAY
from tests.guard.numbers import some_number
from tests.reading import text


def address(name, *args):
    return reverse(f"adaptation:{name}", args=args)


@pytest.fixture
def published(meeting, facilitator):
    return publish(meeting, by=facilitator)


def changes(number, programme, need, meeting, world, by):
    for each in range(number):
        before = asked(world, f"Før {each}", [2, 3] * 7, days_ago=300 + each)
        item = before.instrument.items.get(key="time")
        after = asked(world, f"Efter {each}", [4, 5] * 7, days_ago=30 + each)
        made = write_change(
            programme, said="Tid", we_do=f"Mere tid {each}", survey=before, item=item, meeting=after.meeting, by=by
        )
        publish_change(made, by=by)
        write_change(programme, said="Tid", we_do=f"Kladde {each}", need=need, meeting=meeting, by=by)


@pytest.mark.parametrize("rows", [1, 3])
def test_changes_cost_the_same_for_every_length(rows, lines, programme, need, meeting, world, facilitator, statements):
    changes(rows, programme, need, meeting, world, facilitator)

    with statements.at_most(10):
        page = lines.get(address("changes"))

    assert text(page).count("14 answers before, 14 after") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_an_agenda_costs_the_same_for_every_length(
    rows, lines, line, programme, development_day, facilitator, statements
):
    for each in range(rows):
        raise_need(programme, factories.municipality(), body=f"Emne{each} stof{each}", by=facilitator)
    for signal in freeze_agenda(development_day, by=facilitator).signals.all():
        make_task(signal, words="Spørg", charge=Charge(owner=line, due_on=DAY), by=facilitator)

    with statements.at_most(11):
        page = lines.get(address("agenda", development_day.pk))

    assert text(page).count("Spørg") == 2 * rows  # in its place, and in the name of its control about a child


@pytest.mark.parametrize("rows", [1, 3])
def test_questions_cost_the_same_for_every_number_of_answers(rows, lines, published, koege, facilitator, statements):
    question = ask_before(published, ["Hvad er sværest?"], by=facilitator)[0]
    for _ in range(rows):
        answer_before(published, factories.municipality(), {question.pk: "Tiden."}, by=facilitator)

    with statements.at_most(12):
        page = lines.get(address("questions", published.pk))

    assert text(page).count("Tiden.") == 2 * rows  # in its place, and in the name of its control about a child


def test_a_change_is_written_published_and_read(lines, mettes, need, meeting):
    data = {"cause": f"need-{need.pk}", "said": "For lidt tid", "we_do": "Længere workshops"}
    data |= {"place": f"meeting-{meeting.pk}", "item": "", "request_key": "a" * 22}

    lines.post(address("change_new"), data)
    lines.post(address("change_new"), data)
    change = Change.objects.get()
    hidden = mettes.get(address("change", change.pk)).status_code
    lines.post(address("change_publication", change.pk))

    assert (hidden, "Længere workshops" in text(mettes.get(address("changes")))) == (404, True)
    assert "1 municipality has asked for it" in text(mettes.get(address("change", change.pk)))
    assert "Længere workshops" in text(mettes.get("/"))


def test_a_change_without_a_cause_is_refused_in_place(lines, need):
    answer = lines.post(address("change_new"), {"cause": "", "said": "Tid", "we_do": "Mere tid", "place": ""})

    assert (answer.status_code, Change.objects.count(), "Mere tid" in text(answer)) == (422, 0, True)


def test_a_change_is_mended_and_a_draft_thrown_away(lines, programme, need, meeting, facilitator):
    change = write_change(programme, said="Tid", we_do="Mere tid", need=need, meeting=meeting, by=facilitator)
    data = {"said": "Tid", "we_do": "Meget mere tid", "place": f"meeting-{meeting.pk}", "item": ""}

    lines.post(address("change_text", change.pk), data)
    change.refresh_from_db()
    lines.post(address("change_removal", change.pk))

    assert (change.we_do, Change.objects.count()) == ("Meget mere tid", 0)


def test_the_agenda_is_made_by_a_button_and_a_need_becomes_a_part(lines, need, round_, development_day, line):
    before = text(lines.get(address("agenda", development_day.pk)))
    lines.post(address("agenda", development_day.pk))
    signal = development_day.agenda.signals.get(kind="need")
    form = lines.get(address("signal_session", signal.pk)).content.decode()
    data = {"title": "Aftaler på tværs", "place": f"round-{round_.pk}", "kind": "talk", "minutes": "45"}
    lines.post(address("signal_session", signal.pk), data | {"owner": line.pk, "due_on": "", "round_name": ""})

    after = text(lines.get(address("agenda", development_day.pk)))
    assert ("It would hold one signal now." in before, need.title in form) == (True, True)
    assert ("Aftaler på tværs" in after, round_.name in after) == (True, True)
    assert Ground.objects.get().core.title == "Aftaler på tværs"


def test_a_new_round_needs_its_name(lines, line, need, development_day, facilitator):
    signal = freeze_agenda(development_day, by=facilitator).signals.get()
    data = {"title": "Aftaler", "place": "new", "kind": "talk", "minutes": "45", "owner": line.pk}

    wrong = lines.post(address("signal_session", signal.pk), data)
    lines.post(address("signal_session", signal.pk), data | {"round_name": "Efterår 2026, møde 1"})

    assert (wrong.status_code, Decision.objects.get().core.round.name) == (422, "Efterår 2026, møde 1")


def test_the_knowledge_partner_ties_what_is_known_and_says_not_now(as_, need, brief, development_day, facilitator):
    ellens = as_(Who.KNOWLEDGE_PARTNER)
    signal = freeze_agenda(development_day, by=facilitator).signals.get(kind="need")
    ellens.post(address("signal_resource", signal.pk), {"resource": brief.pk})
    tied = text(ellens.get(address("signal", signal.pk)))
    wrong = ellens.post(address("signal_refusal", signal.pk), {"reason": " ", "resource": brief.pk})
    ellens.post(address("signal_refusal", signal.pk), {"reason": "Svaret ligger der.", "resource": brief.pk})

    page = text(ellens.get(address("need", need.pk)))
    assert (brief.title in tied, wrong.status_code) == (True, 422)
    assert ("Answered in the knowledge bank" in page, "Svaret ligger der." in page) == (True, True)


def test_the_authority_reads_along_and_members_see_no_agenda(as_, need, development_day, facilitator):
    freeze_agenda(development_day, by=facilitator)

    page = as_(Who.AUTHORITY).get(address("agenda", development_day.pk))

    assert (page.status_code, need.title in text(page)) == (200, True)
    assert as_(Who.PARTICIPANT).get(address("agenda", development_day.pk)).status_code == 404


def test_questions_are_asked_answered_and_mended_by_a_colleague(lines, as_, mettes, published, koege):
    lines.post(address("questions_wording", published.pk), {"text1": "Hvad er sværest?"})
    question = published.questions.get()
    as_(Who.COORDINATOR).post(address("questions", published.pk), {f"answer{question.pk}": "Tiden."})
    page = mettes.get(address("questions", published.pk))
    mettes.post(address("questions", published.pk), {f"answer{question.pk}": "Tiden og mandskabet."})

    assert "Birthe has already written an answer for Her Kommune. Mend it or add to it." in text(page)
    assert Reply.objects.get().body == "Tiden og mandskabet."
    assert "Tiden og mandskabet." in text(lines.get(address("questions", published.pk)))


def test_a_number_in_an_answer_is_stopped_with_the_text_kept(mettes, published, facilitator):
    question = ask_before(published, ["Hvad er sværest?"], by=facilitator)[0]

    stopped = mettes.post(address("questions", published.pk), {f"answer{question.pk}": f"Om {some_number()}"})

    assert (stopped.status_code, "This looks like a CPR number" in text(stopped)) == (422, True)
    assert Reply.objects.count() == 0


def test_grounds_are_added_and_taken_away_by_who_runs_the_meeting(lines, mettes, need, session, published):
    lines.post(address("grounds", session.pk), {"cause": f"need-{need.pk}"})
    page = text(mettes.get(reverse("pages:meeting", args=[published.pk])))
    overview = text(lines.get(address("meeting_grounds", published.pk)))
    ground = Ground.objects.get()
    lines.post(address("ground_removal", session.pk, ground.pk))

    assert "Why it is on the programme: 1 municipality has asked for it" in page
    assert ("One part says why it is there." in overview, Ground.objects.count()) == (True, 0)


def test_a_ground_of_a_round_stands_at_every_meeting(lines, need, round_):
    core = round_.core_sessions.get()
    copy = core.copies.get()

    lines.post(address("grounds", copy.pk), {"cause": f"need-{need.pk}", "whole_round": "on"})

    assert Ground.objects.get().core == core
    assert "1 municipality has asked for it" in text(lines.get(address("grounds", copy.pk)))


def test_the_front_page_says_what_came_of_your_need(mettes, need, session, published, facilitator):
    cite(session, need=need, by=facilitator)

    page = text(mettes.get("/"))

    month = month_name(need.raised_at)
    assert f"Your need from {month}: On the programme 3 March" in page
    assert "On the programme 3 March" in text(mettes.get(address("need", need.pk)))


def test_another_programme_gets_404_on_everything(as_, programme, need, meeting, session, development_day, facilitator):
    change = publish_change(
        write_change(programme, said="Tid", we_do="Mere tid", need=need, meeting=meeting, by=facilitator),
        by=facilitator,
    )
    signal = freeze_agenda(development_day, by=facilitator).signals.first()
    paths = [
        address("change", change.pk),
        address("change_text", change.pk),
        address("agenda", development_day.pk),
        address("signal", signal.pk),
        address("signal_session", signal.pk),
        address("questions", meeting.pk),
        address("questions_wording", meeting.pk),
        address("grounds", session.pk),
    ]

    for who in (Who.OTHER_PARTICIPANT, Who.OTHER_FACILITATOR, Who.OTHER_COORDINATOR, Who.READER):
        assert {as_(who).get(path).status_code for path in paths} == {404}


def test_another_network_of_the_programme_does_not_see_its_change(world, programme, need, meeting, facilitator):
    other = factories.network(programme, "Netværk Vest")
    holder = factories.person("Ida Vest")
    factories.tenure(factories.seat(other, factories.municipality("Varde")), holder)
    change = write_change(programme, said="Tid", we_do="Mere tid", need=need, meeting=meeting, by=facilitator)
    publish_change(change, by=Actor.system("test"))
    world.people[Who.SPEAKER] = holder

    assert world.client(Who.SPEAKER).get(address("change", change.pk)).status_code == 404
