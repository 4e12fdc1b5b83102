"""Municipalities' own versions: who reads which, where one begins, and who has tried a resource."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from praksisnet.access.queries import readable, tokens_for
from praksisnet.files.models import StoredFile
from praksisnet.kit.numbers import whole_number
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED, resources_for
from praksisnet.knowledge.words import ADAPTED_KINDS
from praksisnet.networks.models import Role, Tenure
from praksisnet.networks.standings import at_places, current_tenures
from praksisnet.networks.words import RoleKind
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.people.sockets import Panel
from praksisnet.practice import rules
from praksisnet.practice.models import LocalVersion, Trial
from praksisnet.practice.queries.panels import Tried, who_has_tried
from praksisnet.practice.queries.trials import Place, either, places_for, trials_for
from praksisnet.practice.words import Stage

ON_PANEL, ON_PAGE = 6, 20
OFFERED = 3


@dataclass(frozen=True, slots=True)
class VersionStart:
    """What is adapted, for which municipalities it can be, and the versions they have already."""

    resource: Resource
    places: list[Place]
    existing: list[Any]
    trial: Trial | None = None


@dataclass(slots=True)
class TriedIn:
    """One municipality under “Who has tried it?”: its own version, one in each network, and its small tests."""

    municipality: Organisation
    versions: list[Any] = field(default_factory=list)
    trials: list[Tried] = field(default_factory=list)

    @property
    def writes_to(self) -> Person | None:
        """Whom the reader may write to: who has said yes to it, and nobody of the reader's own municipality."""
        contacts = [one.contact for one in self.versions if one.is_reached and not one.is_own]
        owners = [one.trial.owner for one in self.trials if one.trial.owner_is_reached and not one.is_own]
        return next(iter(contacts + owners), None)


def local_versions_for(person: Person) -> QuerySet[Any]:
    """The own municipality's, and those shared in own networks; facilitators all. With ``is_own``, ``is_reached``:
    the contact has an address and still speaks for the municipality."""
    found = readable(LocalVersion.objects.all(), tokens_for(person))
    related = ("network__programme", "municipality", "resource", "contact", "file")
    shown: QuerySet[Any] = found.select_related(*related).annotate(
        is_own=either(at_places(rules.own_places(person), "network")), is_reached=either(_still_speaks())
    )
    return shown.defer("resource__body", "resource__parts", "file__text")


def own_versions_of(person: Person) -> list[Any]:
    """What the reader's own municipalities have made their own, the newest first."""
    return list(local_versions_for(person).filter(is_own=True).order_by("-changed_at", "-pk")[:ON_PAGE])


def local_versions_of(person: Person, resource: Resource) -> list[Any]:
    """Those of one resource, the newest first."""
    return list(local_versions_for(person).filter(resource=resource).order_by("-changed_at", "-pk"))


def version_start(person: Person, resource: Resource, trial_key: str | None) -> VersionStart:
    """Where the person may write down a version of the resource; from a trial, for its municipality alone."""
    existing = [one for one in local_versions_of(person, resource) if one.is_own]
    done = {(one.network_id, one.municipality_id) for one in existing}
    places = [one for one in places_for(person) if one.network.programme_id == resource.programme_id]
    trial = _trial_of(person, resource, trial_key)
    if trial:
        places = [one for one in places if (one.network.pk, one.municipality.pk) == _place_of(trial)]
        existing = [one for one in existing if (one.network_id, one.municipality_id) == _place_of(trial)]
    places = [one for one in places if (one.network.pk, one.municipality.pk) not in done]
    return VersionStart(resource, places, existing, trial)


