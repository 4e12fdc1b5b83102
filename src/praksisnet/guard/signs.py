"""Signs that a text is about somebody who can be pointed out. They do not stop it: the writer is asked."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    NAME = "name"
    INITIALS = "initials"
    COUNT = "count"
    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"


MESSAGES: dict[Kind, Promise] = {
    Kind.NAME: _("There is a name next to a word for a child or a family."),
    Kind.INITIALS: _("There are initials next to an age or a birthday."),
    Kind.COUNT: _("So few children in one municipality could be recognised."),
    Kind.PHONE: _("There is a telephone number."),
    Kind.MAIL: _("There is a private mail address."),
    Kind.ADDRESS: _("There is an address."),
}
# What stands in the place of what nobody needs to know.
NEUTRAL: dict[Kind, Promise] = {
    Kind.COUNT: _("a few children"),
    Kind.PHONE: _("[telephone number]"),
    Kind.MAIL: _("[mail address]"),
    Kind.ADDRESS: _("[address]"),
}


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """``text[start:end]`` points somebody out. It lives as long as the request, and is never logged or kept.

    ``word`` is the neutral word before a letter, empty for what is replaced as a whole. ``who``: where the name itself
    stands, for those who are told apart.
    """

    start: int
    end: int
    kind: Kind
    word: str = ""
    who: tuple[int, int] = (0, 0)
