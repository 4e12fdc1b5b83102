from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.meetings.words import MOST_LETTER_TEXT
from praksisnet.people.models import Person


class LetterTextForm(Meanwhile, GuardedForm):
    text = forms.CharField(
        label=_("Your own words"),
        max_length=MOST_LETTER_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("They stand first in the mail. Time, place, programme and buttons come by themselves."),
    )


class PreviewForm(GuardedForm):
    """For whom, and in which language, the mail is shown; what is not known stands for the first."""

    def __init__(self, *args: Any, people: list[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.needed = {"person", "language"}
        self.people = {str(person.pk): person for person in people}
        self.fields["person"] = forms.ChoiceField(
            label=_("As it is read by"), choices=[(pk, one.name) for pk, one in self.people.items()], required=False
        )
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), choices=[("da", "Dansk"), ("en", "English")], required=False
        )

    def reader(self) -> Person | None:
        """Who reads it, in the language that is asked for; never saved like that."""
        asked = self.cleaned_data if self.is_valid() else {}
        person = self.people.get(asked.get("person") or "") or next(iter(self.people.values()), None)
        if person is not None and asked.get("language"):
            person.language = asked["language"]
        return person
