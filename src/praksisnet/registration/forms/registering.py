from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.meetings.models import Session
from praksisnet.registration.queries.panels import RegistrationPanel

CHOOSE = {"required": _("Choose a workshop."), "invalid_choice": _("Choose a workshop.")}


class RegistrationForm(GuardedForm):
    """A workshop in each block and a second choice, and on site or online where there is a choice."""

    def __init__(self, *args: Any, panel: RegistrationPanel, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sessions: dict[str, Session] = {}
        self.blocks = [block.number for block in panel.choosable]
        for block in panel.choosable:
            self.sessions |= {str(choice.session.pk): choice.session for choice in block.choices}
            self.fields[block.name] = forms.ChoiceField(
                choices=[(str(choice.session.pk), choice.session.title) for choice in block.choices],
                required=block.has_free and not panel.waits and panel.queue is None,
                error_messages=CHOOSE,
            )
            if len(block.choices) > 1:
                seconds = [("", ""), *((str(choice.session.pk), choice.session.title) for choice in block.choices)]
                self.fields[block.second_name] = forms.ChoiceField(choices=seconds, required=False)
        self.fields["anyway"] = forms.BooleanField(required=False)
        if len(panel.modes) > 1 and not panel.is_live:
            names = [(mode.value, mode.label) for mode in panel.modes]
            self.fields["mode"] = forms.ChoiceField(
                choices=names, error_messages={"required": _("Choose how you take part.")}
            )

    @property
    def workshops(self) -> list[Session]:
        """The first choices and the second ones; the same one twice is one choice."""
        sent = self.cleaned_data
        chosen = [sent.get(f"{which}_{block}") for block in self.blocks for which in ("workshop", "second")]
        return [self.sessions[value] for value in dict.fromkeys(chosen) if value]

    @property
    def waits_for_workshop(self) -> bool:
        return bool(self.cleaned_data.get("anyway"))

    @property
    def refused(self) -> dict[str, str]:
        """The first error of each field, by the field's name; empty for what is about the whole."""
        return {("" if name == "__all__" else name): str(found[0]) for name, found in self.errors.items()}

    @property
    def typed(self) -> dict[str, str]:
        return {name: str(self.data.get(name, "")) for name in self.fields}
