"""A programme to choose, in the forms of any room."""

from django import forms

from praksisnet.networks.models import Programme


class OneProgrammeField(forms.ModelChoiceField[Programme]):
    """Programmes of several periods often share their title, so the years stand with it."""

    def label_from_instance(self, obj: Programme) -> str:
        return obj.full_title
