from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.people.words import JOB_TITLE, LANGUAGES, NAME, WORK_MAIL

# What the columns hold.
MAX_NAME, MAX_ADDRESS = 120, 254


class WhoForm(GuardedForm):
    """Who somebody else is. Every room that asks, asks like this."""

    name = forms.CharField(label=NAME, max_length=MAX_NAME)
    title = forms.CharField(label=JOB_TITLE, max_length=MAX_NAME, required=False)
    email = forms.EmailField(label=WORK_MAIL, max_length=MAX_ADDRESS)


class RequestCodeForm(GuardedForm):
    email = forms.EmailField(
        label=_("Your work mail"),
        max_length=MAX_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
    )

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        return address.lower()


class CodeForm(GuardedForm):
    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autocapitalize": "none", "size": "12"}
        ),
    )

    def __init__(self, *args: Any, is_right: Callable[[str], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_right = is_right

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not self.is_right(code):
            raise forms.ValidationError(_("The code is wrong. Check it in the newest mail from Praksisnet."))
        return code


class ProfileForm(Meanwhile, GuardedForm):
    """What one says of oneself; the browser may fill it in."""

    name = forms.CharField(label=NAME, max_length=MAX_NAME, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    title = forms.CharField(
        label=JOB_TITLE,
        max_length=MAX_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    phone = forms.CharField(
        label=_("Phone at work"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    language = forms.ChoiceField(label=_("Language of pages and mails"), choices=LANGUAGES, widget=forms.RadioSelect)


class PersonForm(WhoForm, ProfileForm):
    """As the administrator fills it in: whoever has an address and is invited can sign in."""

    email = forms.EmailField(label=WORK_MAIL, max_length=MAX_ADDRESS, required=False)
    invited = forms.BooleanField(label=_("May sign in with a code by mail"), required=False)

    field_order = ["name", "email", "invited", "title", "phone", "language"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("invited") and not values.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write the mail address to which codes are sent."))
        return values


class SpreadsheetForm(GuardedForm):
    """An upload: ``kit.tables`` says how large it may be, ``kit.imports`` how many rows."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("Excel (.xlsx) or .csv, at most 2,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        max_length=200,
    )
