from collections.abc import Iterable

from django.db import IntegrityError, models, transaction

from praksisnet.access.models import Audience, AudienceToken, Hidden
from praksisnet.access.words import checked, key_of


def audience(tokens: Iterable[str]) -> Audience:
    """The one audience of exactly these tokens, made when it is not there yet. Changes nobody's rights by itself, so
    it needs no actor and no journal entry; ValueError for a token that is not one."""
    wanted = checked(tokens)
    key = key_of(wanted)
    known = Audience.objects.filter(key=key).first()
    return known or _make(key, wanted)


def _make(key: str, tokens: frozenset[str]) -> Audience:
    try:
        with transaction.atomic():
            made = Audience.objects.create(key=key)
            AudienceToken.objects.bulk_create(AudienceToken(audience=made, token=token) for token in sorted(tokens))
            return made
    except IntegrityError:  # somebody else made it in the same moment
        return Audience.objects.get(key=key)


def hide(rows: Iterable[models.Model]) -> None:
    """Nobody finds or reads these rows any more. Part of the change that hides them, which has actor and entry."""
    found = [Hidden(kind=row._meta.label_lower, row=row.pk) for row in rows]  # noqa: SLF001 -- as in Shown
    Hidden.objects.bulk_create(found, ignore_conflicts=True)


def unhide(rows: Iterable[models.Model]) -> None:
    """They are read as before."""
    for row in rows:
        Hidden.objects.filter(kind=row._meta.label_lower, row=row.pk).delete()  # noqa: SLF001 -- as in Shown
