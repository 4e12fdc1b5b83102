"""What a spreadsheet of organisations, or of people and where they work, would do, and doing it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cache

from django.conf import settings
from django.db import transaction
from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import is_cpr_cell
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.imports import Outcome, Plan, Row, Verdict, make_plan
from praksisnet.kit.names import fold, sort_name
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.actions.affiliations import affiliate
from praksisnet.organisations.actions.organisations import Facts, change_organisation, create_organisation, put
from praksisnet.organisations.models import Affiliation, Organisation
from praksisnet.organisations.sheets import ORGANISATION_COLUMNS, PLACE_COLUMNS
from praksisnet.organisations.words import AffiliationKind, Kind
from praksisnet.people.actions import imports as people
from praksisnet.people.models import Person

PEOPLE_COLUMNS = (*people.COLUMNS, *PLACE_COLUMNS)
CHANGED = _("Somebody changed something since the preview. Look at the new preview and confirm again.")


def plan_organisations(rows: Sequence[Row]) -> Plan:
    """Say of every row whether the organisation is new, changed, unchanged or wrong, in one statement."""
    book = _Book(Organisation.objects.all())
    return make_plan(
        rows, ORGANISATION_COLUMNS, lambda values: _judge_organisation(values, book), is_cpr_cell, _identity
    )


@transaction.atomic
def import_organisations(rows: Sequence[Row], seen: str, *, by: Actor) -> Plan:
    """Do what the preview showed, all of it or nothing. Refuses that the preview no longer holds."""
    plan = plan_organisations(rows)
    if plan.digest != seen:
        raise Refused(CHANGED)
    for line in plan.to_apply:
        present, facts = line.target
        if present is None:
            organisation = create_organisation(_word(Kind, line.values["kind"]), by=by, **facts)
        else:
            organisation = change_organisation(present, by=by, **facts)
        record("organisation_imported", organisation, by=by, refs={"row": line.number})
    return plan


def plan_people(rows: Sequence[Row]) -> Plan:
    """Say of every row what it would do to the person and to where the person works, in three statements."""
    addresses = {row.values["email"].lower() for row in rows}
    known = {person.email: person for person in Person.objects.filter(email__in=addresses)}
    book = _Book(Organisation.objects.on())
    places = {
        (place.person_id, place.organisation_id, place.kind): place.unit
        for place in Affiliation.objects.filter(valid_until__isnull=True, person__email__in=addresses)
    }
    return make_plan(
        rows, PEOPLE_COLUMNS, lambda values: _judge_person(values, known, book, places), is_cpr_cell, _same_place
    )


@transaction.atomic
def import_people(rows: Sequence[Row], seen: str, *, by: Actor) -> Plan:
    """Do what the preview showed, all of it or nothing. Refuses that the preview no longer holds."""
    plan = plan_people(rows)
    if plan.digest != seen:
        raise Refused(CHANGED)
    for line in plan.to_apply:
        person, organisation = line.target
        person = people.bring_in(line.values, person, by=by)
        kind = _word(AffiliationKind, line.values["place"] or AffiliationKind.EMPLOYEE)
        affiliate(person, organisation, line.values["unit"], kind=kind, by=by)
    return plan


class _Book:
    """All organisations, to be looked up as people write them: by code, with or without zeros in front, or by name."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self.by_code: dict[tuple[str, str], Organisation] = {}
        self.by_name: dict[tuple[str, str], Organisation] = {}
        self.named: dict[str, list[Organisation]] = defaultdict(list)
        for organisation in organisations:
            if organisation.code:
                self.by_code[organisation.kind, organisation.code] = organisation
            if organisation.valid_until is None:
                self.by_name[organisation.kind, organisation.sort_name] = organisation
            self.named[organisation.sort_name].append(organisation)

    def same(self, kind: str, name: str, code: str) -> Organisation | None:
        """The organisation that a row is about. Refuses a code and a name of two different ones."""
        by_code, by_name = self.by_code.get((kind, code)), self.by_name.get((kind, sort_name(name)))
        if by_code and by_name and by_code.pk != by_name.pk:
            raise Refused(_("The code belongs to %(one)s and the name to another.") % {"one": by_code.name})
        if by_name and code and by_name.code and by_code is None:
            raise Refused(_("%(name)s has the code %(code)s.") % {"name": by_name.name, "code": by_name.code})
        return by_code or by_name

    def find(self, text: str) -> Organisation:
        """The one organisation a code or a name means. Refuses none and several."""
        codes = {text, text.zfill(4)} if text.isdecimal() else {text}
        found = [organisation for (_kind, code), organisation in self.by_code.items() if code in codes]
        names = {sort_name(text), sort_name(text.lower().removesuffix(" kommune"))}
        found = found or [organisation for name in sorted(names) for organisation in self.named.get(name, [])]
        if not found:
            raise Refused(_("There is no organisation called “%(name)s”.") % {"name": text})
        if len(found) > 1:
            raise Refused(_("Several organisations are called “%(name)s”. Write the code instead.") % {"name": text})
        return found[0]


