"""Five short questions after each meeting: who answers when, and what about."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.registering import attending
from praksisnet.demo.recipe import DayRecipe, EvaluationRecipe, evaluation_recipe
from praksisnet.demo.setting import Setting
from praksisnet.evaluation import actions
from praksisnet.evaluation.models import Survey
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.notices.window import next_open
from praksisnet.people.models import Person

SYSTEM = Actor.system("evaluation")
AT_ONCE, LATER = 0.55, 0.3  # of those who came answer in the room, or after the mail
POURED_AFTER = (6, 28, 100)  # hours


def evaluation_events(setting: Setting, meeting: Meeting, day: DayRecipe, starts_at: datetime) -> Iterator[Event]:
    """The questions open with the last part of the day and close a week later; a job mixes the answers meanwhile."""
    ends_at = starts_at + day.length
    yield Event(ends_at - timedelta(minutes=25), lambda: _opened(meeting, day, ends_at))
    letters_at = next_open(clock.at(starts_at.astimezone(clock.COPENHAGEN).date() + timedelta(days=1), 9, 5))
    yield Event(letters_at, _post_letters)
    for hours in POURED_AFTER:
        yield Event(ends_at + timedelta(hours=hours), _pour)
    yield Event(ends_at + timedelta(days=9), lambda: _closed(meeting))


def _opened(meeting: Meeting, day: DayRecipe, ends_at: datetime) -> Iterator[Event]:
    survey = actions.open_survey(meeting, by=SYSTEM)
    chance = random.Random(f"answers {meeting.title} {meeting.network_id}")  # noqa: S311 -- invented answers
    shift = chance.uniform(-0.15, 0.15)
    for registration in attending(meeting):
        when = chance.random()
        if when < AT_ONCE:
            at = ends_at + timedelta(minutes=chance.randrange(-20, 90))
        elif when < AT_ONCE + LATER:
            at = ends_at + timedelta(hours=chance.randrange(18, 150))
        else:
            continue
        yield Event(at, _answering(survey, registration.person, _marks(day, chance, shift), _remark(chance)))


def _answering(survey: Survey, person: Person, marks: dict[str, int], remark: str) -> Callable[[], None]:
    def answer() -> None:
        # Who did not come after all is not asked any more.
        if survey.tokens.filter(person=person, spent_on=None).exists():
            actions.answer_survey(survey, person, marks, text=remark)

    return answer


def _marks(day: DayRecipe, chance: random.Random, shift: float) -> dict[str, int]:
    """Around each question's usual mark, or this round's own; now and then somebody skips one."""
    recipe = evaluation_recipe()
    wanted = {**recipe.usual, **day.marks}
    return {
        key: min(5, max(1, round(chance.gauss(mean + shift, recipe.spread))))
        for key, mean in wanted.items()
        if chance.random() > recipe.skips
    }


def _remark(chance: random.Random) -> str:
    recipe: EvaluationRecipe = evaluation_recipe()
    return chance.choice(recipe.remarks) if chance.random() < recipe.remarked else ""


def _post_letters() -> None:
    actions.post_due_letters(by=SYSTEM)


def _pour() -> None:
    actions.pour_all()


def _closed(meeting: Meeting) -> None:
    actions.close_due_surveys(by=SYSTEM)
