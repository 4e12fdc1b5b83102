"""Open trials follow a permanent place that is handed over."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Seat
from praksisnet.people.models import Person
from praksisnet.practice import actions
from praksisnet.practice.queries import open_trials_of


class TrialPart:
    key = "practice.trials"
    label = _("Small tests that are not ended")

    def preview(self, seat: Seat, leaver: Person) -> Sequence[str]:
        return [trial.what for trial in open_trials_of(seat, leaver)]

    def move(self, seat: Seat, leaver: Person, successor: Person, *, by: Actor) -> list[int]:
        return actions.move_trials(seat, leaver, successor, by=by)

    def undo(self, ids: Sequence[int], leaver: Person, successor: Person, *, by: Actor) -> None:
        actions.give_back_trials(ids, leaver, successor, by=by)
