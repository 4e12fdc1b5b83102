from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.places import MOST_PLACES
from praksisnet.meetings.models import Session
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.words import Kind
from praksisnet.people.forms import MAX_ADDRESS
from praksisnet.registration.queries.blocks import Block


class PressForm(GuardedForm):
    """One press at the door, as a page keeps it until it can be sent."""

    kind = forms.ChoiceField(choices=[("arrive", "arrive"), ("undo", "undo")])
    registration = forms.IntegerField()
    key = forms.RegexField(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", required=False)  # a UUID
    at = forms.DateTimeField(required=False)

    @property
    def press(self) -> dict[str, Any]:
        at: datetime | None = self.cleaned_data["at"]
        key: str = self.cleaned_data["key"]
        return {"at": at, "device_key": UUID(key) if key else None}


class WalkInForm(GuardedForm):
    """Somebody known, by a press; or somebody new, by name. More places only where they are all taken."""

    person = forms.IntegerField(required=False)
    name = forms.CharField(label=_("Name"), max_length=150, required=False)
    email = forms.EmailField(label=_("Mail"), max_length=MAX_ADDRESS, required=False)
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Organisation.objects.none(), required=False, empty_label=_("No municipality")
    )
    capacity = forms.IntegerField(label=_("Places in all"), required=False, min_value=1, max_value=MOST_PLACES)

    def __init__(self, *args: Any, blocks: Sequence[Block] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.blocks = blocks
        for block in blocks:
            free = [(choice.session.pk, f"{choice.session.title}, {choice.left}") for choice in block.choices]
            self.fields[block.name] = forms.ChoiceField(
                label=_("Workshop"), choices=[("", _("No workshop")), *free], required=False
            )
        municipalities = Organisation.objects.filter(kind=Kind.MUNICIPALITY).order_by("sort_name", "pk")
        self.fields["municipality"].queryset = municipalities  # type: ignore[attr-defined]
        # Whoever is pressed in the list has a name; and where the number is asked for, it is answered.
        self.fields["name"].required = not self.data.get("person")
        self.fields["capacity"].required = "capacity" in self.initial

    def after(self, refused: Refused) -> "WalkInForm":
        """The same again; where all places are taken, with one more to say yes to."""
        if refused.code != "full":
            self.add_error("capacity" if refused.code == "capacity" else None, refused)
            return self
        kept = {name: self[name].value() for name in self.kept}
        more = (refused.params or {})["places"] + 1
        return WalkInForm(initial={**kept, "capacity": more}, blocks=self.blocks)

    @property
    def workshop_names(self) -> list[str]:
        return [block.name for block in self.blocks]

    @property
    def kept(self) -> list[str]:
        """What is sent along when the number of places is asked for."""
        return ["person", "name", "email", "municipality", *self.workshop_names]

    @property
    def workshops(self) -> list[Session]:
        picked = {self.cleaned_data[name] for name in self.workshop_names}
        return [one.session for block in self.blocks for one in block.choices if str(one.session.pk) in picked]
