from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.people.forms import MAX_ADDRESS, MAX_NAME
from praksisnet.people.words import WORK_MAIL


class OwnLinkForm(GuardedForm):
    """Who somebody else is, and where their own link is sent."""

    use_required_attribute = False
    email = forms.EmailField(
        label=WORK_MAIL,
        max_length=MAX_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=MAX_NAME,
        required=False,
        help_text=_("If you have not been registered with us before."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        return address.lower()


class PassOnForm(GuardedForm):
    """To whom the mail should have been sent."""

    use_required_attribute = False
    to = forms.EmailField(label=_("Their work mail"), max_length=MAX_ADDRESS)

    def clean_to(self) -> str:
        address: str = self.cleaned_data["to"]
        return address.lower()
