"""Files go ahead of their form, wait for it, and are handed over with it."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client
from django.utils.datastructures import MultiValueDict

from praksisnet.files.actions import stage, staging, take
from praksisnet.files.forms import UploadField, UploadsField, upload_for
from praksisnet.files.inspection import Checked
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import files_for, staged_for
from praksisnet.files.words import Kind
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from tests import factories
from tests.files.documents import picture
from tests.guard.numbers import some_number


class ManyForm(forms.Form):
    upload = UploadsField(required=False)


class TitledForm(ManyForm):
    title = forms.CharField()


class OneForm(forms.Form):
    upload = UploadField(required=False)


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused is read in English."""


@pytest.fixture
def staged(mette):
    def made(person=mette, name="a.pdf"):
        return stage(Checked(b"%PDF-1.4", name, Kind.PDF, 1, "", "d" * 64), person, by=Actor.person(person))

    return made


def sent(form, *files, kept=(), person=None):
    data = QueryDict(mutable=True)
    data.setlist("upload-kept", [str(pk) for pk in kept])
    made = form(data, MultiValueDict({"upload": list(files)}))
    if person:
        upload_for(person, made, "upload")
    return made


def file(data: bytes, name: str = "a.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_staged_file_is_read_by_its_person_alone(mette, line, staged):
    staged()

    assert [files_for(person).count() for person in (mette, line)] == [1, 0]


def test_refuse_more_than_may_wait(staged, monkeypatch):
    monkeypatch.setattr(staging, "MOST_STAGED", 1)
    staged()

    with pytest.raises(Refused, match="waiting already"):
        staged()


def test_take_hands_a_staged_file_to_its_readers(mette, line, staged, readers):
    taken = take(staged(), audience=readers, by=Actor.person(mette))

    assert (files_for(line).get(), StoredFile.objects.count()) == (taken, 1)


def test_several_files_come_in_their_order(mette, staged):
    first = staged()

    form = sent(ManyForm, file(picture(), "b.png"), file(picture(), "c.png"), kept=[first.pk], person=mette)

    assert [one.name for one in form.fields["upload"].clean(form["upload"].data)] == ["a.pdf", "b.png", "c.png"]


def test_nobody_takes_the_file_of_somebody_else(mette, staged):
    others = staged(factories.person("Ib"))

    form = sent(ManyForm, kept=[others.pk, "x", "9" * 40], person=mette)

    assert (form.is_valid(), form.cleaned_data) == (True, {"upload": []})


def test_what_is_in_use_is_taken_no_second_time(mette, staged, readers):
    used = take(staged(), audience=readers, by=Actor.person(mette))

    assert list(staged_for(mette).filter(pk=used.pk)) == []


def test_of_several_it_says_which_one(mette):
    form = sent(ManyForm, file(b"MZ", "program.exe"), file(picture()), person=mette)

    assert [text.split(":")[0] for text in form.errors["upload"]] == ["program.exe"]


def test_a_number_in_a_name_is_not_said_again():
    form = sent(ManyForm, file(picture(), f"{some_number()}.png"))

    assert [text.split(".")[0] for text in form.errors["upload"]] == ["The name of the file looks like a CPR number"]


def test_of_one_field_the_last_file_counts(mette, staged):
    form = sent(OneForm, kept=[staged(name="a.pdf").pk, staged(name="b.pdf").pk], person=mette)

    assert (form.is_valid(), form.cleaned_data["upload"].name) == (True, "b.pdf")


def test_a_form_that_comes_back_still_has_its_files(mette, staged):
    kept = staged(name="Skema.pdf")

    drawn = str(sent(ManyForm, kept=[kept.pk], person=mette)["upload"])

    assert (f'name="upload-kept" value="{kept.pk}" checked' in drawn, "Skema.pdf" in drawn) == (True, True)


def test_a_file_sent_with_a_form_that_is_refused_still_waits_for_it(mette):
    form = sent(TitledForm, file(picture(), "Skema.png"), person=mette)
    refused = not form.is_valid()

    drawn = str(form["upload"])
    again = sent(ManyForm, kept=[file.pk for file in staged_for(mette)], person=mette)

    assert (refused, "Skema.png" in drawn, drawn.count('name="upload-kept"')) == (True, True, 1)
    assert [one.name for one in again.fields["upload"].clean(again["upload"].data)] == ["Skema.png"]


def test_a_file_of_a_refused_form_is_in_no_other_form(mette):
    sent(TitledForm, file(picture(), "Skema.png"), person=mette).is_valid()

    other = sent(TitledForm, person=mette)

    assert (staged_for(mette).count(), "Skema.png" in str(other["upload"])) == (1, False)
    assert other.fields["upload"].clean(other["upload"].data) == []


@pytest.fixture
def client_of(mette):
    client = Client()
    client.force_login(mette)
    return client


def post(client, data, name="a.png", field="upload"):
    return client.post("/files/uploads/", {"file": file(data, name), "field": field})


def test_an_upload_is_answered_with_its_line(client_of, mette):
    answer = post(client_of, picture(), name="Trappe.png")

    kept = staged_for(mette).get()
    assert (answer.status_code, kept.name) == (201, "Trappe.png")
    assert f'name="upload-kept" value="{kept.pk}" checked' in answer.text


@pytest.mark.parametrize(("data", "name"), [(b"MZ", "a.exe"), (b"", "a.pdf"), (picture(), f"{some_number()}.png")])
def test_what_is_wrong_is_said_and_nothing_kept(client_of, data, name):
    answer = post(client_of, data, name)

    assert (answer.status_code, StoredFile.objects.count(), some_number() in answer.text) == (422, 0, False)


def test_a_field_of_another_kind_of_name_is_refused(client_of):
    assert post(client_of, picture(), field='"><script>').status_code == 422
