"""What people may choose about: a socket. Rooms register their planned and weekly purposes from ``apps.ready()``."""

from dataclasses import dataclass
from typing import Any

from praksisnet.notices.models import How

SIGN_IN_CODE = "sign_in_code"
WEEKLY_LETTER = "weekly_letter"


@dataclass(frozen=True, slots=True)
class Purpose:
    """``label`` and ``hint`` are lazy translations; ``proposed`` is what holds until somebody chooses."""

    key: str
    label: Any
    hint: Any
    proposed: How
    choices: tuple[How, ...] = (How.AT_ONCE, How.DIGEST, How.NEVER)


# Their bodies are wiped the moment the letter ends: what they hold must not be found in a backup.
SECRET = frozenset({SIGN_IN_CODE})

_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    _purposes[purpose.key] = purpose


def all_purposes() -> list[Purpose]:
    return list(_purposes.values())


def purpose_of(key: str) -> Purpose | None:
    return _purposes.get(key)
