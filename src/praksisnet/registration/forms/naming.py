"""A colleague somebody names: a known one, or a new one by name and mail."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.refusal import Refused
from praksisnet.people.forms import MAX_ADDRESS, MAX_NAME
from praksisnet.people.models import Person
from praksisnet.people.words import NAME, WORK_MAIL
from praksisnet.registration.actions.naming import DOUBTFUL, Newcomer

NEW = "new"
IS_RIGHT = _("The address is right")


class SubstituteForm(GuardedForm):
    """``known``: the colleagues to choose from; nobody behind a mailed link, which may have been forwarded."""

    use_required_attribute = False

    def __init__(self, *args: Any, known: Sequence[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {str(one.pk): one for one in known}
        if known:
            choices = [(str(one.pk), f"{one.name}, {one.title}" if one.title else one.name) for one in known]
            self.fields["colleague"] = forms.ChoiceField(
                label=_("Who comes instead?"),
                choices=[*choices, (NEW, _("Somebody else"))],
                widget=forms.RadioSelect,
            )
        self.fields["name"] = forms.CharField(label=NAME, max_length=MAX_NAME)
        self.fields["email"] = forms.EmailField(label=WORK_MAIL, max_length=MAX_ADDRESS)

    def _clean_fields(self) -> None:
        """Either is enough, so none alone is missed; but neither is drawn as if it could be left out."""
        alternatives = [self.fields[name] for name in ("colleague", "name", "email") if self.known]
        for one in alternatives:
            one.required = False
        super()._clean_fields()
        for one in alternatives:
            one.required = True

    def clean(self) -> dict[str, Any]:
        """Who writes a name and chooses nobody means the one who is written."""
        cleaned = super().clean() or self.cleaned_data
        typed = {name: cleaned.get(name) or self.data.get(name) for name in ("name", "email")}
        if self.known and not cleaned.get("colleague") and not any(typed.values()):
            self.add_error("colleague", _("Choose who comes instead."))
        elif self.is_new and self.known:
            for name, text in (("name", _("Write the colleague’s name.")), ("email", _("Write the colleague’s mail."))):
                if not typed[name]:
                    self.add_error(name, text)
        return cleaned

    def ask_if_sure(self, refused: Refused, *, may_be_sure: bool) -> None:
        """The refusal beside the address; a doubtful one can be said to be right by who is signed in."""
        self.add_error("email" if self.is_new else None, refused)
        if may_be_sure and refused.code == DOUBTFUL:
            self.fields["is_sure"] = forms.BooleanField(label=IS_RIGHT, required=False)

    @property
    def is_new(self) -> bool:
        return self.cleaned_data.get("colleague", "") in {"", NEW}

    @property
    def successor(self) -> Person | Newcomer:
        if not self.is_new:
            return self.known[self.cleaned_data["colleague"]]
        is_sure = self.data.get("is_sure") == "on"
        return Newcomer(self.cleaned_data["name"], self.cleaned_data["email"].lower(), is_sure=is_sure)
