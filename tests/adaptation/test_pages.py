from datetime import timedelta

import pytest
from django.urls import reverse

from praksisnet.adaptation.actions import answer_need, choose_need, raise_need, support_need
from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import needs_panel
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.notices.models import Letter
from tests import factories
from tests.guard.numbers import some_number
from tests.reading import text


def address(name, *args):
    return reverse(f"adaptation:{name}", args=args)


def many(programme, number, by, theme=None):
    for each in range(number):
        themes = [theme] if theme else []
        made = raise_need(programme, factories.municipality(), body=f"Emne{each} stof{each}", themes=themes, by=by)
        support_need(made, factories.municipality(), by=by)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "number"), [(Who.PARTICIPANT, 9), (Who.FACILITATOR, 10)])
def test_list_costs_the_same_for_every_length(who, number, rows, as_, programme, by, theme, statements):
    many(programme, rows, by, theme)
    client = as_(who)

    with statements.at_most(number):
        response = client.get(address("needs"))

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_need_costs_the_same_for_every_length(rows, lines, need, by, statements):
    for _ in range(rows):
        support_need(need, factories.municipality(), by=by)

    with statements.at_most(12):
        response = lines.get(address("need", need.pk))

    assert response.status_code == 200


def test_raise_saves_and_thanks(mettes, world, theme, koege):
    data = {"place": f"{world.here.programme.pk}-{koege.pk}", "body": "Ferieaftaler i god tid.", "themes": [theme.pk]}

    page = mettes.post(address("need_new"), data, follow=True)

    assert Need.objects.get().municipality == koege
    assert "1 municipality stands behind it now" in page.content.decode()


def test_a_form_sent_twice_raises_one_need(mettes, world, koege):
    data = {"place": f"{world.here.programme.pk}-{koege.pk}", "body": "Ferieaftaler.", "request_key": "a" * 22}

    first, second = (mettes.post(address("need_new"), data) for _ in range(2))

    assert (first.url == second.url, Need.objects.count()) == (True, 1)


def test_a_cpr_number_is_stopped_with_the_text_kept_and_can_be_replaced(mettes, world, koege):
    number = some_number()
    data = {"place": f"{world.here.programme.pk}-{koege.pk}", "body": f"Om {number} og ferie."}

    stopped = mettes.post(address("need_new"), data)
    replaced = mettes.post(address("need_new"), data | {"replace": "yes"})

    assert (stopped.status_code, f"Om {number} og ferie." in stopped.content.decode()) == (422, True)
    assert "Replace with “child A”" in text(stopped)
    assert (replaced.status_code, "Om child A og ferie." in text(replaced)) == (200, True)
    assert Need.objects.count() == 0


def test_a_similar_need_is_offered_before_saving_and_can_be_refused(mettes, world, koege, faxe, programme):
    raise_need(programme, faxe, body="Skriftlige aftaler om ferie", by=Actor.person(faxe.holder))
    data = {"place": f"{programme.pk}-{koege.pk}", "body": "Aftaler om ferie, skriftlige"}

    offered = mettes.post(address("need_new"), data)
    before = Need.objects.count()
    mettes.post(address("need_new"), data | {"new": "yes"})

    assert "One other municipality has raised something similar" in text(offered)
    assert ("Add Her Kommune" in text(offered), faxe.name in text(offered)) == (True, False)
    assert (before, Need.objects.count()) == (1, 2)


def test_joining_says_how_many_and_a_second_colleague_is_told(as_, need, koege, faxe, lines):
    joined = lines.post(address("support", need.pk), {"municipality": faxe.pk}, follow=True)
    again = as_(Who.COORDINATOR).post(address("support", need.pk), {"municipality": koege.pk}, follow=True)

    assert "2 municipalities stand behind it now" in joined.content.decode()
    assert "Her Kommune already stands behind this need." in text(again)


