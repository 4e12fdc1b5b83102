"""A choice among many: what is offered, what stays, and that looking saves nothing."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from praksisnet.kit.searching import MOST_OFFERED, Searching
from praksisnet.people.models import Person

pytestmark = pytest.mark.django_db


class OneForm(Searching, forms.Form):
    title = forms.CharField()
    who = forms.ModelChoiceField(Person.objects.none(), empty_label="Vælg")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        people = Person.objects.order_by("name")
        self.search_among("who", people, lambda found, words: found.filter(name__contains=words))


class SeveralForm(OneForm):
    who = forms.ModelMultipleChoiceField(Person.objects.none(), widget=forms.CheckboxSelectMultiple)


@pytest.fixture
def people():
    Person.objects.bulk_create(Person(name=f"Person {number:03}") for number in range(MOST_OFFERED + 40))
    return list(Person.objects.order_by("name"))


def names(form):
    return [label for value, label in form.fields["who"].choices if value]


def test_few_are_offered_as_they_are(statements):
    Person.objects.create(name="Mette")

    with statements.exactly(1):
        form = OneForm()
        found = str(form["who"]), names(form)

    assert found[1] == ["Mette"]
    assert not hasattr(form.fields["who"], "sought")


def test_of_many_the_first_are_offered(people):
    form = OneForm()

    assert names(form) == [person.name for person in people[:MOST_OFFERED]]
    assert (form.fields["who"].sought.fits, form.fields["who"].sought.words) == (True, "")


@pytest.mark.parametrize("kind", [OneForm, SeveralForm])
def test_what_is_looked_for_is_offered_with_what_is_chosen(kind, people):
    sent = QueryDict(f"look=who&who-words=09&who={people[70].pk}")

    assert names(kind(sent)) == ["Person 070", "Person 009", *(f"Person 09{number}" for number in range(10))]


def test_what_was_chosen_before_is_offered(people):
    assert names(OneForm(initial={"who": people[99].pk}))[0] == "Person 099"
    assert names(SeveralForm(initial={"who": people[98:]}))[:2] == ["Person 098", "Person 099"]


def test_looking_is_neither_right_nor_wrong(people):
    form = OneForm(QueryDict("look=who&who-words=ingen"))

    assert (form.is_valid(), dict(form.errors), form.fields["who"].sought.fits) == (False, {}, False)


class FileForm(OneForm):
    file = forms.FileField(required=False)
    other = forms.FileField()


def test_a_refused_file_is_said_for_it_does_not_come_back(people, in_english):
    form = FileForm(QueryDict("look=who&who-words=09"), {"file": SimpleUploadedFile("a.txt", b"")})

    assert (form.is_valid(), dict(form.errors)) == (False, {"file": ["The submitted file is empty."]})


def test_one_that_is_not_shown_can_be_sent(people):
    form = OneForm(QueryDict(f"title=T&who={people[99].pk}"))

    assert (form.is_valid(), form.cleaned_data["who"]) == (True, people[99])


@pytest.mark.parametrize("sent", ["x", "-1", "9" * 40, "²"])
def test_what_is_no_number_is_no_choice(people, sent):
    assert OneForm(QueryDict(f"title=T&who={sent}")).is_valid() is False
