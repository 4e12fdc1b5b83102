from datetime import date, timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.notices.letters import Urgency, half_year_budget, subject_key
from praksisnet.notices.models import DropReason, How, Letter, Notice, Wish
from praksisnet.notices.purposes import Purpose, register
from tests.guard.numbers import some_number

MONDAY = clock.at(date(2026, 9, 7), 10)
SATURDAY = clock.at(date(2026, 9, 12), 10)


@pytest.fixture(autouse=True)
def chosen_purpose(monkeypatch):
    monkeypatch.setattr("praksisnet.notices.purposes._purposes", {})
    register(Purpose("test", "Test", "", How.AT_ONCE))


def test_post_writes_a_letter_that_may_leave_at_once(mette, post):
    with clock.moved_to(MONDAY):
        letter = post(mette)

    assert (letter.to_address, letter.state, letter.due_at - MONDAY < timedelta(seconds=5)) == (
        mette.email,
        "waiting",
        True,
    )


def test_post_again_returns_the_letter_that_is_there(mette, post):
    first = post(mette)

    second = post(mette, title="Another title")

    assert (second.pk, second.subject, Letter.objects.count()) == (first.pk, "Praksisnet: prøve", 1)


@pytest.mark.parametrize("change", [{"version": 2}, {"purpose": "other"}, {"to_address": "birthe.holm@koege.example"}])
def test_post_with_another_key_is_another_letter(mette, post, change):
    post(mette)

    post(mette, **change)

    assert Letter.objects.count() == 2


def test_post_refuses_without_address(mette, post):
    with pytest.raises(Refused) as refused:
        post(mette, to_address=" ")

    assert (refused.value.messages, Letter.objects.count()) == (["Der er ingen mailadresse at skrive til."], 0)


@pytest.mark.parametrize("field", ["title", "text", "line"])
def test_post_refuses_a_cpr_number(mette, post, field):
    with pytest.raises(Refused):
        post(mette, **{field: f"om {some_number()} her"})

    assert Letter.objects.count() == 0


def test_a_planned_letter_waits_for_the_window(mette, post):
    with clock.moved_to(SATURDAY):
        letter = post(mette, urgency=Urgency.PLANNED)

    assert letter.due_at == clock.at(date(2026, 9, 14), 7)


def test_the_sixth_planned_letter_about_one_thing_goes_to_the_weekly_letter(mette, post):
    with clock.moved_to(MONDAY):
        letters = [post(mette, urgency=Urgency.PLANNED, version=version) for version in range(6)]

    assert [letter.drop_reason for letter in letters] == ["", "", "", "", "", DropReason.BUDGET]
    assert list(Notice.objects.values_list("letter", "line")) == [(letters[5].pk, "Praksisnet: prøve")]


def test_what_is_over_the_budget_and_too_late_for_the_weekly_letter_is_dropped_with_the_reason(mette, post):
    with clock.moved_to(MONDAY):
        soon = clock.now() + timedelta(days=1)
        letters = [post(mette, urgency=Urgency.PLANNED, version=version, drop_after_at=soon) for version in range(6)]

    assert (letters[5].drop_reason, Notice.objects.count()) == (DropReason.BUDGET_LATE, 0)


def test_a_budget_of_one_in_a_half_year_holds_over_different_subjects(mette, post):
    budget = {"urgency": Urgency.PLANNED, **half_year_budget("needs", date(2026, 9, 7))}
    with clock.moved_to(MONDAY):
        letters = [post(mette, version=version, subject=None, **budget) for version in range(2)]

    assert [letter.drop_reason for letter in letters] == ["", DropReason.BUDGET]


def test_receipts_are_free(mette, post):
    letters = [post(mette, urgency=Urgency.RECEIPT, version=version) for version in range(8)]

    assert {letter.drop_reason for letter in letters} == {""}


def test_what_is_wanted_in_the_weekly_letter_becomes_a_line(mette, post):
    Wish.objects.create(person=mette, purpose="test", how=How.DIGEST)

    letter = post(mette, urgency=Urgency.PLANNED, line="Nyt program", link="http://testserver/x/")

    notice = Notice.objects.get()
    assert (letter.state, letter.text, notice.line, notice.link) == (
        "moved",
        "",
        "Nyt program",
        "http://testserver/x/",
    )


def test_what_is_not_wanted_is_dropped_with_the_reason(mette, post):
    Wish.objects.create(person=mette, purpose="test", how=How.NEVER)

    letter = post(mette, urgency=Urgency.PLANNED)

    assert (letter.drop_reason, Notice.objects.count()) == (DropReason.UNWANTED, 0)


def test_an_urgent_letter_leaves_whatever_is_wanted(mette, post):
    Wish.objects.create(person=mette, purpose="test", how=How.NEVER)

    assert post(mette).drop_reason == ""


def test_a_closed_account_gets_no_planned_mail(mette, post):
    mette.deactivated_at = clock.now()
    mette.save()

    assert post(mette, urgency=Urgency.PLANNED).drop_reason == DropReason.DEACTIVATED


def test_the_subject_names_the_row(mette, post):
    letter = post(mette)

    assert (letter.subject_kind, letter.subject_id) == subject_key(mette) == ("people.person", mette.pk)


def test_post_takes_one_statement_for_a_receipt(mette, draft_to, post, statements):
    with statements.exactly(1):
        post(mette, urgency=Urgency.RECEIPT)
