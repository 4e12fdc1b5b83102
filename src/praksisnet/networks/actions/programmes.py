"""Setting up, changing, opening and closing a programme."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks.models import Invitation, Programme, ResearchPartner, Role, Seat
from praksisnet.networks.standings import forget_standings
from praksisnet.networks.words import Answer, RoleKind
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


class ProgrammeFacts(TypedDict, total=False):
    """What may be said about a programme; what is left out stays as it is."""

    title: str
    authority: Organisation
    operator: Organisation
    partners: Sequence[Organisation]
    continues: Programme | None
    starts_on: date
    ends_on: date
    profile: str
    approval: str
    seats_per_municipality: int
    confirm_by: date | None


def person_id(by: Actor) -> int:
    """Who stands behind what the database keeps a name for; the system never does such things on its own."""
    if by.id is None:
        raise ValueError("A person must do this.")
    return by.id


def refuse_closed(programme: Programme) -> None:
    if programme.is_closed:
        raise Refused(_("The programme is closed."))


@transaction.atomic
def create_programme(creator: Person, *, by: Actor, **facts: Unpack[ProgrammeFacts]) -> Programme:
    """A draft, with the creator as its facilitator. Refuses a missing title and a period that ends before it starts."""
    programme = Programme(created_at=clock.now(), created_by=creator)
    _put(programme, facts)
    programme.save()
    _put_partners(programme, facts.get("partners", ()))
    Role.objects.create(
        person=creator,
        kind=RoleKind.FACILITATOR,
        programme=programme,
        granted_at=clock.now(),
        granted_by=creator,
    )
    forget_standings(creator)
    record("programme_created", programme, by=by)
    return programme


@transaction.atomic
def change_programme(programme: Programme, *, by: Actor, **facts: Unpack[ProgrammeFacts]) -> Programme:
    """Refuses as create_programme does, and a closed programme. More seats reach those who take part at once."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    refuse_closed(programme)
    changed = _put(programme, facts)
    if changed:
        programme.save()
    if "partners" in facts and _put_partners(programme, facts["partners"]):
        changed.append("partners")
    if "seats_per_municipality" in changed:
        _fit_seats(programme)
    if changed:
        record("programme_changed", programme, by=by, fields=changed)
    return programme


@transaction.atomic
def open_programme(programme: Programme, *, by: Actor) -> Programme:
    """The set-up is finished: everybody with a part in it sees the programme. A repeat changes nothing.

    Refuses a closed programme, one without networks, and one without municipalities.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    refuse_closed(programme)
    if programme.opened_at is not None:
        return programme
    if not programme.networks.exists():
        raise Refused(_("Make at least one network first."))
    if not Invitation.objects.filter(network__programme=programme).exists():
        raise Refused(_("Place the municipalities in networks first."))
    programme.opened_at, programme.opened_by_id = clock.now(), person_id(by)
    programme.save()
    record("programme_opened", programme, by=by, fields=["opened_at"])
    return programme


@transaction.atomic
def close_programme(programme: Programme, *, by: Actor) -> Programme:
    """Nothing changes in it from now on; it can still be read. A repeat changes nothing."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.closed_at is None:
        programme.closed_at, programme.closed_by_id = clock.now(), person_id(by)
        programme.save()
        record("programme_closed", programme, by=by, fields=["closed_at"])
    return programme


def make_seats(invitation: Invitation, number: int) -> None:
    """The permanent places of a municipality that takes part. What is there already stays."""
    Seat.objects.bulk_create(
        [
            Seat(network_id=invitation.network_id, municipality_id=invitation.municipality_id, number=place)
            for place in range(1, number + 1)
        ],
        ignore_conflicts=True,
    )


def _fit_seats(programme: Programme) -> None:
    """As many places as the programme now gives each. A place that somebody holds or held is never taken away."""
    number = programme.seats_per_municipality
    for invitation in Invitation.objects.filter(network__programme=programme, answer=Answer.ACCEPTED):
        make_seats(invitation, number)
    Seat.objects.filter(network__programme=programme, number__gt=number, tenures__isnull=True).delete()


def _put(programme: Programme, facts: ProgrammeFacts) -> list[str]:
    """Write the facts on the row; return the names of those that changed."""
    changed = []
    for name, value in facts.items():
        if name == "partners":
            continue
        clean = " ".join(value.split()) if isinstance(value, str) else value
        if (
            getattr(programme, f"{name}_id", None) != clean.pk
            if isinstance(clean, Organisation | Programme)
            else (getattr(programme, name, None) != clean)
        ):
            setattr(programme, name, clean)
            changed.append(name)
    if not programme.title:
        raise Refused(_("Give the programme a title."))
    if programme.ends_on <= programme.starts_on:
        raise Refused(_("The period must end after it starts."))
    if programme.continues_id is not None and programme.continues_id == programme.pk:
        raise Refused(_("A programme cannot continue itself."))
    return changed


def _put_partners(programme: Programme, partners: Sequence[Organisation]) -> bool:
    wanted = {partner.pk for partner in partners}
    present = set(programme.research_partners.values_list("organisation_id", flat=True))
    programme.research_partners.filter(organisation_id__in=present - wanted).delete()
    ResearchPartner.objects.bulk_create(
        [ResearchPartner(programme=programme, organisation_id=pk) for pk in sorted(wanted - present)]
    )
    return wanted != present
