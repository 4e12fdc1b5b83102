"""What happens beside: a place is handed over, a person is forgotten."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Seat
from praksisnet.people.actions import unname
from praksisnet.people.models import Person
from praksisnet.practice.models import LocalVersion, Report, Trial
from praksisnet.practice.queries import open_trials_of


@transaction.atomic
def move_trials(seat: Seat, leaver: Person, successor: Person, *, by: Actor) -> list[int]:
    """The leaver's open trials in the seat's network become the successor's; who wrote them down stays written."""
    return _give(open_trials_of(seat, leaver), successor, by)


@transaction.atomic
def give_back_trials(ids: Sequence[int], leaver: Person, successor: Person, *, by: Actor) -> list[int]:
    """Those that are still the successor's."""
    return _give(Trial.objects.filter(pk__in=ids, owner=successor), leaver, by)


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """Trials and own versions stay with the municipality; that it was this person who had to do with them goes."""
    erased = unname(
        person,
        {
            Trial: ["owner", "made_by", "shared_by"],
            Report: ["told_by"],
            LocalVersion: ["contact", "made_by", "shared_by"],
        },
    )
    if erased:
        record("erased_trial_traces", person, by=by, refs={"erased": erased})


def _give(trials: QuerySet[Trial], to: Person, by: Actor) -> list[int]:
    moved = list(trials.select_for_update(of=("self",)).order_by("pk"))
    for trial in moved:
        refs = {"from": trial.owner_id, "to": to.pk}
        trial.owner = to
        trial.save(update_fields=["owner"])
        record("trial_moved", trial, by=by, fields=["owner"], refs=refs)
    return [trial.pk for trial in moved]
