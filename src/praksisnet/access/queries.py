"""What a reader may read: the reader's tokens, and the rows whose audience shares one with them."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from praksisnet.access.models import AudienceToken
from praksisnet.access.sockets import providers

PUBLIC = "public"
Row = TypeVar("Row", bound=Model)


def tokens_for(person: Any) -> frozenset[str]:
    """The reader's tokens, asked for once and kept on the person object, that is for one request.

    Somebody who has not signed in, or whose account is closed, holds ``public`` alone.
    """
    if not person.is_authenticated or not person.is_active:
        return frozenset({PUBLIC})
    kept: frozenset[str] | None = getattr(person, "_tokens", None)
    if kept is None:
        given = (token for provider in providers for token in provider(person))
        kept = frozenset({PUBLIC, f"person:{person.pk}", *given})
        person._tokens = kept
    return kept


def readable(rows: "QuerySet[Row]", tokens: Iterable[str], *, field: str = "audience") -> "QuerySet[Row]":
    """The rows whose ``field``, a foreign key to Audience, shares a token with the reader; one statement, no doubles."""
    open_to = AudienceToken.objects.filter(token__in=list(tokens)).values("audience")
    return rows.filter(**{f"{field}__in": open_to})
