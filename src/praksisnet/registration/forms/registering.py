from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from praksisnet.guard.forms import GuardedForm
from praksisnet.meetings.models import Session
from praksisnet.registration.queries.blocks import Block
from praksisnet.registration.queries.panels import RegistrationPanel

CHOOSE = {"required": _("Choose a workshop."), "invalid_choice": _("Choose a workshop.")}


class RegistrationForm(GuardedForm):
    """A workshop in each block and a second choice, and on site or online where there is a choice."""

    def __init__(self, *args: Any, panel: RegistrationPanel, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sessions: dict[str, Session] = {}
        self.panel = panel
        for block in panel.choosable:
            self.sessions |= {str(choice.session.pk): choice.session for choice in block.choices}
            names: list[tuple[str, Any]] = [(str(choice.session.pk), choice.session.title) for choice in block.choices]
            is_asked = block.has_free or panel.gives_later
            self.fields[block.name] = forms.ChoiceField(
                choices=names,
                required=is_asked and not panel.waits and panel.queue is None,
                error_messages=CHOOSE,
            )
            for rank in range(2, panel.ranks(block) + 1):
                self.fields[block.field(rank)] = forms.ChoiceField(choices=names, required=False)
        self.fields["anyway"] = forms.BooleanField(required=False)
        if len(panel.modes) > 1 and not panel.is_live:
            names = [(mode.value, mode.label) for mode in panel.modes]
            self.fields["mode"] = forms.ChoiceField(
                choices=names, error_messages={"required": _("Choose how you take part.")}
            )

    def clean(self) -> dict[str, Any]:
        """Workshops are asked for where the chosen way of taking part has any.

        Ranked wishes are few enough to make, and enough that nobody gains by naming one only.
        """
        cleaned = super().clean() or self.cleaned_data
        there = self.panel.workshops_of(cleaned["mode"]) if cleaned.get("mode") else None
        for block in self.panel.choosable:
            has_any = there is None or self._only_of(there, block, cleaned)
            least = self.panel.least(block) if self.panel.gives_later and has_any else 0
            if not self.has_error(block.name) and len(self._chosen(block)) < least:
                text = ngettext("Choose %(least)s workshop.", "Choose %(least)s different workshops.", least)
                self.add_error(block.name, text % {"least": least})
        return cleaned

    def _only_of(self, there: set[int], block: Block, cleaned: dict[str, Any]) -> bool:
        """Whether the block has workshops of that kind; what was chosen of the other kind is no choice."""
        has_any = any(choice.session.pk in there for choice in block.choices)
        for name in (block.field(rank) for rank in range(1, self.panel.ranks(block) + 1)):
            if cleaned.get(name) and int(cleaned[name]) not in there:
                cleaned[name] = ""
        if not has_any:
            self.errors.pop(block.name, None)
        elif self.fields[block.name].required and not cleaned.get(block.name) and not self.has_error(block.name):
            self.add_error(block.name, CHOOSE["required"])
        return has_any

    @property
    def workshops(self) -> list[Session]:
        """In each block the first choice first; the same one twice is one choice."""
        return [self.sessions[value] for block in self.panel.choosable for value in self._chosen(block)]

    @property
    def waits_for_workshop(self) -> bool:
        return bool(self.cleaned_data.get("anyway"))

    def _chosen(self, block: Block) -> list[str]:
        ranks = range(1, self.panel.ranks(block) + 1)
        chosen = [self.cleaned_data.get(block.field(rank)) for rank in ranks]
        return [value for value in dict.fromkeys(chosen) if value]

    @property
    def refused(self) -> dict[str, str]:
        """The first error of each field, by the field's name; empty for what is about the whole."""
        return {("" if name == "__all__" else name): str(found[0]) for name, found in self.errors.items()}

    @property
    def typed(self) -> dict[str, str]:
        return {name: str(self.data.get(name, "")) for name in self.fields}
