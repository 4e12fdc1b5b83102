"""Which trials somebody reads, and where they may write one down."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from praksisnet.access.queries import readable, tokens_for
from praksisnet.networks.models import Network
from praksisnet.networks.queries import networks_for, taking_part
from praksisnet.networks.standings import at_places, standings_as
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.practice import rules
from praksisnet.practice.models import Report, Trial
from praksisnet.practice.words import ENDED, Occasion


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality in a network, for which the reader may write down what is tried."""

    network: Network
    municipality: Organisation

    @property
    def key(self) -> str:
        return f"{self.network.pk}-{self.municipality.pk}"


def trials_for(person: Person) -> QuerySet[Any]:
    """The own municipality's trials and those shared in own networks; facilitators all. With ``is_own``, ``awaits``."""
    programmes = rules.reading_programme_ids(person)
    found: QuerySet[Any] = with_state(
        readable(Trial.objects.filter(network__programme__in=programmes), tokens_for(person))
    ).annotate(is_own=either(at_places(rules.own_places(person), "network")))
    return found


def with_state(trials: QuerySet[Any]) -> QuerySet[Any]:
    """``awaits``: it was asked how it went, and nobody has told."""
    told = Exists(Report.objects.filter(trial=OuterRef("pk"), occasion=Occasion.ASKED))
    awaiting = Q(asked_at__isnull=False) & ~Q(stage__in=ENDED) & ~Q(told)
    related = trials.select_related("network__programme", "municipality")
    found: QuerySet[Any] = related.annotate(awaits=either(awaiting))
    return found


def listed(trials: QuerySet[Any], *, stage: str = "", network: Network | None = None) -> QuerySet[Any]:
    """The reader's own first, then what is still tried, the newest first."""
    if stage:
        trials = trials.filter(stage=stage)
    if network:
        trials = trials.filter(network=network)
    is_over = Case(When(stage__in=ENDED, then=Value(1)), default=Value(0))
    return trials.order_by("-is_own", "-awaits", is_over, "-made_at", "-id")


def places_for(person: Person) -> list[Place]:
    """Where the person may write down a trial: the own municipality in an open programme."""
    found = taking_part().filter(at_places(rules.own_places(person), "network"))
    ordered = found.order_by("network__programme__sort_name", "network__sort_name", "municipality__sort_name", "id")
    return [Place(invitation.network, invitation.municipality) for invitation in ordered]


def filter_networks(person: Person) -> QuerySet[Network]:
    """The networks to choose among, for those who read in several."""
    programmes = {s.programme_id for s in standings_as(person, rules.READS - rules.MEMBERS)}
    return networks_for(person).filter(programme__in=programmes)


def either(condition: Q) -> Case:
    """A condition as a column."""
    return Case(When(condition, then=Value(value=True)), default=Value(value=False), output_field=BooleanField())
