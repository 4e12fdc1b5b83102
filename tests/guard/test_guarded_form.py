import importlib
import logging
import pkgutil

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

import praksisnet
from praksisnet.guard.forms import GuardedForm
from tests.guard.numbers import some_number

MESSAGE = "This looks like a CPR number. Remove it before saving."


class Lines(forms.Field):
    def clean(self, value):
        return value.splitlines()


class Note(GuardedForm):
    title = forms.CharField()
    text = forms.CharField(widget=forms.Textarea, required=False)
    lines = Lines(required=False)
    kind = forms.ChoiceField(choices=[("a", "a"), (some_number(), "b")])
    file = forms.FileField(required=False)


def errors(**typed):
    with translation.override("en"):
        form = Note({"title": "x", "text": "", "lines": "", "kind": "a"} | typed)
        return form.errors.get_json_data(), form


@pytest.mark.parametrize("field", ["title", "text", "lines"])
def test_guarded_form_stops_a_number_and_keeps_what_was_typed(field, caplog):
    typed = f"Barnet hedder\n{some_number()}"

    with caplog.at_level(logging.DEBUG):
        found, form = errors(**{field: typed})

    assert found == {field: [{"message": MESSAGE, "code": "cpr"}]}
    assert form[field].value() == typed
    assert caplog.records == []


def test_guarded_form_stops_a_number_in_a_file_name():
    file = SimpleUploadedFile(f"{some_number()}.pdf", b"x")

    form = Note({"title": "x", "kind": "a", "lines": ""}, {"file": file})

    assert list(form.errors) == ["file"]


def test_guarded_form_lets_the_products_own_choices_through():
    found, form = errors(kind=some_number())

    assert found == {}


def test_guarded_form_says_it_in_danish():
    with translation.override("da"):
        form = Note({"title": some_number(), "kind": "a", "lines": ""})

        assert form.errors["title"] == ["Det ligner et CPR-nummer. Fjern det, før du gemmer."]


def forms_of(base):
    for form in base.__subclasses__():
        yield form
        yield from forms_of(form)


def modules():
    for found in pkgutil.walk_packages(praksisnet.__path__, "praksisnet."):
        if not found.name.endswith(("__main__", "wsgi")) and ".migrations" not in found.name:
            importlib.import_module(found.name)


# kit stands below guard; the gallery's sample is shown and never sent.
SHOWN_ONLY = {"praksisnet.kit.gallery.SampleForm"}


def unguarded(base):
    own = {form for form in forms_of(base) if form.__module__.startswith("praksisnet.")}
    return sorted(
        {f"{form.__module__}.{form.__name__}" for form in own if not issubclass(form, GuardedForm)} - SHOWN_ONLY
    )


def test_guarded_form_is_what_every_form_of_the_house_is():
    modules()

    assert unguarded(forms.BaseForm) == []


def test_guarded_form_is_missed_when_a_form_goes_without_it():
    class Loose(forms.Form):
        __module__ = "praksisnet.planted"

    assert unguarded(forms.BaseForm) == ["praksisnet.planted.Loose"]
    Loose.__module__ = "tests.guard"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mette\r\nBcc: all@koege.example", "Mette Bcc: all@koege.example"),
        ("  Mette \t Kjær ", "Mette Kjær"),
        ("Mette\u202eræjK", "MetteræjK"),
        ("Mette\x07\x1b[31m", "Mette[31m"),
        ("Fatima \u0641\u0627\u0637\u0645\u0629", "Fatima \u0641\u0627\u0637\u0645\u0629"),
    ],
)
def test_guarded_form_gives_one_line_where_one_is_asked_for(typed, kept):
    assert errors(title=typed)[1].cleaned_data["title"] == kept


def test_guarded_form_keeps_the_lines_of_a_longer_text():
    assert errors(text="one\ntwo")[1].cleaned_data["text"] == "one\ntwo"


def test_guarded_form_misses_what_nobody_sees():
    assert list(errors(title="\u202e")[0]) == ["title"]
