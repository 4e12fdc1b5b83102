"""What was saved since a page was opened: what counts as changed, what stays, and what is shown."""

from datetime import date, time

import pytest
from django import forms
from django.template import loader
from django.utils.translation import override

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import meanwhile
from praksisnet.kit.days import DayField
from praksisnet.kit.fields import is_overtaken, problems
from praksisnet.kit.meanwhile import SEEN, Meanwhile, compared
from praksisnet.meetings.forms.meetings import ClockField
from tests.guard.numbers import some_number


class PartForm(Meanwhile, GuardedForm):
    title = forms.CharField(label="Titel", max_length=200)
    body = forms.CharField(label="Tekst", max_length=200, required=False, widget=forms.Textarea)
    day = DayField(label="Dag", required=False)
    starts = ClockField(label="Fra", required=False)
    minutes = forms.IntegerField(label="Minutter", required=False)
    kind = forms.ChoiceField(label="Type", choices=[("talk", "Oplæg"), ("pause", "Pause")], required=False)
    rooms = forms.MultipleChoiceField(
        label="Lokaler",
        choices=[("1", "Sal"), ("2", "Foyer")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label="Aftalt", required=False)
    file = forms.FileField(label="Fil", required=False)


STANDS = {
    "title": "Velkomst", "body": "Vi tager\nen runde.", "day": date(2026, 12, 3), "starts": time(9, 30), "minutes": 45,
    "kind": "talk", "rooms": ["2", "1"], "agreed": True,
}  # fmt: skip
SENT = {
    "title": "Velkomst", "body": "Vi tager\r\nen runde.", "day": "3.12.2026", "starts": "9.30", "minutes": "45",
    "kind": "talk", "rooms": ["1", "2"], "agreed": "on",
}  # fmt: skip
OTHER = {
    "title": "Goddag", "body": "Ingen runde.", "day": date(2026, 12, 4), "starts": time(10), "minutes": 60,
    "kind": "pause", "rooms": ["1"], "agreed": False,
}  # fmt: skip


def seen(**stands) -> str:
    """The digests of a page that showed this."""
    return PartForm(initial={**STANDS, **stands}).seen


def sent(stands=None, **said) -> PartForm:
    """Written on a page that showed STANDS, and sent when ``stands`` is what stands."""
    return PartForm({**SENT, SEEN: seen(), **said}, initial={**STANDS, **(stands or {})})


def drawn(form) -> str:
    source = '{% from "kit/components.html" import error_summary, field %}{{ error_summary(form) }}'
    return (
        loader.engines["jinja2"]
        .from_string(source + "{% for one in form %}{{ field(one) }}{% endfor %}")
        .render({"form": form})
    )


def test_nothing_changed_meanwhile_saves(rf):
    form = sent(title="Min titel")

    assert (form.is_valid(), form.meanwhile) == (True, set())
    assert SEEN not in form.cleaned_data


@pytest.mark.parametrize("name", OTHER)
def test_a_change_by_somebody_else_is_found_in_every_kind_of_field(name):
    form = sent({name: OTHER[name]}, title="Min titel")

    assert (form.is_valid(), form.meanwhile) == (False, {name})
    assert form.non_field_errors() == [str(meanwhile.TEXT)]


def test_what_one_left_alone_holds_what_stands_now():
    form = sent({"body": "Oles"}, title="Min titel")
    form.is_valid()

    assert (form["title"].value(), form["body"].value()) == ("Min titel", "Oles")
    assert form.taken == {"body"}


def test_what_both_changed_keeps_ones_own_and_shows_the_others():
    form = sent({"title": "Oles titel"}, title="Min titel")
    form.is_valid()

    html = drawn(form)

    assert form["title"].value() == "Min titel"
    assert '<p class="eyebrow">Der står nu</p>' in html
    assert "<mark>Oles</mark> titel</blockquote>" in html
    assert 'aria-describedby="id_title-error id_title-now"' in html


def test_saving_again_saves_knowingly():
    now = {"title": "Oles titel", "body": "Oles"}
    first = sent(now, title="Min titel")
    first.is_valid()

    again = PartForm({**SENT, "title": "Min titel", "body": "Oles", SEEN: first.seen}, initial={**STANDS, **now})

    assert again.is_valid()
    assert (again.cleaned_data["title"], again.cleaned_data["body"]) == ("Min titel", "Oles")


def test_a_third_change_in_between_is_found_again():
    first = sent({"title": "Oles"}, title="Min titel")
    first.is_valid()

    again = PartForm({**SENT, "title": "Min titel", SEEN: first.seen}, initial={**STANDS, "title": "Birthes"})

    assert again.is_valid() is False


def test_a_repeated_press_is_no_conflict():
    form = sent({"title": "Min titel", "body": "To  linjer\n\nhos os"}, title=" Min titel ", body="To linjer\r\nhos os")

    assert form.is_valid()


def test_a_form_that_showed_nothing_is_not_asked():
    form = PartForm(SENT, initial={**STANDS, "title": "Oles titel"})

    assert (form.is_valid(), form.meanwhile) == (True, set())


@pytest.mark.parametrize("strange", ["x", "." * 400, "\x00", "æ" * 10_000, "🙂.🙂"])
def test_a_strange_mark_is_a_conflict_and_no_error(strange):
    form = sent({"title": "Oles"}, stood=strange, title="Min")

    assert (form.is_valid(), form.meanwhile) == (False, {"title"})


def test_something_new_is_not_asked():
    form = PartForm({**SENT, SEEN: "0"}, initial={**STANDS, "title": "Et forslag"})
    form.is_change = False

    assert (form.is_valid(), form.draw_seen()) == (True, "")


def test_other_mistakes_and_a_cpr_number_are_said_along_with_it():
    form = sent({"minutes": 60}, title=f"Barnet {some_number()}", minutes="mange")

    codes = {name: {error.code for error in errors} for name, errors in form.errors.as_data().items()}

    assert codes == {"title": {"cpr"}, "minutes": {"invalid", "meanwhile"}, "__all__": {"meanwhile"}}


def test_the_digest_is_the_same_in_both_languages():
    with override("en"):
        english = seen()

    assert english == seen()


def test_the_digest_does_not_hold_the_words():
    assert [word for word in ("Velkomst", "runde") if word in seen()] == []


def test_the_digests_are_drawn_once_before_the_first_field():
    html = drawn(PartForm(initial=STANDS))

    assert html.count(f'<input type="hidden" name="stood" value="{seen()}">') == 1


def test_the_page_carries_the_new_digests_when_it_comes_back():
    now = {"title": "Oles titel"}

    assert f'value="{seen(**now)}"' in drawn(sent(now, title="Min titel"))


def test_the_summary_says_it_in_words_and_links_to_each_field():
    form = sent({"title": "Oles titel", "body": "Oles"}, title="Min titel")
    form.is_valid()

    assert is_overtaken(form)
    assert [(anchor, text.split(":")[0]) for anchor, text in problems(form)][1:] == [
        ("id_title", "Titel"),
        ("id_body", "Tekst"),
    ]
    assert "Der er gemt ændringer, siden du åbnede siden" in drawn(form)


@pytest.mark.parametrize(
    ("name", "own", "now", "shown"),
    [
        ("kind", "pause", "", "Feltet er tomt nu."), ("rooms", ["1"], ["2"], "Foyer"), ("agreed", "", None, None),
        ("day", "5.12.2026", date(2026, 12, 4), "04.12.2026"), ("body", "Mit", "", "Feltet er tomt nu."),
    ],
)  # fmt: skip
def test_what_stands_now_is_read_as_on_the_page(name, own, now, shown):
    html = drawn(sent({name: now}, **{name: own}))

    assert shown is None or shown in html


def test_only_what_the_own_text_does_not_have_is_marked():
    pieces = compared("Vi mødes i foyeren kl. 9", "Vi mødes i salen kl. 9")

    assert [(piece.text, piece.is_other) for piece in pieces] == [
        ("Vi mødes i ", False), ("foyeren", True), (" kl. 9", False),
    ]  # fmt: skip


def test_a_very_long_text_is_shown_whole_and_unmarked():
    text = "ord " * (meanwhile.MOST_WORDS + 1)

    assert compared(text, "mit") == [meanwhile.Piece(text, is_other=False)]