def version_panel(person: Person, resource: Resource) -> Panel | None:
    """On a resource's own page: the municipalities' versions of it, and the way to one's own. One statement."""
    if not resource.can_be_adapted or resource.programme_id not in rules.reading_programme_ids(person):
        return None
    found = local_versions_of(person, resource)
    own = sum(one.is_own for one in found)
    is_open = not (resource.programme.is_closed or resource.programme.is_draft)
    may_adapt = is_open and own < len(rules.adapting_places(person, resource))
    if not (found or may_adapt):
        return None
    context = {"resource": resource, "versions": found[:ON_PANEL], "more": len(found) > ON_PANEL}
    return Panel("practice/_versions.html", {**context, "may_adapt": may_adapt})


def who_tried(person: Person, resource: Resource) -> list[TriedIn]:
    """The municipalities that share with this reader what they made of it: their versions first, and their trials."""
    found: dict[int, TriedIn] = {}
    for version in local_versions_of(person, resource):
        found.setdefault(version.municipality_id, TriedIn(version.municipality)).versions.append(version)
    for one in who_has_tried(person, resource):
        found.setdefault(one.trial.municipality_id, TriedIn(one.trial.municipality)).trials.append(one)
    return list(found.values())


def local_version_page(person: Person, version: Any) -> dict[str, Any]:
    """What this reader is shown of one version."""
    programme, speaks = version.network.programme, rules.may_speak_for(person, version)
    trial = trials_for(person).filter(pk=version.trial_id).first() if version.trial_id else None
    return {
        "version": version,
        "trial": trial,
        "file": StoredFile.objects.filter(pk=version.file_id).first() if version.file_id else None,
        "is_read": resources_for(person).filter(pk=version.resource_id).exists(),
        "is_member": speaks,
        "speaks": speaks and not (programme.is_closed or programme.is_draft),
        "sees_sharing": rules.may_see_obstacles(person, version),
    }


def version_of_trial(person: Person, trial: Trial) -> dict[str, Any]:
    """For a trial's own page, once it has begun: the version made of it, else what one can be made of."""
    if trial.stage == Stage.PLANNED:
        return {"local_version": None, "adaptable": []}
    about = Q(trial=trial) | Q(resource=trial.resource_id, municipality=trial.municipality_id)
    version = local_versions_for(person).filter(about, network=trial.network_id).order_by("-changed_at").first()
    return {"local_version": version, "adaptable": [] if version else _adaptable(person, trial)}


def _adaptable(person: Person, trial: Trial) -> Sequence[Resource]:
    """What it comes from; for one that began at a meeting, what came out of that meeting."""
    if not rules.may_speak_for(person, trial):
        return []
    if trial.resource:
        return [trial.resource] if trial.resource.can_be_adapted else []
    if trial.meeting_id is None:
        return []
    made = resources_for(person).filter(PUBLISHED, session__meeting=trial.meeting_id, kind__in=ADAPTED_KINDS)
    return list(made.defer("body").order_by("-published_at", "-pk")[:OFFERED])


def _trial_of(person: Person, resource: Resource, key: str | None) -> Trial | None:
    """The own trial that the address names, if it can be of this resource."""
    number = whole_number(key, None)
    if number is None:
        return None
    own = Trial.objects.filter(at_places(rules.own_places(person), "network"), pk=number)
    fits = Q(resource__isnull=True) | Q(resource=resource)
    return own.filter(fits, network__programme=resource.programme_id).first()


def _place_of(trial: Trial) -> tuple[int, int]:
    return trial.network_id, trial.municipality_id


def _still_speaks() -> Q:
    """The contact holds a place of the municipality in the network, or coordinates for it."""
    place = {"person": OuterRef("contact")}
    seats = Tenure.objects.filter(
        current_tenures(), seat__network=OuterRef("network"), seat__municipality=OuterRef("municipality"), **place
    )
    roles = Role.objects.filter(
        kind=RoleKind.COORDINATOR,
        network=OuterRef("network"),
        municipality=OuterRef("municipality"),
        ended_at__isnull=True,
        **place,
    )
    reached = Q(contact__email__isnull=False, contact__deactivated_at__isnull=True)
    return reached & (Q(Exists(seats)) | Q(Exists(roles)))
