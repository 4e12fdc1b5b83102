"""Conditions that more than one table holds."""

from django.db.models import Q


def both_or_neither(at: str, by: str) -> Q:
    """State is who and when: never the one without the other."""
    return Q(**{f"{at}__isnull": True, f"{by}__isnull": True}) | Q(**{f"{at}__isnull": False, f"{by}__isnull": False})


def by_only_with_at(at: str, by: str) -> Q:
    """Who did it may be forgotten (erasure) or nobody (the system); without a moment nobody did it."""
    return Q(**{f"{at}__isnull": False}) | Q(**{f"{by}__isnull": True})
