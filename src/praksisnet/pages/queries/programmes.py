"""Which programme a page over a whole programme is about."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser

from praksisnet.networks.models import Programme
from praksisnet.networks.queries import programmes_for
from praksisnet.networks.standings import standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

WATCHED = frozenset({RoleKind.FACILITATOR.value, RoleKind.AUTHORITY.value})


def watched_programmes(person: Person, wanted: str = "") -> tuple[Programme | None, list[Programme]]:
    """The programme to show, and the other ones the person runs or owns: the wanted one, else the one that runs."""
    ids = {s.programme_id for s in standings_of(person) if s.kind in WATCHED and s.network_id is None}
    found = [programme for programme in programmes_for(person) if programme.pk in ids]
    if wanted:
        chosen = next((programme for programme in found if str(programme.pk) == wanted), None)
    else:
        chosen = main_programme(found) or (found[0] if found else None)
    return chosen, [programme for programme in found if programme != chosen]


def sees_plan(person: Person | AnonymousUser) -> bool:
    """Whether the menu has the plan and the overview: those who run a whole programme or own it."""
    return isinstance(person, Person) and any(s.kind in WATCHED and s.network_id is None for s in standings_of(person))


def main_programme(programmes: Sequence[Programme]) -> Programme | None:
    """The only one, or the only one that runs: setting up the next does not hide it."""
    running = [programme for programme in programmes if not (programme.is_draft or programme.is_closed)]
    candidates = running if len(programmes) > 1 else programmes
    return candidates[0] if len(candidates) == 1 else None
