"""Rules from a spreadsheet: one a row, shown before anything happens."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import is_cpr_cell
from praksisnet.kit.actor import Actor
from praksisnet.kit.imports import Column, Outcome, Plan, Row, Verdict, make_plan
from praksisnet.kit.names import fold
from praksisnet.kit.refusal import Refused
from praksisnet.thesaurus.actions.keeping import add_rule, refuse_words
from praksisnet.thesaurus.models import Rule
from praksisnet.thesaurus.words import Kind

COLUMNS = (
    Column("word", _("Word"), required=True, aliases=("ord",), example="aflastning", most=60),
    Column("others", _("Other words"), aliases=("andre ord",), example="aflastningsophold, weekendophold", most=400),
    Column("kind", _("How"), aliases=("hvordan",), example="=", most=10),
)
SIGNS = {"": Kind.SAME, "=": Kind.SAME, ">": Kind.LEADS, "!": Kind.WHOLE}


def plan_import(rows: Sequence[Row]) -> Plan:
    """Say of every row whether it is new, there already or wrong."""
    known = {(kind, tuple(sorted(map(fold, words)))) for kind, words in Rule.objects.values_list("kind", "words")}
    return make_plan(
        rows, COLUMNS, lambda values: _judge(values, known), is_cpr_cell, lambda values: fold(values["word"])
    )


@transaction.atomic
def import_rules(rows: Sequence[Row], seen: str, *, by: Actor) -> Plan:
    """Do what the preview showed, all of it or nothing. Refuses: that the preview no longer holds."""
    plan = plan_import(rows)
    if plan.digest != seen:
        raise Refused(_("Somebody changed the words since the preview. Look at the new preview and confirm again."))
    for line in plan.to_apply:
        add_rule(*_read(line.values), by=by)
    return plan


def _read(values: dict[str, str]) -> tuple[Kind, list[str]]:
    kind = SIGNS.get(values["kind"].strip())
    if kind is None:
        raise Refused(
            _("Write = where the words mean the same, > where the first leads to the others, ! to keep it whole.")
        )
    return kind, [values["word"].strip(), *(word.strip() for word in values["others"].split(",") if word.strip())]


def _judge(values: dict[str, str], known: set[tuple[str, tuple[str, ...]]]) -> Verdict:
    kind, words = _read(values)
    if (kind.value, tuple(sorted(map(fold, words)))) in known:
        return Verdict(Outcome.UNCHANGED)
    refuse_words(kind, words)
    return Verdict(Outcome.NEW, ", ".join(words[1:]))
