"""What waits for people today: the facilitator's tasks, and a changed text for the authority to approve."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.approvals import actions as approvals
from praksisnet.demo.actions.history import Event
from praksisnet.demo.personas import personas
from praksisnet.demo.recipe import ApprovalRecipe, ProgrammeRecipe
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person
from praksisnet.todos import actions as todos


def work_events(plan: ProgrammeRecipe, programme: Programme, today: date) -> Iterator[Event]:
    text = plan.text_to_approve
    if text is None:
        return
    approver = Person.objects.get(email=personas()[plan.roles["authority"]].email)
    by = Actor.person(programme.created_by)
    yield Event(clock.at(today - timedelta(days=25), 10), lambda: _approved(programme, text, approver, by))
    yield Event(clock.at(today - timedelta(days=2), 13), lambda: _changed(programme, text, by))
    yield Event(clock.at(today - timedelta(days=2), 14), lambda: _tasks(programme, today, by))


def _approved(programme: Programme, text: ApprovalRecipe, approver: Person, by: Actor) -> None:
    sent = approvals.send_for_approval(
        programme,
        approver=approver,
        title=text.title,
        address=reverse("networks:programme", args=[programme.pk]),
        text=text.before.strip(),
        by=by,
    )
    approvals.approve(sent, by=Actor.person(approver))


def _changed(programme: Programme, text: ApprovalRecipe, by: Actor) -> None:
    approvals.reopen(programme, text=text.now.strip(), by=by)


def _tasks(programme: Programme, today: date, by: Actor) -> None:
    """What only a person can do; nothing ticks these by itself."""
    awaiting = f"{reverse('networks:coverage', args=[programme.pk])}?state="
    for name, title, address, days in (
        ("call", _("Call the municipalities that have not answered"), f"{awaiting}awaiting#table", 5),
        ("fill", _("Help the municipalities with vacant places to name somebody"), f"{awaiting}vacant#table", 12),
    ):
        todos.add(
            f"demo:{programme.pk}:{name}",
            programme,
            title=title,
            address=address,
            owner=programme.created_by,
            due_on=today + timedelta(days=days),
            by=by,
        )
