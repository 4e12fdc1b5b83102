"""What a spreadsheet of resources would do, and doing it: each row becomes a draft, or changes one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.markdown import as_read
from praksisnet.guard.text import is_cpr_cell
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.imports import Outcome, Plan, Row, Verdict, make_plan
from praksisnet.kit.names import fold, sort_name
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions.writing import change_resource, create_resource, kept_right
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.sheets import RESOURCE_COLUMNS
from praksisnet.knowledge.words import Kind, State
from praksisnet.networks.models import Programme
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import municipalities
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from praksisnet.themes.queries import themes_by_word

CHANGED = _("Somebody changed something since the preview. Look at the new preview and confirm again.")


@dataclass(slots=True)
class _Book:
    """What rows name, looked up as people write it: read once, in five statements."""

    resources: dict[str, Resource]
    under: dict[int, set[int]]
    themes: dict[str, Theme]
    municipalities: dict[str, Organisation]
    kinds: dict[str, str]


def plan_resources(rows: Sequence[Row], *, programme: Programme) -> Plan:
    """Say of every row whether it is a new draft, changes one, changes nothing or is wrong."""
    book = _book(programme)
    return make_plan(rows, RESOURCE_COLUMNS, lambda values: _judge(values, book), _holds_number, _identity)


@transaction.atomic
def import_resources(rows: Sequence[Row], seen: str, *, programme: Programme, owner: Person, by: Actor) -> Plan:
    """Do what the preview showed, all of it or nothing. ``owner`` keeps right what needs somebody to.

    Refuses that the preview no longer holds, and what ``create_resource`` refuses.
    """
    plan = plan_resources(rows, programme=programme)
    if plan.digest != seen:
        raise Refused(CHANGED)
    for line in plan.to_apply:
        known, values = line.target
        if known is None:
            made = create_resource(programme, **values, **kept_right(values["kind"], owner), by=by)
        else:
            made = change_resource(known, **values, by=by)
        record("resource_imported", made, by=by, refs={"row": line.number})
    return plan


def _holds_number(text: str) -> bool:
    """As it is written, or as its readers see it."""
    return is_cpr_cell(text) or is_cpr_cell(as_read(text))


def _judge(values: dict[str, str], book: _Book) -> Verdict:
    wanted = _wanted(values, book)
    known = book.resources.get(sort_name(values["name"]))
    if known is None:
        return Verdict(Outcome.NEW, target=(None, wanted))
    if known.state is not State.DRAFT:
        return Verdict(Outcome.UNCHANGED, _("It is no longer a draft. Change it on its own page."))
    wanted["title"] = known.title  # how the spreadsheet happens to spell it is no change
    labels = {column.key: str(column.label) for column in RESOURCE_COLUMNS}
    changed = [name for name, value in wanted.items() if _is_other(known, name, value, book)]
    words = ", ".join(labels.get(name, name) for name in changed)
    return Verdict(Outcome.CHANGED if changed else Outcome.UNCHANGED, words, target=(known, wanted))


def _is_other(known: Resource, name: str, value: Any, book: _Book) -> bool:
    if name == "themes":
        return book.under.get(known.pk, set()) != {theme.pk for theme in value}
    return bool(getattr(known, name) != value)


def _wanted(values: dict[str, str], book: _Book) -> dict[str, Any]:
    """What the row says; an empty cell leaves what is known. Refuses what names nothing."""
    kind = book.kinds.get(fold(values["kind"]))
    if kind is None:
        known = ", ".join(str(label) for label in Kind.labels)
        raise Refused(_("“%(word)s” is not one of: %(known)s.") % {"word": values["kind"], "known": known})
    wanted: dict[str, Any] = {"kind": kind, "title": values["name"], "summary": values["summary"]}
    wanted |= {name: values[name] for name in ("body", "source", "link") if values[name]}
    if values["link"] and not values["link"].startswith(("https://", "http://")):
        raise Refused(_("Write the link as an address that begins with https://."))
    if values["themes"]:
        wanted["themes"] = [_theme(part, book) for part in re.split(r"[;,]", values["themes"]) if part.strip()]
    if values["municipality"]:
        wanted["municipality"] = _municipality(values["municipality"], book)
    return wanted


def _theme(text: str, book: _Book) -> Theme:
    found = book.themes.get(fold(text))
    if found is None:
        raise Refused(_("There is no theme called “%(name)s”.") % {"name": text.strip()})
    return found


def _municipality(text: str, book: _Book) -> Organisation:
    found = book.municipalities.get(text.zfill(4) if text.isdecimal() else sort_name(text))
    found = found or book.municipalities.get(sort_name(text.lower().removesuffix(" kommune")))
    if found is None:
        raise Refused(_("There is no municipality called “%(name)s”.") % {"name": text})
    return found


def _identity(values: dict[str, str]) -> str:
    return sort_name(values["name"])


def _book(programme: Programme) -> _Book:
    mine = Resource.objects.filter(programme=programme).order_by("-archived_at", "pk")
    through = Resource.themes.through.objects.filter(resource__programme=programme, resource__published_at__isnull=True)
    under: dict[int, set[int]] = {}
    for resource_id, theme_id in through.values_list("resource", "theme"):
        under.setdefault(resource_id, set()).add(theme_id)
    places: dict[str, Organisation] = {}
    for one in municipalities():
        places[sort_name(one.name)] = one
        places |= {one.code: one} if one.code else {}
    # Of two of one title the one that is not archived is meant.
    return _Book({one.sort_name: one for one in mine.defer("body")}, under, themes_by_word(), places, _kinds())


def _kinds() -> dict[str, str]:
    """The types as they are called in any of our languages."""
    known = {fold(value): value for value in Kind.values}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            known |= {fold(str(label)): value for value, label in Kind.choices}
    return known
