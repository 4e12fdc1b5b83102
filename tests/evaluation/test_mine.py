from praksisnet.evaluation.actions import answer_survey
from praksisnet.evaluation.mine import EvaluationData
from praksisnet.evaluation.models import Box, Token
from tests.evaluation.meetings import AGREE, SYSTEM


def test_my_data_say_that_i_was_asked_and_never_what_i_said(survey, people):
    answer_survey(survey, people[0], AGREE)

    told = [fact.value for person in people[:2] for fact in EvaluationData().about(person).facts]

    assert [text.split()[1] for text in told] == ["answered", "were"]


def test_erase_forgets_that_somebody_was_asked_and_keeps_the_answer(survey, people):
    answer_survey(survey, people[0], AGREE)

    EvaluationData().erase(people[0], SYSTEM)

    assert (Token.objects.filter(person=people[0]).count(), Box.objects.count()) == (0, 1)
