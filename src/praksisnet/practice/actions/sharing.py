"""Del med netværket: only the municipality itself lets others read what it tries."""

from django.db import transaction

from praksisnet.access.actions import audience
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.practice.actions.planning import locked, refuse_unopened
from praksisnet.practice.models import Trial
from praksisnet.practice.tokens import own_tokens, shared_tokens


@transaction.atomic
def share_trial(trial: Trial, *, by: Actor) -> Trial:
    """The network may read it, and learn whom to write to. A repeat changes nothing. Refuses: a closed programme."""
    trial = locked(trial)
    refuse_unopened(trial.network)
    if trial.shared_at is None:
        trial.shared_at, trial.shared_by_id = clock.now(), by.id
        trial.audience = audience(shared_tokens(trial.network, trial.municipality_id))
        trial.save(update_fields=["shared_at", "shared_by", "audience"])
        record("trial_shared", trial, by=by, fields=["shared_at", "audience"])
    return trial


@transaction.atomic
def unshare_trial(trial: Trial, *, by: Actor) -> Trial:
    """Only the municipality and the facilitator read it again. A repeat changes nothing. Refuses: as sharing."""
    trial = locked(trial)
    refuse_unopened(trial.network)
    if trial.shared_at is not None:
        trial.shared_at, trial.shared_by = None, None
        trial.audience = audience(own_tokens(trial.network, trial.municipality_id))
        trial.save(update_fields=["shared_at", "shared_by", "audience"])
        record("trial_unshared", trial, by=by, fields=["shared_at", "audience"])
    return trial
