"""What the steps of the set-up show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from praksisnet.kit import clock
from praksisnet.networks.models import Invitation, Network, Programme
from praksisnet.networks.queries.invitations import (
    awaiting_reminder,
    invitations_of,
    ready_to_send,
    to_place,
    without_mailbox,
)
from praksisnet.notices.window import is_open, next_open
from praksisnet.organisations import queries as organisations
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.words import Kind
from praksisnet.people.models import Person

# Name, state and address, as the step guide takes them.
Step = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A municipality with its region and its network; one that has answered stays where it is."""

    organisation: Organisation
    region: str
    network_id: int | None
    is_fixed: bool


@dataclass(frozen=True, slots=True)
class PlacesPanel:
    rows: list[PlaceRow]
    networks: list[Network]
    counts: list[tuple[str, int]]
    unplaced: int


@dataclass(frozen=True, slots=True)
class LettersPanel:
    """Everybody the letter goes to; ``example`` is the one whose letter is shown, ``sent`` counts those before."""

    programme: Programme
    steps: Sequence[Step]
    ready: Sequence[Invitation]
    sent: int
    example: Invitation | None
    leaves_at: datetime | None


@dataclass(frozen=True, slots=True)
class RemindersPanel:
    programme: Programme
    silent: Sequence[Invitation]
    leaves_at: datetime | None

    @property
    def example(self) -> Invitation | None:
        return self.silent[0] if self.silent else None


def steps_of(programme: Programme | None, here: str) -> list[Step]:
    """The step guide of a draft: what is done, where one is, what is left. Empty once the programme is open."""
    if programme is not None and not programme.is_draft:
        return []
    steps = [
        ("programme_settings", _("Programme")),
        ("programme_networks", _("Networks")),
        ("programme_municipalities", _("Municipalities")),
        ("programme_letters", _("Invite")),
    ]
    done = _done(programme)
    return [
        (
            str(text),
            "current" if name == here else "done" if name in done else "todo",
            reverse(f"networks:{name}", args=[programme.pk]) if programme and name != here else "",
        )
        for name, text in steps
    ]


def _done(programme: Programme | None) -> set[str]:
    if programme is None:
        return set()
    done = {"programme_settings"}
    if programme.networks.exists():
        done.add("programme_networks")
    if Invitation.objects.filter(network__programme=programme).exists():
        done.add("programme_municipalities")
    return done


def proposed_operator(person: Person) -> Organisation | None:
    """Whom a new programme is probably run by: the operator the person works for."""
    return organisations.organisations_of(person).filter(kind=Kind.OPERATOR).first()


def places_panel(programme: Programme) -> PlacesPanel:
    """Six statements, however many municipalities."""
    day = programme.starts_on
    networks = list(programme.networks.order_by("sort_name", "id"))
    placed = {invitation.municipality_id: invitation for invitation in invitations_of(programme)}
    regions = {region.pk: region.name for region in organisations.regions(day)}
    region_ids = organisations.region_ids(day)
    rows = [
        _place_row(organisation, regions.get(region_ids.get(organisation.pk, 0), ""), placed.get(organisation.pk))
        for organisation in to_place(programme)
    ]
    counts = [(network.name, sum(row.network_id == network.pk for row in rows)) for network in networks]
    unplaced = sum(row.network_id is None and row.organisation.is_municipality for row in rows)
    return PlacesPanel(rows, networks, counts, unplaced)


def _place_row(organisation: Organisation, region: str, invitation: Invitation | None) -> PlaceRow:
    fixed = invitation is not None and invitation.answer is not None
    return PlaceRow(organisation, region, invitation.network_id if invitation else None, fixed)


def missing_mailboxes(programme: Programme) -> list[Invitation]:
    return list(without_mailbox(programme))


def letters_panel(programme: Programme) -> LettersPanel:
    ready = list(ready_to_send(programme))
    return LettersPanel(
        programme=programme,
        steps=steps_of(programme, "programme_letters"),
        ready=ready,
        sent=invitations_of(programme).filter(sent_at__isnull=False).count(),
        example=ready[0] if ready else invitations_of(programme).first(),
        leaves_at=_leaves_at(),
    )


def reminders_panel(programme: Programme) -> RemindersPanel:
    return RemindersPanel(programme, list(awaiting_reminder(programme)), _leaves_at())


def _leaves_at() -> datetime | None:
    """When planned mail sent now leaves; None: at once."""
    now = clock.now()
    return None if is_open(now) else next_open(now)
