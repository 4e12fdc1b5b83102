import re

import pytest
from django import forms
from django.template import loader
from django.utils.translation import override

from praksisnet.kit.fields import control, problems


class MeetingForm(forms.Form):
    title = forms.CharField(label="Titel", max_length=20, help_text="Kort")
    note = forms.CharField(label="Bemærkning", required=False, widget=forms.Textarea)
    day = forms.DateField(label="Dag")
    kind = forms.ChoiceField(label="Type", choices=[("", "–"), ("Uden for huset", [("out", "Ude")]), ("in", "Inde")])
    way = forms.ChoiceField(label="Hvordan?", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label="Dage", required=False, choices=[("1", "Én"), ("2", "To")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="Aftalt")
    key = forms.CharField(widget=forms.HiddenInput)


def drawn(bound, hint="", width="") -> str:
    source = '{% from "kit/components.html" import field %}{{ field(bound, hint, width) }}'
    template = loader.engines["jinja2"].from_string(source)
    return re.sub(r"\s+", " ", template.render({"bound": bound, "hint": hint, "width": width})).strip()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("title", "input"), ("note", "textarea"), ("day", "date"), ("kind", "select"), ("way", "radios"),
        ("days", "checkboxes"), ("agreed", "checkbox"), ("key", "hidden"),
    ],
)  # fmt: skip
def test_control_knows_the_kind_of_field(name, kind):
    assert control(MeetingForm()[name]).kind == kind


def test_field_ties_hint_and_error_to_the_input():
    html = drawn(MeetingForm({"title": ""})["title"])

    assert 'aria-describedby="id_title-hint id_title-error"' in html
    assert '<span class="form-hint" id="id_title-hint">Kort</span>' in html
    assert '<span class="form-error-message" id="id_title-error">' in html
    assert '<div class="form-group form-error">' in html
    assert 'aria-invalid="true"' in html


def test_field_without_mistakes_says_nothing_of_them():
    html = drawn(MeetingForm()["title"])

    assert [word for word in ("form-error", "aria-invalid", "frivilligt") if word in html] == []


def test_field_that_may_be_empty_says_so():
    assert '<span class="weight-normal"> (frivilligt)</span></label>' in drawn(MeetingForm()["note"])


def test_field_keeps_what_was_typed():
    html = drawn(MeetingForm({"day": "i morgen", "title": '"><script>'})["day"])

    assert 'value="i morgen"' in html


def test_field_escapes_what_was_typed():
    html = drawn(MeetingForm({"title": '"><script>'})["title"])

    assert 'value="&quot;&gt;&lt;script&gt;"' in html


def test_radios_are_drawn_by_their_labels_under_one_legend():
    html = drawn(MeetingForm({"way": "b"})["way"])

    assert '<legend class="form-label">Hvordan?</legend>' in html
    assert (
        '<input type="radio" class="form-radio" id="id_way_1" name="way" value="b" checked>'
        '<label class="form-label radio-label" for="id_way_1">B</label>'
    ) in html


def test_several_checkboxes_keep_their_choices():
    html = drawn(MeetingForm({"days": ["1", "2"]})["days"])

    assert html.count(" checked>") == 2


def test_select_keeps_groups_and_choice():
    html = drawn(MeetingForm({"kind": "out"})["kind"])

    assert '<optgroup label="Uden for huset"><option value="out" selected>Ude</option></optgroup>' in html


def test_select_asks_to_choose_instead_of_a_row_of_dashes():
    class PlaceForm(forms.Form):
        place = forms.ChoiceField(choices=[("", "---------"), ("1", "Køge")])

    assert '<option value="" selected>Vælg</option>' in drawn(PlaceForm()["place"])


def test_date_shows_how_it_is_written_and_tells_the_calendar():
    html = drawn(MeetingForm({"day": "3.12.2026"})["day"])

    assert 'data-default-value="2026-12-03"' in html
    assert '<span class="form-hint" id="id_day-hint">Fx 3.12.2026</span>' in html


@pytest.mark.parametrize(("width", "css"), [("s", "input-width-s"), (8, "input-char-8")])
def test_width_is_a_size_or_a_number_of_letters(width, css):
    assert f'class="form-input {css}"' in drawn(MeetingForm()["title"], width=width)


@pytest.mark.parametrize(
    ("field", "css"),
    [
        (forms.CharField(max_length=80), "form-input"),
        (forms.CharField(max_length=200), "form-input input-width-xl"),
        (forms.EmailField(max_length=254), "form-input"),
        (forms.IntegerField(), "form-input input-char-8"),
    ],
)
def test_what_a_field_holds_says_how_wide_it_is(field, css):
    form = forms.Form()
    form.fields["one"] = field

    assert f'class="{css}"' in drawn(form["one"])


def test_problems_name_the_field_and_lead_to_it():
    form = MeetingForm({"title": "x" * 21, "day": "3.12.2026", "kind": "in", "key": "k", "agreed": "on"})
    form.add_error(None, "Mødet er flyttet.")

    assert problems(form) == [
        ("", "Mødet er flyttet."),
        ("id_title", "Titel: Skriv højst 20 tegn. Her er 21."),
        ("id_way_0", "Hvordan? Skal udfyldes."),
    ]


@pytest.mark.parametrize(("typed", "day"), [("3.12.2026", 3), ("03-12-2026", 3), ("2026-12-03", 3), ("3/12/2026", 3)])
@pytest.mark.parametrize("language", ["da", "en"])
def test_days_are_read_day_first_in_both_languages(language, typed, day):
    with override(language):
        form = MeetingForm({"day": typed})
        form.is_valid()

        assert (form.cleaned_data["day"].day, form.cleaned_data["day"].month) == (day, 12)
