"""Del med netværket: only the municipality itself lets others read what it tries, and what it made its own."""

from django.db import transaction

from praksisnet.access.actions import audience
from praksisnet.files.actions import take
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.practice.actions.finding import index_local_version
from praksisnet.practice.actions.planning import locked as locked_trial
from praksisnet.practice.actions.planning import refuse_unopened
from praksisnet.practice.models import LocalVersion, Trial
from praksisnet.practice.tokens import own_tokens, shared_tokens


@transaction.atomic
def share_trial(trial: Trial, *, by: Actor) -> Trial:
    """The network may read it, and learn whom to write to. A repeat changes nothing. Refuses: a closed programme."""
    trial = locked_trial(trial)
    if _share(trial, by):
        record("trial_shared", trial, by=by, fields=["shared_at", "audience"])
    return trial


@transaction.atomic
def unshare_trial(trial: Trial, *, by: Actor) -> Trial:
    """Only the municipality and the facilitator read it again. A repeat changes nothing. Refuses: as sharing."""
    trial = locked_trial(trial)
    if _take_back(trial):
        record("trial_unshared", trial, by=by, fields=["shared_at", "audience"])
    return trial


@transaction.atomic
def share_local_version(version: LocalVersion, *, by: Actor) -> LocalVersion:
    """The network and its knowledge partner may read it. A repeat changes nothing. Refuses: a closed programme."""
    version = locked(version)
    if _share(version, by):
        _let_follow(version, by)
        record("local_version_shared", version, by=by, fields=["shared_at", "audience"])
    return version


@transaction.atomic
def unshare_local_version(version: LocalVersion, *, by: Actor) -> LocalVersion:
    """Only the municipality and the facilitator read it again. A repeat changes nothing. Refuses: as sharing."""
    version = locked(version)
    if _take_back(version):
        _let_follow(version, by)
        record("local_version_unshared", version, by=by, fields=["shared_at", "audience"])
    return version


def locked(version: LocalVersion) -> LocalVersion:
    """The version as it is now, and nobody else's for the rest of the transaction."""
    found = LocalVersion.objects.select_for_update(of=("self",))
    return found.select_related("network__programme", "municipality", "resource", "file").get(pk=version.pk)


def _share(one: Trial | LocalVersion, by: Actor) -> bool:
    """Whether it was not shared before."""
    refuse_unopened(one.network)
    if one.shared_at is not None:
        return False
    one.shared_at, one.shared_by_id = clock.now(), by.signed_in_id
    _show_to(one, shared_tokens(one.network, one.municipality_id))
    return True


def _take_back(one: Trial | LocalVersion) -> bool:
    """Whether it was shared before."""
    refuse_unopened(one.network)
    if one.shared_at is None:
        return False
    one.shared_at, one.shared_by = None, None
    _show_to(one, own_tokens(one.network, one.municipality_id))
    return True


def _show_to(one: Trial | LocalVersion, tokens: set[str]) -> None:
    one.audience = audience(tokens)
    one.save(update_fields=["shared_at", "shared_by", "audience"])


def _let_follow(version: LocalVersion, by: Actor) -> None:
    """Its file and what search holds go with the words."""
    if version.file:
        take(version.file, audience=version.audience, by=by)
    index_local_version(version)
