"""What happens by itself: tasks that fall due, a theme that moves, a person who is forgotten."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting, PlanChange, Round, Session, Speaking
from praksisnet.meetings.queries import to_close, to_publish
from praksisnet.meetings.words import CLOSED, PUBLISHED
from praksisnet.people.actions import unname
from praksisnet.people.models import Person
from praksisnet.todos.actions import add

PUBLISHED_BEFORE = timedelta(days=42)
CLOSED_AFTER = timedelta(days=2)


@transaction.atomic
def add_due_todos(*, by: Actor) -> int:
    """Ask for what comes next: publish what was announced and is near, close what has been held. Returns how many."""
    near = list(to_publish(clock.now() + PUBLISHED_BEFORE))
    for meeting in near:
        _add(meeting, "publish", _("Publish the programme and invite"), PUBLISHED, -PUBLISHED_BEFORE, by)
    held = list(to_close())
    for meeting in held:
        _add(meeting, "close", _("Close the meeting"), CLOSED, CLOSED_AFTER, by)
    return len(near) + len(held)


def _add(meeting: Meeting, key: str, title: object, condition: str, offset: timedelta, by: Actor) -> None:
    add(
        f"meeting:{meeting.pk}:{key}",
        meeting,
        title=format_lazy("{}: {}", title, meeting.title),
        address=reverse("pages:meeting", kwargs={"meeting_id": meeting.pk}),
        token=token_of_facilitators(meeting),
        due_on=_day(meeting.starts_at, offset),
        condition=condition,
        by=by,
    )


def token_of_facilitators(meeting: Meeting) -> str:
    """Of the programme, or of the network where the programme has none of its own."""
    home = f"network:{meeting.network_id}" if _has_own_facilitator(meeting) else f"programme:{meeting.programme_id}"
    return f"role:facilitator:{home}"


def _has_own_facilitator(meeting: Meeting) -> bool:
    found = meeting.programme.roles.filter(kind="facilitator", network__isnull=True, ended_at__isnull=True)
    return meeting.network_id is not None and not found.exists()


def _day(moment: datetime | None, offset: timedelta) -> date | None:
    return (moment + offset).astimezone(clock.COPENHAGEN).date() if moment else None


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """Meetings stay as history; that it was this person who made, ran or spoke at them goes."""
    deeds = ("made_by", "announced_by", "published_by", "closed_by", "cancelled_by")
    changes = ["made_by", "undone_by"]
    erased = unname(person, {Meeting: deeds, Round: ["made_by"], Session: ["notes_by"], PlanChange: changes})
    erased += Speaking.objects.filter(person=person).update(person=None, name="", title="", email="")
    if erased:
        record("erased_meeting_traces", person, by=by, refs={"erased": erased})
