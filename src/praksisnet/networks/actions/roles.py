"""Who is facilitator, knowledge partner, authority, reader or a municipality's coordinator."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks import mails
from praksisnet.networks.actions.finding import index_member
from praksisnet.networks.actions.programmes import person_id, refuse_closed
from praksisnet.networks.actions.seats import NamedPerson
from praksisnet.networks.models import Invitation, Network, Programme, Role
from praksisnet.networks.standings import forget_standings
from praksisnet.networks.words import RoleKind
from praksisnet.notices.actions import post
from praksisnet.organisations import queries as organisations
from praksisnet.organisations.actions import affiliate
from praksisnet.people.actions import invite_person
from praksisnet.people.models import Person

NETWORK_KINDS = frozenset({RoleKind.FACILITATOR, RoleKind.KNOWLEDGE_PARTNER})


@transaction.atomic
def grant_role(programme: Programme, kind: str, who: NamedPerson, *, network: Network | None = None, by: Actor) -> Role:
    """Give somebody a part in the programme or in one network of it, and tell them. A repeat changes nothing.

    Refuses a closed programme, a coordinator (who is named by the municipality), a network of another programme, and
    an authority's or reader's role in a single network.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    refuse_closed(programme)
    if kind not in RoleKind.values or kind == RoleKind.COORDINATOR:
        raise Refused(_("Choose a role."))
    if network is not None and (network.programme_id != programme.pk or kind not in NETWORK_KINDS):
        raise Refused(_("This role is for the whole programme."))
    person = invite_person(name=who["name"], email=who["email"], title=who["title"], by=by)
    current = Role.objects.filter(
        person=person, kind=kind, programme=programme, network=network, ended_at__isnull=True
    ).first()
    if current:
        return current
    role = Role.objects.create(
        person=person,
        kind=kind,
        programme=programme,
        network=network,
        granted_at=clock.now(),
        granted_by_id=person_id(by),
    )
    forget_standings(person)
    record("role_granted", role, by=by, refs={"person": person.pk, "kind": kind, "programme": programme.pk})
    post(mails.role_letter(role), by=by)
    return role


@transaction.atomic
def end_role(role: Role, *, by: Actor) -> Role:
    """A repeat changes nothing. Refuses a closed programme, and the programme's last facilitator."""
    programme = Programme.objects.select_for_update().get(pk=role.programme_id)
    refuse_closed(programme)
    role = Role.objects.select_for_update(of=("self",)).select_related("person").get(pk=role.pk)
    if role.ended_at is not None:
        return role
    if role.kind == RoleKind.FACILITATOR and role.network_id is None and not _others(role):
        raise Refused(_("The programme must keep a facilitator. Name another one first."))
    end_role_row(role, by=by)
    return role


@transaction.atomic
def name_coordinator(invitation: Invitation, who: NamedPerson, *, by: Actor) -> Role:
    """Name a municipality's coordinator, beside those it has. A repeat changes nothing.

    Refuses a closed programme, a municipality that does not take part, and an address that is not its own.
    """
    invitation = Invitation.objects.select_related("network__programme", "municipality").get(pk=invitation.pk)
    refuse_closed(invitation.network.programme)
    municipality = invitation.municipality
    if not invitation.is_accepted:
        raise Refused(_("The municipality does not take part in the network."))
    if not organisations.is_address_of(municipality, who["email"]):
        raise Refused(
            _("Use a mail address at %(name)s. It ends in %(domain)s."),
            params={"name": municipality.name, "domain": municipality.domain or "–"},
        )
    person = invite_person(name=who["name"], email=who["email"], title=who["title"], by=by)
    affiliate(person, municipality, by=by)
    role, is_new = put_coordinator(person, invitation, granted_by=person_id(by), by=by)
    if is_new:
        post(mails.role_letter(role), by=by)
    return role


def put_coordinator(person: Person, invitation: Invitation, *, granted_by: int, by: Actor) -> tuple[Role, bool]:
    role, is_new = Role.objects.get_or_create(
        person=person,
        kind=RoleKind.COORDINATOR,
        network_id=invitation.network_id,
        municipality_id=invitation.municipality_id,
        ended_at__isnull=True,
        defaults={
            "programme_id": invitation.network.programme_id,
            "granted_at": clock.now(),
            "granted_by_id": granted_by,
        },
    )
    forget_standings(person)
    if is_new:
        index_member(person, role.network_id)
        record("role_granted", role, by=by, refs={"person": person.pk, "kind": role.kind})
    return role, is_new


def put_reader(person: Person, programme: Programme, *, by: Actor) -> Role:
    """Let somebody read what is shared in the programme; the role there is, if there is one. No letter: it is the
    room above that tells them."""
    role, is_new = Role.objects.get_or_create(
        person=person,
        kind=RoleKind.READER,
        programme=programme,
        network=None,
        ended_at__isnull=True,
        defaults={"granted_at": clock.now()},
    )
    forget_standings(person)
    if is_new:
        record("role_granted", role, by=by, refs={"person": person.pk, "kind": role.kind, "programme": programme.pk})
    return role


def end_coordinators(invitation: Invitation, *, by: Actor) -> None:
    roles = Role.objects.select_for_update(of=("self",)).filter(
        kind=RoleKind.COORDINATOR,
        network_id=invitation.network_id,
        municipality_id=invitation.municipality_id,
        ended_at__isnull=True,
    )
    for role in roles.select_related("person").order_by("pk"):
        end_role_row(role, by=by)


def end_role_row(role: Role, *, by: Actor) -> None:
    role.ended_at, role.ended_by_id = clock.now(), by.id
    role.save(update_fields=["ended_at", "ended_by"])
    forget_standings(role.person)
    index_member(role.person, role.network_id)
    record("role_ended", role, by=by, fields=["ended_at"], refs={"person": role.person_id, "kind": role.kind})


def _others(role: Role) -> bool:
    """Whether somebody else has the role and an open account to use it with."""
    current = Role.objects.filter(programme_id=role.programme_id, kind=role.kind, network=None, ended_at=None)
    return current.filter(person__deactivated_at=None).exclude(pk=role.pk).exists()
