"""What the facilitator reads after doing something to many at once."""

from django.utils.translation import ngettext

from praksisnet.registration.actions import Outcome
from praksisnet.registration.words import Deed


def said_of_outcome(deed: Deed, outcome: Outcome) -> str:
    """“12 are cancelled, 1 was already.” Nobody is left out of the count."""
    parts = [_done(deed, outcome.done)]
    if outcome.already:
        parts.append(ngettext("%(count)s was already", "%(count)s were already", outcome.already))
        parts[-1] %= {"count": outcome.already}
    if outcome.passed:
        parts.append(ngettext("%(count)s has no place", "%(count)s have no place", outcome.passed))
        parts[-1] %= {"count": outcome.passed}
    return ", ".join(parts) + "."


def _done(deed: Deed, number: int) -> str:
    count = {"count": number}
    if deed is Deed.CANCEL:
        return ngettext("%(count)s is cancelled", "%(count)s are cancelled", number) % count
    if deed is Deed.WORKSHOP:
        return ngettext("%(count)s is moved", "%(count)s are moved", number) % count
    if deed is Deed.ATTENDED:
        return ngettext("%(count)s is marked as attended", "%(count)s are marked as attended", number) % count
    return ngettext("%(count)s is marked as not attended", "%(count)s are marked as not attended", number) % count
