from typing import Any

from django.db.models import Count, Q, QuerySet

from praksisnet.networks import rules
from praksisnet.networks.models import Network, Programme, Role
from praksisnet.networks.models.standing import standings_of
from praksisnet.networks.queries.coverage import ICONS, CoverageRow, coverage_of, missing_parts, tally
from praksisnet.networks.queries.invitations import awaiting_reminder, unsent
from praksisnet.networks.queries.networks import facilitators_in
from praksisnet.networks.words import Answer, Coverage, RoleKind
from praksisnet.people.models import Person


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


def summary_of(person: Person, programme: Programme) -> dict[str, Any]:
    """The programme's page. What only some may see is left out of what the others' template gets."""
    sees = rules.may_see_coverage(person, programme)
    rows = coverage_of(programme) if sees else []
    runs = rules.may_run_programme(person, programme)
    return {
        "programme": programme,
        "partners": [row.organisation for row in programme.research_partners.select_related("organisation")],
        "networks": _networks(person, programme, rows),
        "icons": ICONS,
        "counts": tally(rows) if sees else None,
        "municipalities": len(rows),
        "runs": runs,
        "grants": rules.may_grant_roles(person, programme),
        "facilitators": facilitators_in(programme),
        "unsent": unsent(programme).count() if runs else 0,
        "silent": awaiting_reminder(programme).count() if runs else 0,
    }


def _networks(person: Person, programme: Programme, rows: list[CoverageRow]) -> list[Network]:
    """The programme's networks, each with ``opens``: whether the person may see its people.

    From the rows of the coverage come ``total``, ``are_in`` and ``missing``, so that no page tells another number.
    """
    shown: list[Any] = list(programme.networks.order_by("sort_name", "id"))
    for network in shown:
        counts = tally(row for row in rows if row.network == network)
        network.opens = rules.may_see_members(person, network)
        network.total = sum(counts.values())
        network.are_in = counts[Coverage.REPRESENTED] + counts[Coverage.THROUGH]
        network.missing = missing_parts(counts)
    return shown
