from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.people.forms import MAX_ADDRESS


class AddressForm(GuardedForm):
    """The right address of somebody to whom mail does not come through."""

    use_required_attribute = False
    email = forms.EmailField(
        label=_("The right work mail"),
        max_length=MAX_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