def test_only_facilitators_see_which_municipalities(as_, need, faxe, by):
    support_need(need, faxe, by=by)

    pages = {who: text(as_(who).get(address("need", need.pk))) for who in (Who.FACILITATOR, Who.COORDINATOR)}
    authority = text(as_(Who.AUTHORITY).get(address("need", need.pk)))

    assert ["Faxe" in page for page in (*pages.values(), authority)] == [True, False, False]
    assert "2 municipalities stand behind it." in authority


def test_one_may_only_speak_for_the_own_municipality(mettes, need, faxe):
    answer = mettes.post(address("support", need.pk), {"municipality": faxe.pk})

    assert (answer.status_code, need.supports.count()) == (422, 1)


@pytest.mark.parametrize("name", ["need", "withdrawal", "text", "merger", "answer", "refusal"])
def test_another_programme_does_not_see_it(name, as_, need):
    for who in (Who.OTHER_PARTICIPANT, Who.OTHER_FACILITATOR, Who.READER):
        assert as_(who).get(address(name, need.pk)).status_code == 404


def test_the_list_is_narrowed_by_theme_and_state(lines, need, programme, theme, faxe, facilitator):
    other = raise_need(programme, faxe, body="Ferieaftaler i god tid", by=facilitator)
    choose_need(other, by=facilitator)

    by_theme = text(lines.get(address("needs"), {"theme": theme.pk}))
    by_state = text(lines.get(address("needs"), {"state": "chosen"}))

    assert [need.title in by_theme, other.title in by_theme] == [True, False]
    assert [need.title in by_state, other.title in by_state] == [False, True]


def test_facilitator_decides_and_the_page_shows_it(lines, need, programme, koege, facilitator):
    lines.post(address("choice", need.pk))
    wrong = lines.post(address("answer", need.pk), {})
    lines.post(address("answer", need.pk), {"answer": "Det kommer på mødet."})

    assert (wrong.status_code, "Det kommer på mødet." in text(lines.get(address("need", need.pk)))) == (422, True)
    assert Letter.objects.count() == 2


def test_declining_asks_for_the_reason_in_place(lines, mettes, need):
    wrong = lines.post(address("refusal", need.pk), {"reason": " "})
    lines.post(address("refusal", need.pk), {"reason": "Det hører til hos tilsynet."})

    assert wrong.status_code == 422
    assert "Det hører til hos tilsynet." in text(mettes.get(address("need", need.pk)))


def test_merging_leads_to_the_other_need(lines, need, programme, faxe, facilitator):
    other = raise_need(programme, faxe, body="Ferieaftaler i god tid", by=facilitator)

    answer = lines.post(address("merger", need.pk), {"into": other.pk})

    assert (answer.url, lines.get(address("need", need.pk)).url) == (address("need", other.pk),) * 2


def test_text_is_changed_and_the_municipality_withdrawn(mettes, need, koege):
    mettes.post(address("text", need.pk), {"body": "Ferieaftaler i god tid."})
    need.refresh_from_db()
    mettes.post(address("withdrawal", need.pk), {"municipality": koege.pk})

    assert (need.body, need.supports.count()) == ("Ferieaftaler i god tid.", 0)


def test_front_page_shows_our_needs_with_their_state(mettes, need, mette, line, facilitator):
    answer_need(need, answer="Ja.", by=facilitator)

    page = text(mettes.get("/"))

    assert ("Your needs" in page, need.title in page, "Answered" in page) == (True, True, True)
    assert (needs_panel(line), needs_panel(mette).more) == (None, False)


def test_front_page_is_silent_of_what_was_answered_long_ago(need, mette, facilitator):
    answer_need(need, answer="Ja.", by=facilitator)

    with clock.moved_to(clock.now() + timedelta(days=182)):
        soon = needs_panel(mette).needs
    with clock.moved_to(clock.now() + timedelta(days=184)):
        late = needs_panel(mette).needs
    assert (soon, late) == ([need], [])
