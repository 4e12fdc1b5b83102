"""What people may choose about: a socket. Rooms register their planned and weekly purposes from ``apps.ready()``."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from praksisnet.notices.letters import Urgency
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
_names: dict[str, Any] = {}


def register(purpose: Purpose) -> None:
    _purposes[purpose.key] = purpose


def name(key: str, label: Any) -> None:
    """What a letter is called that nobody chooses about, where letters are listed."""
    _names[key] = label


def words_of(key: str, urgency: str) -> str:
    """What a letter of this purpose is called; by how soon it leaves, where no room has named it."""
    purpose = _purposes.get(key)
    by_urgency = {
        Urgency.RECEIPT: _("Receipt"),
        Urgency.PLANNED: _("Planned mail"),
        Urgency.DIGEST: _("In the weekly letter"),
    }
    return str(purpose.label if purpose else _names.get(key) or by_urgency.get(Urgency(urgency), _("Urgent mail")))


def all_purposes() -> list[Purpose]:
    return list(_purposes.values())


def purpose_of(key: str) -> Purpose | None:
    return _purposes.get(key)
