from django import forms
from django.utils.translation import gettext_lazy, override

from praksisnet.kit.refusal import Refused


class SeatForm(forms.Form):
    name = forms.CharField()


def test_refused_says_why_in_the_language_of_the_reader():
    refused = Refused(gettext_lazy("This field is required."))

    with override("en"):
        assert refused.messages == ["This field is required."]


def test_refused_takes_values_into_its_text():
    assert Refused("%(left)s places left.", params={"left": 2}).messages == ["2 places left."]


def test_refused_stands_in_the_form_it_came_from():
    form = SeatForm({"name": "Mette"})
    form.is_valid()

    form.add_error(None, Refused("The place is taken."))

    assert form.non_field_errors() == ["The place is taken."]
