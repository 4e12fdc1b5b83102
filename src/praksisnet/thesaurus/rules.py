from django.contrib.auth.models import AnonymousUser

from praksisnet.networks.standings import standings_as
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

KEEPS = frozenset({RoleKind.KNOWLEDGE_PARTNER.value, RoleKind.FACILITATOR.value})


def keeps_words(person: Person | AnonymousUser) -> bool:
    """The words are shared by all programmes: whoever writes the library of one keeps them."""
    return bool(standings_as(person, KEEPS))
