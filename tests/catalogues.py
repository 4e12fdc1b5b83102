"""The phrases of the catalogues that give a page's language away."""

from functools import cache

from babel.messages.pofile import read_po

from tests.house.contracts import SOURCE


@cache
def _pairs() -> set[tuple[str, str]]:
    pairs = set()
    for path in SOURCE.rglob("locale/da/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            pairs |= {
                (message.id, str(message.string))
                for message in read_po(file)
                if isinstance(message.id, str) and message.id and message.string and message.id != message.string
            }
    return pairs


def english_only() -> set[str]:
    """English phrases of two words or more that are not Danish phrases too."""
    return {english for english, _ in _pairs() if " " in english} - {danish for _, danish in _pairs()}


def danish_only() -> set[str]:
    return {danish for _, danish in _pairs() if " " in danish} - {english for english, _ in _pairs()}