def _judge_organisation(values: dict[str, str], book: _Book) -> Verdict:
    kind = _word(Kind, values["kind"])
    facts = _facts(values)
    present = book.same(kind, values["name"], facts.get("code") or "")
    if present and sort_name(values["name"]) == present.sort_name:
        facts["name"] = present.name  # how the spreadsheet happens to spell it is no change
    draft = copy(present) if present else Organisation(kind=kind, valid_from=clock.today())
    changed = put(draft, facts)
    if present is None:
        return Verdict(Outcome.NEW, target=(None, facts))
    labels = {column.key: str(column.label) for column in ORGANISATION_COLUMNS}
    words = ", ".join(labels[field] for field in changed)
    return Verdict(Outcome.CHANGED if changed else Outcome.UNCHANGED, words, target=(present, facts))


def _judge_person(
    values: dict[str, str],
    known: dict[str | None, Person],
    book: _Book,
    places: dict[tuple[int, int, str], str],
) -> Verdict:
    organisation = book.find(values["organisation"])
    kind = _word(AffiliationKind, values["place"] or AffiliationKind.EMPLOYEE)
    verdict = people.judge_row(values, known)
    person: Person | None = verdict.target
    unit = places.get((person.pk, organisation.pk, kind)) if person else None
    target = (person, organisation)
    if person is None:
        return Verdict(Outcome.NEW, organisation.name, target=target)
    words = [str(verdict.detail)] if verdict.detail else []
    if unit is None:
        words.append(organisation.name)
    elif values["unit"] and unit != values["unit"]:
        words.append(str(_("Unit")).lower())
    return Verdict(Outcome.CHANGED if words else Outcome.UNCHANGED, ", ".join(words), target=target)


def _facts(values: dict[str, str]) -> Facts:
    """What a row says; an empty cell leaves what is known. Spreadsheets drop the zeros in front of a code."""
    facts: Facts = {"name": values["name"]}
    if values["code"]:
        is_municipality = _word(Kind, values["kind"]) == Kind.MUNICIPALITY and values["code"].isdecimal()
        facts["code"] = values["code"].zfill(4) if is_municipality else values["code"]
    if values["domain"]:
        facts["domain"] = values["domain"]
    if values["mailbox"]:
        facts["mailbox"] = values["mailbox"]
    return facts


def _word(choices: type[TextChoices], text: str) -> str:
    """The choice that a word means, in any language. Refuses an unknown word with those that are known."""
    value = _words(choices).get(fold(text))
    if value is None:
        known = ", ".join(str(label) for label in choices.labels)
        raise Refused(_("“%(word)s” is not one of: %(known)s.") % {"word": text, "known": known})
    return value


@cache
def _words(choices: type[TextChoices]) -> dict[str, str]:
    known = {fold(value): str(value) for value in choices.values}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            known |= {fold(str(label)): str(value) for value, label in choices.choices}
    return known


def _identity(values: dict[str, str]) -> str:
    return f"{_word(Kind, values['kind'])} {_facts(values).get('code') or sort_name(values['name'])}"


def _same_place(values: dict[str, str]) -> str:
    return f"{values['email'].lower()} {sort_name(values['organisation'])} {fold(values['place'])}"
