from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.evaluation.analysis import LEVELS
from praksisnet.evaluation.models import Item
from praksisnet.evaluation.words import AGREEMENT, MOST_LETTERS, OUTCOME
from praksisnet.guard.forms import GuardedForm


class AnswerForm(GuardedForm):
    """One field an item. No question must be answered; that something is said is the action's rule."""

    use_required_attribute = False

    def __init__(self, *args: Any, items: Iterable[Item], **options: Any) -> None:
        super().__init__(*args, **options)
        self.items = list(items)
        for item in self.items:
            self.fields[item.key] = _text(item) if item.is_free_text else _marks(item)

    @property
    def scales(self) -> list[tuple[Item, forms.BoundField]]:
        return [(item, self[item.key]) for item in self.items if not item.is_free_text]

    @property
    def texts(self) -> list[forms.BoundField]:
        return [self[item.key] for item in self.items if item.is_free_text]

    @property
    def values(self) -> dict[str, int]:
        """The marks that were given."""
        given = {item.key: self.cleaned_data[item.key] for item in self.items if not item.is_free_text}
        return {key: value for key, value in given.items() if value}

    @property
    def text(self) -> str:
        return "\n".join(filter(None, (self.cleaned_data[item.key] for item in self.items if item.is_free_text)))


def _marks(item: Item) -> forms.TypedChoiceField:
    labels = OUTCOME if item.is_overall else AGREEMENT
    return forms.TypedChoiceField(
        label=item.label,
        choices=[(level, labels[level, level]) for level in LEVELS],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def _text(item: Item) -> forms.CharField:
    return forms.CharField(
        label=item.label,
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The facilitator reads it without knowing who wrote it. Do not write about one particular child."),
    )
