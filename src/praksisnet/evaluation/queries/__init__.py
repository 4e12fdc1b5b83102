"""What other rooms and pages ask about evaluations. Nothing here gives away what fewer than five have said."""

from praksisnet.evaluation.queries.letters import letter_moment, letters_to_post, people_to_write, trials_of
from praksisnet.evaluation.queries.links import Asked, answer_token, asked_by
from praksisnet.evaluation.queries.panels import (
    AnswerPanel,
    ResultsPanel,
    answer_panel,
    remarks_of,
    results_panel,
)
from praksisnet.evaluation.queries.results import (
    Comparison,
    ItemResult,
    Results,
    compare,
    comparisons,
    means_of,
    number_of,
    results_of,
)
from praksisnet.evaluation.queries.surveys import (
    Rate,
    is_open,
    last_day,
    meetings_to_evaluate,
    people_to_ask,
    rate_of,
    response_rates,
    survey_of,
    surveys_for,
    surveys_waiting_for,
    token_of,
    unanswered,
)
from praksisnet.evaluation.queries.trends import Point, previous_survey, trend_of

__all__ = [
    "AnswerPanel",
    "Asked",
    "Comparison",
    "ItemResult",
    "Point",
    "Rate",
    "Results",
    "ResultsPanel",
    "answer_panel",
    "answer_token",
    "asked_by",
    "compare",
    "comparisons",
    "is_open",
    "last_day",
    "letter_moment",
    "letters_to_post",
    "means_of",
    "meetings_to_evaluate",
    "number_of",
    "people_to_ask",
    "people_to_write",
    "previous_survey",
    "rate_of",
    "remarks_of",
    "response_rates",
    "results_of",
    "results_panel",
    "survey_of",
    "surveys_for",
    "surveys_waiting_for",
    "token_of",
    "trend_of",
    "trials_of",
    "unanswered",
]
