"""What is held about people, read from the declarations on the models."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.kit.privacy import Category, Keep, Privacy
from praksisnet.pages.words import CATEGORIES


@dataclass(frozen=True, slots=True)
class Holding:
    """One table with personal data: why it is held, for how long, and its fields as the database names them."""

    purpose: str
    kept: list[str]
    table: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    name: Any
    text: Any
    holdings: list[Holding]


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    purpose: str
    kept: str


def personal_data() -> list[Group]:
    """Every declared table with personal data, by kind."""
    found: dict[Category, list[Holding]] = {category: [] for category in CATEGORIES}
    for model in apps.get_models():
        declared = getattr(model, "privacy", None)
        if isinstance(declared, Privacy) and declared.kind == "personal" and declared.category:
            found[declared.category].append(_holding(model._meta.label, declared))  # noqa: SLF001 -- Django's public name
    return [Group(key.value, *CATEGORIES[key], holdings) for key, holdings in found.items() if holdings]


def cookies() -> list[Cookie]:
    """The cookies this installation sets; all are needed, so nobody is asked to accept them."""
    session_days = settings.SESSION_COOKIE_AGE // 86400
    return [
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _("Keeps you logged on."),
            ngettext("%(n)s day", "%(n)s days", session_days) % {"n": session_days},
        ),
        Cookie(settings.CSRF_COOKIE_NAME, _("Makes sure that what is sent comes from our own pages."), _("One year")),
        Cookie(settings.LANGUAGE_COOKIE_NAME, _("Remembers whether you read Danish or English."), _("One year")),
        Cookie("messages", _("Carries a receipt to the next page."), _("Until it has been shown")),
    ]


def _holding(label: str, declared: Privacy) -> Holding:
    # The sentence is written on the model; its translation lies in pages' catalogue.
    return Holding(_(declared.purpose), [kept_text(keep) for keep in declared.keep], label, declared.fields)


def kept_text(keep: Keep) -> str:
    """How long, in words."""
    if keep.archive:
        return _("Until the decision on archiving has been made")
    if keep.days is None:
        return _("As long as you take part")
    text = (
        ngettext("Emptied after %(n)s day", "Emptied after %(n)s days", keep.days)
        if keep.clear
        else ngettext("Deleted after %(n)s day", "Deleted after %(n)s days", keep.days)
    )
    return text % {"n": keep.days}
