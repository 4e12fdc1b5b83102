"""Cases as their readers see them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from praksisnet.cases import rules, sockets
from praksisnet.cases.models import Case, Withheld
from praksisnet.cases.words import Outcome
from praksisnet.guard.forms import texts_in
from praksisnet.kit.looks import Look
from praksisnet.networks.queries.networks import facilitators_in
from praksisnet.networks.standings import reached
from praksisnet.people.models import Person


def cases_for(person: Person) -> QuerySet[Case]:
    """All of them for the data protection contact; a facilitator's own; and those about what one wrote oneself."""
    cases = Case.objects.select_related("programme", "network", "author", "pressed_by", "settled_by")
    if rules.is_contact(person):
        return cases
    return cases.filter(Q(author=person) | reached(rules.facilitates(person), "programme", "network"))


def item_for(person: Person, kind: sockets.Kind, item_id: int) -> Any:
    """The item, if the person reads it now by its room's own scope; else None."""
    return kind.readable(person).filter(pk=item_id).first()


def open_case(key: str, item_id: int) -> Case | None:
    """The one that hides it: its own, or that of something it follows."""
    own = Q(kind=key, item=item_id) | Q(pk__in=Withheld.objects.filter(key=key, row=item_id).values("case"))
    return Case.objects.filter(own, settled_at__isnull=True).order_by("pk").first()


def could_read(person: Person, key: str, item_id: int) -> bool:
    """It is hidden, and the person wrote it or could read it before."""
    case = open_case(key, item_id)
    return case is not None and (case.author_id == person.pk or case.viewers.filter(person=person).exists())


def listed(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those that wait first, the most urgent on top; then the newest."""
    waits = models.Case(When(settled_at__isnull=True, then=Value(0)), default=Value(1))
    return cases.order_by(waits, models.Case(When(settled_at__isnull=True, then="due_at")), "-settled_at", "-pk")


def deciders_of(case: Case) -> list[Person]:
    """The facilitators of where it stood; nobody where that is in no programme."""
    if case.programme is None:
        return []
    return [person for person in facilitators_in(case.programme) if rules.decides(person, case)]


def contacts() -> tuple[str, Person | None]:
    """The address of the data protection contact, and the account, if there is one."""
    wanted = settings.DATA_PROTECTION_ADDRESS.lower()
    known = Person.objects.filter(email=wanted, deactivated_at__isnull=True).first() if wanted else None
    return wanted, known


def texts_of(case: Case) -> list[tuple[Any, list[str]]]:
    """What is withheld, to be read: for each row its kind's name and its texts."""
    found = []
    for row in case.withheld.order_by("pk"):
        kind = sockets.kind_named(row.key)
        if kind:
            texts = [text for name in kind.texts for text in texts_in(row.words.get(name)) if text.strip()]
            found.append((kind.name, texts))
    return found


def look_of(case: Case) -> Look:
    if case.outcome == Outcome.PURGED:
        return Look("ok", "success", _("Deleted everywhere"))
    if case.outcome == Outcome.RELEASED:
        return Look("info", "info", _("No personal data: shown again"))
    if case.is_overdue:
        return Look("bad", "error", _("The 72 hours have passed"))
    return Look("warn", "warning", _("Hidden, waiting for you"))
