from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.forms.agenda import PlacedForm
from praksisnet.adaptation.models.causes import Causes
from praksisnet.adaptation.queries import CauseOption
from praksisnet.adaptation.words import LONGEST_CHANGE
from praksisnet.evaluation.models import Item
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile


class CauseField(forms.ChoiceField):
    """One of the causes there are, under their headings."""

    def __init__(self, options: Mapping[str, CauseOption], label: Any) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, option in options.items():
            groups.setdefault(option.group, []).append((key, option.label))
        super().__init__(label=label, choices=[("", _("Choose")), *groups.items()])


class ChangeForm(Meanwhile, PlacedForm):
    """What was said, what is done about it, and where it shows."""

    said = forms.CharField(label=_("You said"), max_length=LONGEST_CHANGE, widget=forms.Textarea(attrs={"rows": 2}))
    we_do = forms.CharField(label=_("We do"), max_length=LONGEST_CHANGE, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, items: Sequence[Item] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.items_ = {str(item.pk): item for item in items}
        self.fields["item"] = forms.ChoiceField(
            label=_("Which question shows whether it helped?"),
            required=False,
            choices=[("", _("None")), *((key, item.label) for key, item in self.items_.items())],
        )
        self.order_fields(["cause", "said", "we_do", "place", "item"])

    @property
    def values(self) -> dict[str, Any]:
        """For the action."""
        data = self.cleaned_data
        return {"said": data["said"], "we_do": data["we_do"], **self.places, "item": self.items_.get(data["item"])}


class NewChangeForm(ChangeForm):
    is_change = False

    def __init__(self, *args: Any, causes: Mapping[str, CauseOption], **options: Any) -> None:
        super().__init__(*args, **options)
        self.causes = causes
        self.fields["cause"] = CauseField(causes, _("Because of"))
        self.order_fields(["cause", "said", "we_do", "place", "item"])

    @property
    def cause(self) -> CauseOption:
        return self.causes[self.cleaned_data["cause"]]

    @property
    def values(self) -> dict[str, Any]:
        """The question of a result is the one its effect is read from, unless another is chosen."""
        known: dict[str, Any] = {**self.cause.causes}
        return known | {key: value for key, value in super().values.items() if value or key not in known}


class GroundForm(GuardedForm):
    use_required_attribute = False

    def __init__(self, *args: Any, causes: Mapping[str, CauseOption], shares: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.causes = causes
        self.fields["cause"] = CauseField(causes, _("Why is it on the programme?"))
        if shares:
            self.fields["whole_round"] = forms.BooleanField(
                label=_("It holds for all meetings of the round"), required=False, initial=True
            )

    @property
    def cause(self) -> Causes:
        return self.causes[self.cleaned_data["cause"]].causes

    @property
    def is_shared(self) -> bool:
        return bool(self.cleaned_data.get("whole_round"))
