from collections.abc import Iterable

from django.db import transaction

from praksisnet.access.models import Audience, AudienceToken
from praksisnet.kit.actor import Actor


@transaction.atomic
def audience(tokens: Iterable[str], *, by: Actor) -> Audience:
    """The audience that is just this set of tokens, made when it is new; safe when two make it at once.

    Not journaled: it says nothing until a thing carries it, and that is journaled where it happens.
    Refuses (ValueError) an empty set and tokens with white space, which the key could not tell apart.
    """
    distinct = sorted(set(tokens))
    if not distinct or any(token.split() != [token] for token in distinct):
        raise ValueError("An audience is one or more tokens without white space.")
    found, is_new = Audience.objects.get_or_create(key=" ".join(distinct))
    if is_new:
        AudienceToken.objects.bulk_create(AudienceToken(audience=found, token=token) for token in distinct)
    return found
