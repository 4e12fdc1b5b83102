"""What the facilitator asks, and what one person answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.registration.actions.answering import Given
from praksisnet.registration.actions.asking import Wanted
from praksisnet.registration.models import Question
from praksisnet.registration.queries.questions import Asked
from praksisnet.registration.words import KEPT_DAYS, MOST_FREE, MOST_KEPT_DAYS, OTHER, QuestionKind

WHY = _("Why do you ask?")
DAYS = _("Days the answers are kept after the meeting")
PURPOSES: dict[str, Any] = {
    QuestionKind.DIETARY: _("So that the venue can make food you can eat. The venue is told numbers and no names."),
    QuestionKind.ACCESS: _("So that you can take part in everything. Only your facilitator sees your name."),
}
NEEDS = tuple(PURPOSES)


class QuestionsForm(Meanwhile, GuardedForm):
    """Food, access, and a few questions of one's own; what is not ticked or written is not asked."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, questions: Sequence[Question]) -> None:
        by_kind = {question.kind: question for question in questions if question.kind != QuestionKind.FREE}
        free: list[Question | None] = [one for one in questions if one.kind == QuestionKind.FREE]
        self.free = [*free, *([None] * (MOST_FREE - len(free)))]
        super().__init__(data)
        for kind in NEEDS:
            self._add_need(kind, by_kind.get(kind))
        for number, question in enumerate(self.free, start=1):
            self._add_free(number, question)
        self.needed = {name for name in self.fields if name.endswith(("_purpose", "_days"))}

    def _add_need(self, kind: str, question: Question | None) -> None:
        label = QuestionKind(kind).label
        self.fields[kind] = forms.BooleanField(label=label, required=False, initial=question is not None)
        self.fields[f"{kind}_purpose"] = _purpose(question.purpose if question else PURPOSES[kind])
        self.fields[f"{kind}_days"] = _days(question)

    def _add_free(self, number: int, question: Question | None) -> None:
        name = f"free_{number}"
        label = pgettext_lazy("of one’s own", "Question")
        self.fields[name] = forms.CharField(
            label=label, max_length=200, required=False, initial=question.text if question else ""
        )
        self.fields[f"{name}_purpose"] = _purpose(question.purpose if question else "")
        self.fields[f"{name}_days"] = _days(question)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self._asked(cleaned):
            if not cleaned.get(f"{name}_purpose") and f"{name}_purpose" not in self.errors:
                self.add_error(f"{name}_purpose", _("Say why you ask. Those who answer read it."))
        return cleaned

    def _asked(self, cleaned: dict[str, Any]) -> list[str]:
        names = [*NEEDS, *(f"free_{number}" for number in range(1, MOST_FREE + 1))]
        return [name for name in names if cleaned.get(name)]

    @property
    def groups(self) -> list[tuple[Any, list[Any]]]:
        """The fields of each question, with what stands over them."""
        found: list[tuple[str, Any]] = [(name, QuestionKind(name).label) for name in NEEDS]
        found += [
            (f"free_{n}", _("A question of your own, %(number)s") % {"number": n}) for n in range(1, MOST_FREE + 1)
        ]
        return [(title, [self[name], self[f"{name}_purpose"], self[f"{name}_days"]]) for name, title in found]

    @property
    def wanted(self) -> list[Wanted]:
        said = self.cleaned_data
        found = []
        for name in self._asked(said):
            is_need = name in NEEDS
            there = None if is_need else self.free[int(name.removeprefix("free_")) - 1]
            found.append(
                Wanted(
                    kind=name if is_need else QuestionKind.FREE,
                    purpose=said[f"{name}_purpose"],
                    keep_days=said.get(f"{name}_days") or KEPT_DAYS,
                    text="" if is_need else said[name],
                    pk=there.pk if there else None,
                )
            )
        return found


class AnswersForm(GuardedForm):
    """Quick choices and a line for each question. ``is_blank``: behind a mailed link nothing that was said is shown."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, asked: Sequence[Asked], is_blank: bool = False) -> None:
        self.asked, self.is_blank = asked, is_blank
        super().__init__(data)
        for one in asked:
            shown = None if is_blank else one.answer
            if one.choices:
                self.fields[one.name] = forms.MultipleChoiceField(
                    label=one.question.title,
                    choices=one.choices,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                    initial=shown.picked if shown else [],
                )
            self.fields[f"{one.name}_text"] = forms.CharField(
                label=_("In your own words") if one.choices else one.question.title,
                max_length=300,
                required=False,
                initial=shown.text if shown else "",
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for one in self.asked:
            line = f"{one.name}_text"
            if OTHER in cleaned.get(one.name, ()) and not cleaned.get(line) and line not in self.errors:
                self.add_error(line, _("Write what it is."))
        return cleaned

    @property
    def parts(self) -> list[tuple[Asked, list[Any]]]:
        return [
            (one, [self[name] for name in (one.name, f"{one.name}_text") if name in self.fields]) for one in self.asked
        ]

    @property
    def given(self) -> dict[int, Given]:
        """Of a blank form only what was filled in: the rest stays as it is."""
        said = self.cleaned_data
        found = {
            one.question.pk: Given(said.get(one.name) or (), said.get(f"{one.name}_text") or "") for one in self.asked
        }
        return {pk: one for pk, one in found.items() if one.picked or one.text or not self.is_blank}


def _purpose(initial: Any) -> forms.CharField:
    two_lines = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=WHY, max_length=300, required=False, initial=initial, widget=two_lines)


def _days(question: Question | None) -> forms.IntegerField:
    return forms.IntegerField(
        label=DAYS,
        min_value=1,
        max_value=MOST_KEPT_DAYS,
        required=False,
        initial=question.keep_days if question else KEPT_DAYS,
    )
