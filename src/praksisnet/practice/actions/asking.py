"""Once, at the day the municipality chose: how did it go?"""

from django.db import transaction

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.actions import post
from praksisnet.practice.actions.planning import locked
from praksisnet.practice.mails import how_it_went
from praksisnet.practice.models import Trial
from praksisnet.practice.queries import trials_to_ask_about, whom_to_ask


def ask_how_it_went(*, by: Actor) -> int:
    """Write to one person for each trial whose day has come; returns to how many.

    One transaction a trial: a letter that cannot be written holds up no other. Nobody is asked about a trial that has
    ended, that was asked about, or whose programme is closed.
    """
    return sum(_ask(trial, by) for trial in trials_to_ask_about(clock.today()))


@transaction.atomic
def _ask(trial: Trial, by: Actor) -> bool:
    trial = locked(trial)
    person = whom_to_ask(trial)
    if trial.asked_at or trial.has_ended or person is None:
        return False
    trial.asked_at = clock.now()
    trial.save(update_fields=["asked_at"])
    record("trial_asked_about", trial, by=by, fields=["asked_at"], refs={"person": person.pk})
    post(how_it_went(trial, person), by=by)
    return True
