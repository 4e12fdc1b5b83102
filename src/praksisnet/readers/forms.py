import re
from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.organisations.models import Organisation
from praksisnet.people.forms import RequestCodeForm


class AddressForm(RequestCodeForm):
    """Where the code goes: an address at a municipality that takes part. Says nothing of who is known here."""

    def __init__(self, *args: object, home_of: Callable[[str], Organisation | None], name: str, domain: str) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.home_of, self.name, self.domain = home_of, name, domain

    def clean_email(self) -> str:
        address = super().clean_email()
        if self.home_of(address) is not None:
            return address
        if self.name:
            raise forms.ValidationError(
                _("Use your mail address at %(name)s. It ends in %(domain)s."),
                params={"name": self.name, "domain": self.domain or "–"},
            )
        raise forms.ValidationError(_("Use your mail address at a municipality that takes part."))


class DomainsForm(Meanwhile, GuardedForm):
    """The mail domains of one municipality, as somebody writes or pastes them."""

    domains = forms.CharField(
        label=_("Mail domains"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 4, "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("What comes after @ in the mail addresses, one on each line. The first one is shown on pages."),
    )

    @property
    def written(self) -> list[str]:
        return re.split(r"[\s,;]+", self.cleaned_data["domains"])
