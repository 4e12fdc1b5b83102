from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from praksisnet.networks import rules
from praksisnet.networks.models import Network, Programme, Role
from praksisnet.networks.queries.coverage import CoverageRow, coverage_of, missing_parts, tally
from praksisnet.networks.queries.invitations import awaiting_reminder, unsent
from praksisnet.networks.queries.networks import facilitators_in
from praksisnet.networks.standings import standings_of
from praksisnet.networks.words import Answer, Coverage, RoleKind
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """A network on its programme's page; ``opens``: whether the reader may see its people."""

    network: Network
    opens: bool
    total: int
    are_in: int
    missing: Sequence[tuple[Coverage, str]]


@dataclass(frozen=True, slots=True)
class ProgrammeSummary:
    """A programme as one reader sees it: ``counts`` for who may see the coverage, ``unsent`` and ``silent`` for who
    runs it.
    """

    programme: Programme
    partners: Sequence[Organisation]
    facilitators: Sequence[Person]
    networks: Sequence[NetworkLine]
    counts: Mapping[Coverage, int] | None
    runs: bool
    grants: bool
    unsent: int
    silent: int

    @property
    def municipalities(self) -> int:
        return sum((self.counts or {}).values())


def programmes_for(person: Person) -> QuerySet[Programme]:
    """The programmes the person is anything in; a draft only for those who set it up. Administrators see all."""
    programmes = Programme.objects.select_related("authority", "operator").order_by("-starts_on", "sort_name", "id")
    if person.is_administrator:
        return programmes
    standings = standings_of(person)
    runs = {s.programme_id for s in standings if s.kind == RoleKind.FACILITATOR}
    opened = Q(opened_at__isnull=False, id__in={s.programme_id for s in standings})
    return programmes.filter(Q(id__in=runs) | opened)


def programme_for(person: Person, programme_id: int) -> Programme:
    """One of them. Raises Programme.DoesNotExist for strangers."""
    return programmes_for(person).get(pk=programme_id)


def with_counts(programmes: QuerySet[Programme]) -> QuerySet[Programme]:
    """With the number of networks and of municipalities that take part, for a list."""
    return programmes.annotate(
        network_count=Count("networks", distinct=True),
        accepted_count=Count(
            "networks__invitations", distinct=True, filter=Q(networks__invitations__answer=Answer.ACCEPTED)
        ),
    )


def roles_in(programme: Programme) -> QuerySet[Role]:
    """Everybody with a role in the programme now, coordinators left out: they are shown with their municipality."""
    return (
        Role.objects.filter(programme=programme, ended_at__isnull=True)
        .exclude(kind=RoleKind.COORDINATOR)
        .select_related("person", "network")
        .order_by("kind", "person__sort_name", "id")
    )


def summary_of(person: Person, programme: Programme) -> ProgrammeSummary:
    """The programme's page. What only some may see is left out of what the others' template gets."""
    sees, runs = rules.may_see_coverage(person, programme), rules.may_run_programme(person, programme)
    rows = coverage_of(programme) if sees else []
    return ProgrammeSummary(
        programme=programme,
        partners=[row.organisation for row in programme.research_partners.select_related("organisation")],
        facilitators=facilitators_in(programme) if rules.may_see_facilitators(person, programme) else [],
        networks=[_network_line(person, network, rows) for network in programme.networks.order_by("sort_name", "id")],
        counts=tally(rows) if sees else None,
        runs=runs,
        grants=rules.may_grant_roles(person, programme),
        unsent=unsent(programme).count() if runs else 0,
        silent=awaiting_reminder(programme).count() if runs else 0,
    )


def _network_line(person: Person, network: Network, rows: list[CoverageRow]) -> NetworkLine:
    """Counted from the rows of the coverage, so that no page tells another number."""
    counts = tally(row for row in rows if row.network == network)
    return NetworkLine(
        network=network,
        opens=rules.may_see_members(person, network),
        total=sum(counts.values()),
        are_in=counts[Coverage.REPRESENTED] + counts[Coverage.THROUGH],
        missing=missing_parts(counts),
    )
