"""What of a search may be remembered: told to ``kit.observe`` in the request, written after it without the person."""

import hmac
import re
from typing import Any

from django.conf import settings

from praksisnet.guard.neutral import find_signs
from praksisnet.guard.text import find_cpr
from praksisnet.kit.names import fold
from praksisnet.kit.observe import observe
from praksisnet.people.models import Person
from praksisnet.search.analysis import FILLERS, tokens
from praksisnet.search.analysis.tokens import tidy
from praksisnet.thesaurus.words import ASKED, LONGEST_ASKED, MARKS, OPENED

_NUMBER = re.compile(r"\d{4,}")


def note_search(person: Person, typed: str, number: int) -> None:
    """That somebody looked for this, and how much was found."""
    if fields := countable(person, typed):
        observe(ASKED, **fields, is_missed=number == 0)


def note_opening(person: Person, typed: str) -> None:
    """That somebody opened what this led to."""
    if fields := countable(person, typed):
        observe(OPENED, digest=fields["digest"])


def countable(person: Person, typed: str) -> dict[str, Any]:
    """Nothing of what may be about somebody: numbers, addresses, signs of a case, what is long enough to tell one."""
    words = [token.text.lower() for token in tokens(tidy(typed)) if fold(token.text) not in FILLERS]
    words = list(dict.fromkeys(words))
    if not 1 <= len(words) <= LONGEST_ASKED or "@" in typed or _NUMBER.search(typed):
        return {}
    if find_cpr(typed) or find_signs(typed):
        return {}
    kept = " ".join(words)
    digest = _secret(fold(kept))
    return {"digest": digest, "words": kept[:200], "mark": 1 << int(_secret(f"{digest}:{person.pk}"), 16) % MARKS}


def _secret(text: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"thesaurus:{text}".encode(), "sha256").hexdigest()
