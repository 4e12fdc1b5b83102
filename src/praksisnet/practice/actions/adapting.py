"""Jeres udgave: how a municipality adapted something from the library."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.files.actions import Upload, discard, take
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.networks.models import Network
from praksisnet.organisations.models import Organisation
from praksisnet.practice.actions.finding import index_local_version
from praksisnet.practice.actions.planning import locked as locked_trial
from praksisnet.practice.actions.planning import refuse_strange, refuse_unopened
from praksisnet.practice.actions.reporting import count_tried
from praksisnet.practice.actions.sharing import locked, share_local_version
from praksisnet.practice.models import LocalVersion, Trial
from praksisnet.practice.tokens import own_tokens
from praksisnet.practice.words import MOST_CHANGED, MOST_WHY


@transaction.atomic
def make_local_version(
    network: Network,
    municipality: Organisation,
    resource: Resource,
    *,
    changed: str,
    why: str = "",
    core: Mapping[str, bool] | None = None,
    trial: Trial | None = None,
    upload: Upload | None = None,
    is_contact: bool = False,
    is_shared: bool = False,
    by: Actor,
) -> LocalVersion:
    """What a municipality changed in a resource and why; only itself and the facilitator read it until it is shared.

    ``core``: by key of a core element, whether it was kept. ``trial``: where it was tried; one that began at a meeting
    is tied to the resource by this. There is one for each municipality and resource: a repeat returns it as it is.
    Refuses: a programme that is not open; a municipality that does not take part; a resource of another programme, or
    one that nobody adapts; a trial that belongs elsewhere; what ``change_local_version`` refuses.
    """
    refuse_unopened(network)
    refuse_strange(network, municipality, resource)
    if not resource.can_be_adapted:
        raise Refused(_("A municipality does not make its own version of this."))
    texts = _tidy(resource, changed, why, core or {})
    if trial:
        trial = _tied(trial, network, municipality, resource, by)
    made, is_new = LocalVersion._base_manager.get_or_create(  # noqa: SLF001 -- the hidden ones too
        network=network,
        municipality=municipality,
        resource=resource,
        defaults={
            **texts,
            "trial": trial,
            "contact_id": by.signed_in_id if is_contact else None,
            "audience": audience(own_tokens(network, municipality.pk)),
            "made_at": clock.now(),
            "made_by_id": by.signed_in_id,
            "changed_at": clock.now(),
        },
    )
    if not is_new:
        return _unless_hidden(made)
    refs = {"municipality": municipality.pk, "network": network.pk, "resource": resource.pk}
    record("local_version_made", made, by=by, refs={**refs, "trial": trial and trial.pk})
    if upload:
        made.file = take(upload, audience=made.audience, by=by)
        made.save(update_fields=["file"])
    index_local_version(made)
    count_tried(resource, by=by)
    return share_local_version(made, by=by) if is_shared else made


@transaction.atomic
def change_local_version(
    version: LocalVersion,
    *,
    changed: str,
    why: str = "",
    core: Mapping[str, bool] | None = None,
    upload: Upload | None = None,
    drops_file: bool = False,
    is_contact: bool = False,
    by: Actor,
) -> LocalVersion:
    """Another text, file or contact; a repeat changes nothing. One becomes or stops being the contact oneself only.

    Refuses: a programme that is not open; nothing said; a text that is too long; a CPR number; a core element of which
    nothing is said; one that was changed without a word of why.
    """
    version = locked(version)
    refuse_unopened(version.network)
    wanted = {
        **_tidy(version.resource, changed, why, core or {}),
        "contact_id": _contact(version, is_contact=is_contact, by=by),
    }
    names = [name for name, value in wanted.items() if getattr(version, name) != value]
    for name in names:
        setattr(version, name, wanted[name])
    before = version.file
    if upload or (before and drops_file):
        version.file = take(upload, audience=version.audience, by=by) if upload else None
        names.append("file")
    if not names:
        return version
    if names != ["contact_id"]:
        version.changed_at = clock.now()
    version.save()
    if before and before.pk != version.file_id:
        discard(before, by=by)
    index_local_version(version)
    record("local_version_changed", version, by=by, fields=names)
    return version


def _tied(trial: Trial, network: Network, municipality: Organisation, resource: Resource, by: Actor) -> Trial:
    """The trial, which is of this resource from now on."""
    trial = locked_trial(trial)
    if (trial.network_id, trial.municipality_id) != (network.pk, municipality.pk):
        raise Refused(_("The small test belongs to another municipality."))
    if trial.resource_id not in (None, resource.pk):
        raise Refused(_("The small test comes from something else."))
    if trial.resource_id is None:
        trial.resource = resource
        trial.save(update_fields=["resource"])
        record("trial_changed", trial, by=by, fields=["resource"], refs={"resource": resource.pk})
    return trial


def _unless_hidden(version: LocalVersion) -> LocalVersion:
    if not LocalVersion.objects.filter(pk=version.pk).exists():
        raise Refused(_("Your version is hidden while somebody looks at what it says."))
    return version


def _contact(version: LocalVersion, *, is_contact: bool, by: Actor) -> int | None:
    me = by.signed_in_id
    if is_contact:
        return me
    return None if version.contact_id == me else version.contact_id


def _tidy(resource: Resource, changed: str, why: str, core: Mapping[str, bool]) -> dict[str, Any]:
    changed, why = as_written(changed), as_written(why)
    if not changed:
        raise Refused(_("Write what you changed."), code="changed")
    for code, text, most in (("changed", changed, MOST_CHANGED), ("why", why, MOST_WHY)):
        if len(text) > most:
            raise Refused(_("The text is too long. Attach the long version as a file."), code=code)
    refuse_cpr(changed, why)
    answers = {one.key: core.get(one.key) for one in resource.core_elements}
    for key, kept in answers.items():
        if kept is None:
            raise Refused(_("Say of each core element whether you kept it."), code=f"core_{key}")
    if not all(answers.values()) and not why:
        raise Refused(_("You changed something that should stay as it is. Say why."), code="why")
    return {"changed": changed, "why": why, "core": answers}
