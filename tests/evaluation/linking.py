"""Attacks on the promise that answers cannot be traced back, with all that is in the database and more than that.

The attacker reads every table, the database's own marks on rows, and knows in which order people answered (from a
proxy's log, or by sitting beside them). What somebody answered is made unique, so that a hit is a hit.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from django.db import connection, transaction

from praksisnet.evaluation.actions import answer_survey, close_survey, open_survey, pour
from praksisnet.evaluation.analysis import LEVELS
from praksisnet.evaluation.models import Answer, Survey, Token
from praksisnet.kit import clock
from tests.evaluation.meetings import AGREE, SYSTEM, came, held

Answering = Callable[[Survey, Any, dict[str, int]], None]
Row = tuple[Any, dict[str, int]]


@dataclass
class Scene:
    """``truth``: the person's id and what they said, in the order in which they answered."""

    survey: Survey
    truth: list[tuple[int, dict[str, int]]]

    def said(self, person_id: int) -> dict[str, int]:
        return dict(self.truth)[person_id]


def play(network, number: int, *, answering: Answering = answer_survey, every: int = 7) -> Scene:
    """``number`` people answer one after the other, the job comes by after every few, and the survey is closed."""
    meeting = held(network)
    people = came(meeting, number + 5)
    survey = open_survey(meeting, by=SYSTEM)
    different = [dict(zip(AGREE, marks, strict=True)) for marks in islice(product(LEVELS, repeat=5), 3, None, 7)]
    truth = []
    for index, person in enumerate(people[:number]):
        answering(survey, person, different[index])
        truth.append((person.pk, different[index]))
        if index % every == every - 1:
            pour(survey)
    if answering is answer_survey:
        close_survey(survey, by=SYSTEM)
    return Scene(survey, truth)


def without_box(survey: Survey, person: Any, values: dict[str, int]) -> None:
    """The control: what most would build. The token is spent and the answer kept at once, under a random key."""
    with transaction.atomic():
        Token.objects.filter(survey=survey, person=person).update(spent_on=clock.today())
        Answer.objects.create(survey=survey, values=values, week=202648)


def hits(scene: Scene) -> dict[str, int]:
    """By attack: how many answers are given to the person who gave them."""
    attacks = {
        "order of keys": lambda: _in_order(scene, _rows("id")),
        "order of rows": lambda: _in_order(scene, _rows(_place())),
        "journal": lambda: _by_journal(scene),
    }
    if connection.vendor == "postgresql":
        attacks["marks of transactions"] = lambda: _by_transaction(scene)
        attacks["order of transactions"] = lambda: _in_order(scene, _rows("xmin::text::bigint, ctid"))
    return {name: attack() for name, attack in attacks.items()}


def smallest_group(scene: Scene) -> int:
    """How many people at least stand behind one value of what an answer and a token have in common: the week."""
    answers = Counter(Answer.objects.filter(survey=scene.survey).values_list("week", flat=True))
    return min(answers.values(), default=0)


def _place() -> str:
    return "ctid" if connection.vendor == "postgresql" else "rowid"


def _rows(order: str) -> list[dict[str, int]]:
    keys = [key for (key,) in _ask(f"SELECT id FROM evaluation_answer ORDER BY {order}")]
    values = dict(Answer.objects.values_list("pk", "values"))
    return [values[key] for key in keys]


def _in_order(scene: Scene, rows: Sequence[dict[str, int]]) -> int:
    """The first row to who answered first, and so on."""
    return sum(said == values for (_person, said), values in zip(scene.truth, rows, strict=False))


def _by_transaction(scene: Scene) -> int:
    """Rows that one transaction wrote, or two neighbouring ones, when there is one answer and one token of them."""
    tokens = _ask("SELECT xmin::text::bigint, person_id FROM evaluation_token WHERE spent_on IS NOT NULL")
    answers = _ask("SELECT xmin::text::bigint, id FROM evaluation_answer")
    values = dict(Answer.objects.values_list("pk", "values"))
    found = 0
    for mark, key in answers:
        for reach in (0, 1):
            near = [person for other, person in tokens if abs(other - mark) <= reach]
            alike = [one for one, _key in answers if abs(one - mark) <= reach]
            if len(near) == len(alike) == 1:
                found += scene.said(near[0]) == values[key]
                break
    return found


def _by_journal(scene: Scene) -> int:
    """Entries about answers or tokens, or by those who answered."""
    people = ", ".join(str(person) for person, _said in scene.truth)
    about = "subject_kind IN ('evaluation.answer', 'evaluation.token', 'evaluation.box', 'evaluation.remark')"
    ((number,),) = _ask(f"SELECT count(*) FROM journal_entry WHERE {about} OR actor_id IN ({people})")
    return int(number)


def _ask(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()
