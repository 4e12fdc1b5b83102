"""Where the rooms above hear that an evaluation's answers are all in; they plug in from ``apps.ready()``."""

from collections.abc import Callable
from typing import Any

from praksisnet.evaluation.models import Survey
from praksisnet.kit.actor import Actor

# Runs in the transaction that closes the survey.
Handler = Callable[[Survey, Actor], Any]

_on_closed: dict[str, Handler] = {}


def register_on_closed(key: str, handler: Handler) -> None:
    _on_closed[key] = handler


def tell_closed(survey: Survey, by: Actor) -> None:
    for handler in list(_on_closed.values()):
        handler(survey, by)
