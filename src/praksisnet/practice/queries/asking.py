"""Whom to ask how it went, and who stands behind the mailed link."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from praksisnet.kit import links
from praksisnet.kit.links import BadLink, Reason
from praksisnet.networks.models import Role, Seat, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.networks.words import RoleKind
from praksisnet.people.links import holder_of
from praksisnet.people.models import Person
from praksisnet.practice.models import Report, Trial
from praksisnet.practice.words import ASKED_WITHIN, ENDED, REPORT_LINK, Occasion

LINK_LASTS = timedelta(days=90)


def trials_to_ask_about(day: date) -> QuerySet[Trial]:
    """Those whose day has come, that nobody has asked about, and that are still tried."""
    return (
        Trial.objects.filter(look_on__lte=day, look_on__gt=day - ASKED_WITHIN, asked_at__isnull=True)
        .exclude(stage__in=ENDED)
        .filter(network__programme__opened_at__isnull=False, network__programme__closed_at__isnull=True)
        .order_by("look_on", "pk")
    )


def whom_to_ask(trial: Trial) -> Person | None:
    """Its owner while they speak for the municipality, else its coordinator, else who holds its seat: one person."""
    people = members_of(trial)
    return next((person for person in people if person.pk == trial.owner_id), people[0] if people else None)


def members_of(trial: Trial) -> list[Person]:
    """Who speaks for the municipality in the network and can be written to, coordinators first."""
    roles = Role.objects.filter(
        kind=RoleKind.COORDINATOR,
        network_id=trial.network_id,
        municipality_id=trial.municipality_id,
        ended_at__isnull=True,
    )
    tenures = Tenure.objects.filter(
        current_tenures(), seat__network_id=trial.network_id, seat__municipality_id=trial.municipality_id
    )
    reached = Q(person__deactivated_at__isnull=True, person__email__isnull=False)
    rows: list[Role | Tenure] = [
        *roles.filter(reached).select_related("person").order_by("id"),
        *tenures.filter(reached).select_related("person").order_by("seat__number", "id"),
    ]
    return list({row.person_id: row.person for row in rows}.values())


def open_trials_of(seat: Seat, person: Person) -> QuerySet[Trial]:
    """What the person looks after in the seat's network for its municipality, and is not ended."""
    mine = Trial.objects.filter(network=seat.network_id, municipality=seat.municipality_id, owner=person)
    return mine.exclude(stage__in=ENDED).order_by("made_at", "pk")


def trial_by_link(token: str) -> tuple[Trial, Person]:
    """The trial, and who answers. Raises BadLink, or DoesNotExist when the trial is no more.

    The link serves whoever it was sent to for as long as they speak for the municipality.
    """
    link = links.read(token, REPORT_LINK, max_age=LINK_LASTS)
    trial = Trial.objects.select_related("network__programme", "municipality").get(pk=link.row_id)
    for person in members_of(trial):
        if holder_of(person) == link.holder:
            return trial, person
    raise BadLink(Reason.FORGED)


def answer_of(trial: Trial) -> Report | None:
    """What the municipality told when it was asked, or, before that, in between: what a colleague may change."""
    occasion = Occasion.ASKED if trial.asked_at else Occasion.OWN
    return trial.reports.filter(occasion=occasion).select_related("told_by").prefetch_related("obstacles").first()


def is_answered(trial: Trial) -> bool:
    """Nobody needs to answer the mail any more."""
    return trial.has_ended or answer_of(trial) is not None
