from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.models import Question
from praksisnet.adaptation.words import LONGEST_QUESTION, MOST_LETTERS, MOST_QUESTIONS
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile


class QuestionsForm(Meanwhile, GuardedForm):
    """Up to three questions; what is left empty is not asked."""

    def __init__(self, *args: Any, texts: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(MOST_QUESTIONS):
            self.fields[f"text{number + 1}"] = forms.CharField(
                label=_("Question %(number)s") % {"number": number + 1},
                max_length=LONGEST_QUESTION,
                required=False,
                initial=texts[number] if number < len(texts) else "",
            )

    @property
    def texts(self) -> list[str]:
        return [self.cleaned_data[f"text{number + 1}"] for number in range(MOST_QUESTIONS)]


class RepliesForm(Meanwhile, GuardedForm):
    """A municipality's answer to each question, with what stands there already."""

    def __init__(self, *args: Any, questions: Sequence[Question], said: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.questions = questions
        for question in questions:
            self.fields[_name(question)] = forms.CharField(
                label=question.text,
                max_length=MOST_LETTERS,
                required=False,
                initial=said.get(question.pk, ""),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def answers(self) -> dict[int, str]:
        return {question.pk: self.cleaned_data[_name(question)] for question in self.questions}


def _name(question: Question) -> str:
    return f"answer{question.pk}"
