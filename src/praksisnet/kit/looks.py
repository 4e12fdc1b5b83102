"""How a state is shown, the same in every room: never by colour alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """What ``status`` of the components draws: ``kind`` is ok, info, warn or bad; ``text`` is the word."""

    kind: str
    icon: str
    text: str
