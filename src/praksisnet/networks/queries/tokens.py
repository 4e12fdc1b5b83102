"""What a person's places and roles let them read, in the words of audiences."""

from collections.abc import Iterator

from praksisnet.networks.standings import PARTICIPANT, Standing, standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person


def tokens_of(person: Person) -> frozenset[str]:
    """Such as ``member``, ``network:7``, ``municipality:851``, ``role:facilitator:programme:3``."""
    return frozenset(token for standing in standings_of(person) for token in tokens_of_standing(standing))


def tokens_of_standing(standing: Standing) -> Iterator[str]:
    home = f"network:{standing.network_id}" if standing.network_id else f"programme:{standing.programme_id}"
    if standing.kind != PARTICIPANT:
        yield f"role:{standing.kind}:{home}"
    # Readers and the authority read what is meant for them, never what members keep among themselves.
    if standing.kind in (RoleKind.READER, RoleKind.AUTHORITY):
        return
    yield from ("member", home, f"programme:{standing.programme_id}")
    if standing.municipality_id:
        yield f"municipality:{standing.municipality_id}"
