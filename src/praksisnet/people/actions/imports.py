from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import is_cpr_cell
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.imports import Column, Outcome, Plan, Row, Verdict, make_plan
from praksisnet.kit.refusal import Refused
from praksisnet.people.actions.accounts import change_person, invite_person
from praksisnet.people.models import Person
from praksisnet.people.words import JOB_TITLE, LANGUAGES, NAME, WORK_MAIL

COLUMNS = (
    Column("name", NAME, required=True, aliases=("navn",), example="Mette Kjær", most=120),
    Column(
        "email",
        WORK_MAIL,
        required=True,
        aliases=("mail", "e-mail"),
        example="mette.kjaer@koege.example",
        most=254,
        is_address=True,
    ),
    Column("title", JOB_TITLE, aliases=("titel", "stilling"), example="Teamleder", most=120),
    Column("phone", _("Phone at work"), aliases=("telefon", "phone", "tlf"), example="12 34 56 78", most=30),
    Column("language", pgettext_lazy("column", "Language"), aliases=("sprog",), example="da"),
)
LANGUAGE_WORDS = {"": "", "da": "da", "dansk": "da", "danish": "da", "en": "en", "engelsk": "en", "english": "en"}


def plan_import(rows: Sequence[Row]) -> Plan:
    """Say of every row whether it is new, changed, unchanged or wrong. Two statements, however many rows."""
    addresses = {row.values["email"].lower() for row in rows}
    known = {person.email: person for person in Person.objects.filter(email__in=addresses)}
    return make_plan(
        rows,
        COLUMNS,
        lambda values: judge_row(values, known),
        is_cpr_cell,
        lambda values: values["email"].lower(),
    )


def judge_row(values: dict[str, str], known: dict[str | None, Person]) -> Verdict:
    """What a row would do. Refuses an unknown language and a closed account."""
    _refuse_unknown_language(values)
    person = known.get(values["email"].lower())
    if person is None:
        return Verdict(Outcome.NEW)
    if person.deactivated_at:
        raise Refused(_("This person's account is deactivated. Reactivate it first."))
    changed = _changed(person, values)
    labels = {column.key: column.label for column in COLUMNS}
    words = [str(labels[key]) for key in changed] + ([] if person.invited_at else [gettext("may sign in")])
    if not words:
        return Verdict(Outcome.UNCHANGED, target=person)
    return Verdict(Outcome.CHANGED, ", ".join(words), target=person)


@transaction.atomic
def import_people(rows: Sequence[Row], seen: str, *, by: Actor) -> Plan:
    """Do what the preview showed, all of it or nothing.

    Refuses: that the preview no longer holds, because somebody changed one of the people meanwhile.
    """
    plan = plan_import(rows)
    if plan.digest != seen:
        raise Refused(_("Somebody changed people since the preview. Look at the new preview and confirm again."))
    for line in plan.to_apply:
        person = bring_in(line.values, line.target, by=by)
        record("imported_person", person, by=by, refs={"row": line.number})
    return plan


def bring_in(values: dict[str, str], person: Person | None, *, by: Actor) -> Person:
    """Make or change one person as a row says. For imports only: the row was judged in the same transaction."""
    if person is None:
        return invite_person(
            name=values["name"],
            email=values["email"],
            title=values["title"],
            phone=values["phone"],
            language=_language(values) or "da",
            by=by,
        )
    change_person(
        person,
        name=values["name"],
        email=values["email"],
        title=values["title"] or person.title,
        phone=values["phone"] or person.phone,
        language=_language(values) or person.language,
        invited=True,
        by=by,
    )
    return person


def _refuse_unknown_language(values: dict[str, str]) -> None:
    if values["language"].lower() not in LANGUAGE_WORDS:
        names = ", ".join(code for code, _name in LANGUAGES)
        raise Refused(_("The language must be one of: %(names)s.") % {"names": names})


def _language(values: dict[str, str]) -> str:
    return LANGUAGE_WORDS[values["language"].lower()]


def _changed(person: Person, values: dict[str, str]) -> list[str]:
    """The columns that differ. An empty cell leaves what is known."""
    wanted = {**values, "language": _language(values)}
    return [
        key for key in ("name", "title", "phone", "language") if wanted[key] and wanted[key] != getattr(person, key)
    ]
