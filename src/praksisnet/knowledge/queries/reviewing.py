"""What waits for somebody in the library: to be reviewed, to be released, to be looked at again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from praksisnet.kit import clock
from praksisnet.knowledge import rules
from praksisnet.knowledge.models import Release, Resource
from praksisnet.knowledge.queries.readers import LONG, PUBLISHED
from praksisnet.knowledge.words import ADAPTED_KINDS, ASKED_BEFORE, ESSENTIAL, FREE_KINDS, PARTS, Kind, Part
from praksisnet.networks.models import Role
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

MOST_WAITING = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in the programmes that one person writes in, the longest waiting first."""

    sent: list[Resource]
    released: list[Release]  # asked of a leader, and not answered
    due: list[Resource]
    expiring: list[Resource]

    @property
    def is_empty(self) -> bool:
        return not (self.sent or self.released or self.due or self.expiring)


def waiting_for(person: Person) -> Waiting:
    """Four statements, whatever waits."""
    own = Resource.objects.filter(programme__in=rules.writes_in(person), archived_at__isnull=True)
    own = own.select_related("municipality", "owner", "sent_by").defer(*LONG)
    soon = clock.today() + ASKED_BEFORE
    sent = own.filter(published_at__isnull=True, sent_at__isnull=False).order_by("sent_at", "pk")
    asked = Release.objects.filter(
        resource__programme__in=rules.writes_in(person),
        resource__archived_at__isnull=True,
        released_at__isnull=True,
        declined_at__isnull=True,
        ended_at__isnull=True,
    )
    due = own.filter(PUBLISHED, review_on__lte=soon).order_by("review_on", "pk")
    expiring = own.filter(PUBLISHED, expires_on__lte=soon).order_by("expires_on", "pk")
    return Waiting(
        list(sent[:MOST_WAITING]),
        list(asked.select_related("resource").order_by("asked_at", "pk")[:MOST_WAITING]),
        list(due[:MOST_WAITING]),
        list(expiring[:MOST_WAITING]),
    )


def reviewers_of(resource: Resource) -> list[Person]:
    """The knowledge partners of its programme now."""
    return list(_holding(RoleKind.KNOWLEDGE_PARTNER, resource.programme_id))


def keepers_of(resource: Resource) -> list[Person]:
    """Who is told about it: its owner, or the knowledge partners, or the facilitators."""
    if resource.owner and resource.owner.is_active:
        return [resource.owner]
    return reviewers_of(resource) or list(_holding(RoleKind.FACILITATOR, resource.programme_id))


def may_publish(person: Person, resource: Resource) -> bool:
    """The knowledge partner; a facilitator what is free of review, and all where there is no knowledge partner."""
    if not rules.may_write(person, resource):
        return False
    if resource.programme_id in rules.partner_in(person) or resource.kind in FREE_KINDS:
        return True
    return not _holding(RoleKind.KNOWLEDGE_PARTNER, resource.programme_id).exists()


def may_mark_core(person: Person, resource: Resource) -> bool:
    """Of what can be adapted: the knowledge partner; a facilitator where there is none."""
    if resource.kind not in ADAPTED_KINDS or not rules.may_write(person, resource):
        return False
    if rules.may_review(person, resource):
        return True
    return not _holding(RoleKind.KNOWLEDGE_PARTNER, resource.programme_id).exists()


def missing_parts(resource: Resource) -> list[Part]:
    """The parts without which a text of its kind is not finished.

    A text in one piece stands for them; not in a municipality's own example, which its leader releases.
    """
    is_whole = bool(resource.body) and not resource.is_own_example
    asked: Iterable[Part] = () if is_whole else PARTS.get(Kind(resource.kind), ())
    return [part for part in asked if part in ESSENTIAL and not resource.parts.get(part)]


def live_release(resource: Resource) -> Release | None:
    """The one that counts: asked, answered or not. Only a municipality's own example has one."""
    if not resource.is_own_example:
        return None
    return resource.releases.filter(ended_at__isnull=True).first()


def needs_release(resource: Resource) -> bool:
    """It is a municipality's own example, and no leader has said yes."""
    if not resource.is_own_example:
        return False
    return not resource.releases.filter(released_at__isnull=False, ended_at__isnull=True).exists()


def _holding(kind: RoleKind, programme_id: int) -> QuerySet[Person]:
    roles = Role.objects.filter(programme=programme_id, kind=kind, ended_at__isnull=True)
    found = Person.objects.filter(pk__in=roles.values("person"), deactivated_at__isnull=True)
    return found.order_by("sort_name", "pk")
