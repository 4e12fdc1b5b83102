"""How the places of a meeting are given when there are fewer than those who want one."""

from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.actions.ground import locked, refuse_held
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.meetings.queries.invited import municipality_ids_invited

MOMENTS = ("firm_from_at", "substitutes_until_at", "own_first_until_at", "reserved_until_at")


class PlaceRules(TypedDict, total=False):
    """What is left out stays as it is."""

    firm_from_at: datetime | None
    answer_hours: int
    quiet_hours: int
    substitutes_until_at: datetime | None
    own_first_until_at: datetime | None
    most_each: int | None
    reserved_each: int
    reserved_until_at: datetime | None


@transaction.atomic
def set_place_rules(meeting: Meeting, *, by: Actor, **rules: Unpack[PlaceRules]) -> Meeting:
    """From now on; who may come by the new rules moves up at once. The same again changes nothing.

    Refuses: a meeting that is cancelled or held; a moment after the start; places that are kept without a date until
    when, or more of them than there are; fewer for a municipality than are kept for it.
    """
    meeting = locked(meeting)
    refuse_held(meeting)
    changed = [name for name, value in rules.items() if getattr(meeting, name) != value]
    for name in changed:
        setattr(meeting, name, rules[name])  # type: ignore[literal-required]
    if not meeting.reserved_each:
        meeting.reserved_until_at = None
    _refuse_moments(meeting)
    _refuse_numbers(meeting)
    if changed:
        meeting.save(update_fields=[*changed, "reserved_until_at"])
        record("place_rules_set", meeting, by=by, fields=changed)
        sockets.call("places", meeting, by)
    return meeting


def moments_follow(meeting: Meeting, before: datetime | None) -> None:
    """When the day is another one, the moments keep their distance to it, and their time on the wall."""
    if before is None or meeting.starts_at is None:
        return
    days = _day(meeting.starts_at) - _day(before)
    for name in MOMENTS:
        if moment := getattr(meeting, name):
            local = moment.astimezone(clock.COPENHAGEN)
            moved = clock.at(local.date() + days, local.hour, local.minute)
            setattr(meeting, name, min(moved, meeting.starts_at))


def _day(moment: datetime) -> Any:
    return moment.astimezone(clock.COPENHAGEN).date()


def _refuse_moments(meeting: Meeting) -> None:
    for name in MOMENTS:
        moment = getattr(meeting, name)
        if moment and meeting.starts_at and moment > meeting.starts_at:
            raise Refused(_("It must be before the meeting starts."), code=name)
    if meeting.reserved_each and meeting.reserved_until_at is None:
        raise Refused(_("Say until when the places are kept."), code="reserved_until_at")


def _refuse_numbers(meeting: Meeting) -> None:
    if meeting.most_each is not None and meeting.most_each < max(1, meeting.reserved_each):
        raise Refused(_("A municipality may have at least as many places as are kept for it."), code="most_each")
    if not meeting.reserved_each:
        return
    places = Pool.objects.filter(meeting=meeting, session__isnull=True).aggregate(all=Sum("capacity"))["all"] or 0
    kept = meeting.reserved_each * len(municipality_ids_invited(meeting))
    if kept > places:
        said = {"kept": kept, "places": places}
        text = _("That is %(kept)s places in all, and the meeting has %(places)s.")
        raise Refused(text, params=said, code="reserved_each")
