from datetime import timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

OVERALL = "overall"  # the key of the question that stands for the whole, in every version of the questionnaire
INSTRUMENT = "meeting"  # the questionnaire that meetings are evaluated with

BEFORE_END = timedelta(minutes=30)  # a meeting's last part: from here on it can be evaluated
DAYS_OPEN = 7  # whole days after the meeting
DAYS_AFTER_LETTER = 5  # at least, when a meeting is closed late

MOST_LETTERS = 600  # of a comment

ANSWER_LINK = "evaluation.answer"
AFTER_PURPOSE = "evaluation.after"


class Change(StrEnum):
    """What a test says of two rounds of answers. “Risen” and “fallen” only beyond chance."""

    RISEN = "risen"
    FALLEN = "fallen"
    UNCHANGED = "unchanged"
    UNKNOWN = "unknown"  # too few answers on one side


CHANGES = {
    Change.RISEN: pgettext_lazy("change", "Risen"),
    Change.FALLEN: pgettext_lazy("change", "Fallen"),
    Change.UNCHANGED: pgettext_lazy("change", "Unchanged"),
    Change.UNKNOWN: _("Too few answers to compare"),
}

AGREEMENT = {
    (1, 1): _("Strongly disagree"),
    (2, 2): _("Disagree"),
    (3, 3): _("Neither agree nor disagree"),
    (4, 4): _("Agree"),
    (5, 5): _("Strongly agree"),
    (1, 2): _("Disagree or strongly disagree"),
    (4, 5): _("Agree or strongly agree"),
    (1, 3): _("Disagree or neither"),
    (3, 5): _("Agree or neither"),
    (1, 5): _("All answers, merged"),
}
OUTCOME = {
    (1, 1): _("1, nothing"),
    (2, 2): _("2, little"),
    (3, 3): _("3, something"),
    (4, 4): _("4, much"),
    (5, 5): _("5, very much"),
    (1, 2): _("1–2, little or nothing"),
    (4, 5): _("4–5, much or very much"),
    (1, 3): _("1–3, at most something"),
    (3, 5): _("3–5, at least something"),
    (1, 5): _("All answers, merged"),
}
