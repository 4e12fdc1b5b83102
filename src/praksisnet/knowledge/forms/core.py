from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.knowledge.words import LONGEST_CORE, MOST_CORE


class CoreForm(Meanwhile, GuardedForm):
    """One core element a line."""

    core = forms.CharField(
        label=_("Core elements"),
        max_length=2 * MOST_CORE * LONGEST_CORE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("One on each line, and few: “a written agreement before the first weekend”."),
    )

    @property
    def texts(self) -> list[str]:
        written: str = self.cleaned_data["core"]
        return written.splitlines()
