from collections.abc import Iterable
from typing import TypeVar

from django.db import models

from praksisnet.access.models import AudienceToken
from praksisnet.access.sockets import Reader, providers
from praksisnet.access.words import PUBLIC

Row = TypeVar("Row", bound=models.Model)
_CACHE = "_access_tokens"


def tokens_for(person: Reader) -> frozenset[str]:
    """Every token this reader holds, asked once and kept on the object, which lives as long as the request.

    Who has not signed in, or is deactivated, holds "public" and nothing else.
    """
    if not (person.is_authenticated and person.is_active):
        return frozenset({PUBLIC})
    held: frozenset[str] | None = getattr(person, _CACHE, None)
    if held is None:
        told = (token for provider in providers() for token in provider(person))
        held = frozenset({PUBLIC, f"person:{person.pk}", *told})
        setattr(person, _CACHE, held)
    return held


def tokens_of(*audience_ids: int) -> frozenset[str]:
    """What opens a thing to its reader, of one audience or of several: one statement."""
    return frozenset(AudienceToken.objects.filter(audience__in=audience_ids).values_list("token", flat=True))


def readable(
    queryset: models.QuerySet[Row], reader_tokens: Iterable[str], *, audience: str = "audience"
) -> models.QuerySet[Row]:
    """Those rows whose audience holds one of the reader's tokens, in the same statement.

    ``audience`` is the lookup from the row to its audience ("resource__audience"; "pk" for audiences themselves).
    """
    held = AudienceToken.objects.filter(token__in=frozenset(reader_tokens)).values("audience")
    return queryset.filter(**{f"{audience}__in": held})
