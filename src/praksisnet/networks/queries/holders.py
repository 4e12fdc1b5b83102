"""Who holds a token: the other way round than a reader's tokens, for the few who must be told who may have read."""

from collections.abc import Collection

from django.db.models import CharField, QuerySet, Value

from praksisnet.kit import clock
from praksisnet.networks.models import Role, Tenure
from praksisnet.networks.queries.tokens import tokens_of_standing
from praksisnet.networks.standings import PARTICIPANT, Standing, current_tenures
from praksisnet.people.models import Person


def holders_of(tokens: Collection[str]) -> QuerySet[Person]:
    """Those with an open account who hold one of these now by a place or a role, or are named by one (``person:9``)."""
    wanted = set(tokens)
    named = {int(token.split(":")[1]) for token in wanted if token.startswith("person:")}
    held = {person_id for person_id, standing in _standings() if wanted.intersection(tokens_of_standing(standing))}
    return Person.objects.filter(pk__in=held | named, deactivated_at__isnull=True)


def _standings() -> list[tuple[int, Standing]]:
    """Everybody's, in two statements."""
    kind = Value(PARTICIPANT, output_field=CharField())
    seats = Tenure.objects.filter(current_tenures(now=clock.now())).values_list(
        "person", kind, "seat__network__programme_id", "seat__network_id", "seat__municipality_id"
    )
    roles = Role.objects.filter(ended_at__isnull=True).values_list(
        "person", "kind", "programme_id", "network_id", "municipality_id"
    )
    return [(person_id, Standing(*standing)) for person_id, *standing in [*seats, *roles] if person_id]
