"""Food, access and a free question, as the facilitator turns them on in the tests."""

from praksisnet.registration.actions import answer, ask
from praksisnet.registration.actions.answering import Given
from praksisnet.registration.actions.asking import Wanted
from praksisnet.registration.models import Question
from praksisnet.registration.words import QuestionKind

FOOD = Wanted(QuestionKind.DIETARY, "So that there is food for you.", 14)
ACCESS = Wanted(QuestionKind.ACCESS, "So that you can take part.", 14)
BUS = Wanted(QuestionKind.FREE, "To order the bus.", 3, text="Do you come by train?")


def asked_at(meeting, *wanted, by):
    """The questions by kind; food alone where nothing else is said."""
    ask(meeting, wanted or [FOOD], by=by)
    return {question.kind: question for question in Question.objects.filter(meeting=meeting)}


def says(registration, question, *picked, text="", by):
    return answer(registration, {question.pk: Given(picked, text)}, by=by)
