"""What happens by itself: reminders of silence, a theme that moves, a person who is forgotten."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.models import Agenda, Change, Decision, Ground, Need, Question, Reply, Support
from praksisnet.adaptation.queries import needs_to_ask_about
from praksisnet.adaptation.words import ASKED_AFTER, CLOSED, DECIDED, SILENT_AT_MOST
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.people.actions import unname
from praksisnet.people.models import Person
from praksisnet.todos.actions import add


@transaction.atomic
def add_due_todos(*, by: Actor) -> int:
    """Ask the facilitators about every need that has been silent for 45 days, due at 60; returns how many are asked.

    Twice at most for a need: to decide on it, and, once it is chosen, to tell what came of it.
    """
    asked = 0
    for need in needs_to_ask_about(clock.now() - ASKED_AFTER):
        since = need.chosen_at or need.raised_at
        title = _("Tell what came of a chosen need") if need.chosen_at else _("Answer a need that has waited long")
        add(
            f"need:{need.pk}:{'close' if need.chosen_at else 'decide'}",
            need,
            title=title,
            address=reverse("adaptation:need", args=[need.pk]),
            token=f"role:facilitator:programme:{need.programme_id}",
            due_on=(since + SILENT_AT_MOST).astimezone(clock.COPENHAGEN).date(),
            condition=CLOSED if need.chosen_at else DECIDED,
            by=by,
        )
        asked += 1
    return asked


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """What was written stays with the municipality; that it was this person who wrote or decided goes."""
    deeds = {
        Need: ["raised_by", "merged_by", "chosen_by", "answered_by", "declined_by"],
        Support: ["supported_by"],
        Ground: ["made_by"],
        Change: ["made_by", "published_by"],
        Agenda: ["frozen_by"],
        Decision: ["decided_by", "owner"],
        Question: ["made_by"],
        Reply: ["written_by"],
    }
    erased = unname(person, deeds)
    if erased:
        record("erased_need_traces", person, by=by, refs={"erased": erased})
