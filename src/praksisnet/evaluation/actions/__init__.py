"""What is done: a survey opens, is answered, poured and closed; the mail after a meeting is posted."""

from praksisnet.evaluation.actions.answering import answer_survey, pour, pour_all
from praksisnet.evaluation.actions.letters import plan_letters, post_due_letters
from praksisnet.evaluation.actions.surveys import (
    close_due_surveys,
    close_survey,
    erase_traces,
    open_due_surveys,
    open_survey,
    prepare_after_meeting,
)

__all__ = [
    "answer_survey",
    "close_due_surveys",
    "close_survey",
    "erase_traces",
    "open_due_surveys",
    "open_survey",
    "plan_letters",
    "post_due_letters",
    "pour",
    "pour_all",
    "prepare_after_meeting",
]
