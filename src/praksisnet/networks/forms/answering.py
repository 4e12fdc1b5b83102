"""What a municipality answers to its invitation, and whom it names."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.networks.actions import NamedPerson
from praksisnet.networks.forms.lines import AddressLine, Line
from praksisnet.networks.words import Answer
from praksisnet.people.forms import MAX_ADDRESS, MAX_NAME
from praksisnet.people.models import Person
from praksisnet.people.words import JOB_TITLE, NAME, WORK_MAIL


class StatementForm(GuardedForm):
    """What whoever opened the invitation says."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=_("Does your municipality take part?"),
        choices=[(Answer.ACCEPTED.value, _("Yes, we take part")), (Answer.DECLINED.value, _("No, not this time"))],
        widget=forms.RadioSelect,
    )
    reason = Line(label=_("If no: why?"), max_length=500)
    name = forms.CharField(label=_("Your name"), max_length=MAX_NAME)
    title = forms.CharField(label=_("Your job title"), max_length=MAX_NAME)
    address = forms.EmailField(label=_("Your work mail"), max_length=MAX_ADDRESS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") == Answer.DECLINED and not str(cleaned.get("reason", "")).strip():
            self.add_error("reason", _("Say briefly why."))
        return cleaned


class ParticipantsForm(GuardedForm):
    """As many people as there are vacant places. An empty line is left for later."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, places: int, myself: Person, **options: Any) -> None:
        super().__init__(data, **options)
        self.places, self.myself = places, myself
        self.fields["myself"] = forms.BooleanField(label=_("I take one of the places myself"), required=False)
        for number in range(1, places + 1):
            self.fields[f"name-{number}"] = Line(label=NAME, max_length=MAX_NAME)
            self.fields[f"title-{number}"] = forms.CharField(label=JOB_TITLE, max_length=MAX_NAME, required=False)
            self.fields[f"email-{number}"] = AddressLine(label=WORK_MAIL)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, self.places + 1):
            name, email = cleaned.get(f"name-{number}"), cleaned.get(f"email-{number}")
            if name and not email and f"email-{number}" not in self.errors:
                self.add_error(f"email-{number}", _("Write the colleague’s work mail."))
            if email and not name:
                self.add_error(f"name-{number}", _("Write the colleague’s name."))
        return cleaned

    @property
    def people(self) -> list[NamedPerson]:
        cleaned, mine = self.cleaned_data, self.myself
        first = [NamedPerson(name=mine.name, title=mine.title, email=mine.email or "")] if cleaned["myself"] else []
        return first + [
            NamedPerson(name=cleaned[f"name-{n}"], title=cleaned[f"title-{n}"], email=cleaned[f"email-{n}"])
            for n in range(1, self.places + 1)
            if cleaned[f"name-{n}"]
        ]


class AnswerForm(Meanwhile, GuardedForm):
    """The municipality's answer as its coordinator or a facilitator writes it down."""

    answer = forms.ChoiceField(label=_("Answer"), choices=Answer.choices, widget=forms.RadioSelect)
    reason = Line(label=_("If no: why?"), max_length=500)
