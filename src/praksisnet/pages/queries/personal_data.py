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
    return [
        Cookie(settings.SESSION_COOKIE_NAME, _("Keeps you logged on."), _session_time()),
        Cookie(settings.CSRF_COOKIE_NAME, _("Makes sure that what is sent comes from our own pages."), _("One year")),
        Cookie(settings.LANGUAGE_COOKIE_NAME, _("Remembers whether you read Danish or English."), _("One year")),
        Cookie("messages", _("Carries a receipt to the next page."), _("Until it has been shown")),
    ]


def _session_time() -> str:
    hours = settings.SESSION_COOKIE_AGE // 3600
    if hours < 48:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return _span(hours // 24)


def _span(number: int) -> str:
    """Days, or years when they are whole."""
    years, rest = divmod(number, 365)
    if years and not rest:
        return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}
    return ngettext("%(n)s day", "%(n)s days", number) % {"n": number}


def _holding(label: str, declared: Privacy) -> Holding:
    # The sentence is written on the model; its translation lies in pages' catalogue.
    kept = list(dict.fromkeys(kept_text(keep) for keep in declared.keep))
    return Holding(_(declared.purpose), kept, label, declared.fields)


def kept_text(keep: Keep) -> str:
    """How long, in words."""
    if keep.archive:
        return _("Until the decision on archiving has been made")
    if keep.days is None:
        return _("As long as you take part")
    if keep.days == 0:
        return _("Deleted on the day that is said where you write it")
    text = _("Emptied after %(time)s") if keep.clear else _("Deleted after %(time)s")
    return text % {"time": _span(keep.days)}
