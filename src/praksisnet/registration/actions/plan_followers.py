"""What happens to registrations when meetings are moved, cancelled or held online, and when that is undone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from praksisnet.journal.actions import record, record_all
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import is_quiet
from praksisnet.meetings.actions import lock_pools, recount
from praksisnet.meetings.models import ChangedMeeting, Meeting
from praksisnet.meetings.queries import dated_ids
from praksisnet.meetings.sockets import Concerned
from praksisnet.meetings.words import ChangeKind, Mode, Registered
from praksisnet.notices.actions import post_all
from praksisnet.notices.letters import Draft
from praksisnet.registration import rules
from praksisnet.registration.actions.deleting import time_answers
from praksisnet.registration.mails import plan_changes as mails
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries import with_workshops
from praksisnet.registration.words import LIVE, TAKEN, State

# Of a registration, what a change of the meeting changes and an undoing puts back. The sequence only grows.
FIELDS = ("mode", "state", "state_at", "offer_ends_at", "confirm_by_at", "confirmed_at")
PLACE = ("registration_id", "session_id", "block", "pinned_at", "told_at")


class RegistrationFollower:
    def concerned(self, meetings: Sequence[Meeting]) -> dict[int, list[Concerned]]:
        """Everybody who is registered, waits or is asked, by name."""
        live = Registration.objects.filter(meeting__in=meetings, state__in=LIVE, person__email__isnull=False)
        found: dict[int, list[Concerned]] = {}
        for one in live.select_related("person", "municipality").order_by("person__sort_name", "pk"):
            home = one.municipality.name if one.municipality else ""
            said = Concerned(one.person_id, one.person.name, home, _standing(one))
            found.setdefault(one.meeting_id, []).append(said)
        return found

    def follow(self, row: ChangedMeeting, *, by: Actor) -> tuple[Any, Sequence[Draft]]:
        live = _live(row.meeting)
        kept: dict[str, Any] = {"rows": {one.pk: _fields(one) for one in live}, "places": []}
        kind, registered = row.change.kind, row.change.registered
        time_answers(row.meeting, by=by)
        if kind == ChangeKind.ONLINE:
            _update(live, mode=Mode.ONLINE)
        if kind != ChangeKind.CANCEL and registered == Registered.DROP:
            kept["places"] = _drop(row, live, by)
        elif kind != ChangeKind.CANCEL and registered == Registered.ASK:
            _ask(row, live, row.change.confirm_by_at, by)
        elif kind == ChangeKind.MOVE and _is_another_date(row):
            # Whoever said yes to all dates once has not said yes to this one.
            _ask(row, [one for one in live if one.series_id], rules.asks_again_until(row.meeting), by)
        kept["sequences"] = {one.pk: one.calendar_sequence for one in live}
        return kept, _letters(live, row)

    def put_back(self, row: ChangedMeeting, kept: Any, *, by: Actor) -> None:
        """Those who cancelled or registered meanwhile stay as they are now, and are told what holds."""
        before = {int(pk): said for pk, said in kept["rows"].items()}
        rows = list(Registration.objects.filter(pk__in=before).order_by("pk"))
        is_dropped = row.change.registered == Registered.DROP and row.change.kind != ChangeKind.CANCEL
        if is_dropped:
            rows = _undropped(rows, kept["places"])
        for one in rows:
            names = FIELDS if is_dropped or one.state == before[one.pk]["state"] else ("mode",)
            for name in names:
                setattr(one, name, _read(name, before[one.pk][name]))
        Registration.objects.bulk_update(rows, FIELDS)
        if is_dropped:
            for state in LIVE:
                back = [one for one in rows if one.state == state]
                record_all("put_back", back, by=by, fields=["state"], refs={"state": state.value})
        _count(row.meeting)
        time_answers(row.meeting, by=by)
        _tell_those_who_answered(row, kept["sequences"], by)


def _standing(one: Registration) -> str:
    said = str(one.get_state_display())
    return _("%(state)s, comes to all meetings") % {"state": said} if one.series_id else said


def _is_another_date(row: ChangedMeeting) -> bool:
    return bool(row.before["starts_at"] != row.after["starts_at"])


def _ask(row: ChangedMeeting, live: Sequence[Registration], until: datetime | None, by: Actor) -> None:
    """Those with a place say by then that they still come; the letter asks them."""
    coming = [one for one in live if one.state == State.REGISTERED]
    if not coming or until is None:
        return
    _update(coming, confirm_by_at=until, confirmed_at=None)
    for one in coming:
        one.confirms = True  # type: ignore[attr-defined]
    record_all("asked_to_confirm", coming, by=by, fields=["confirm_by_at"], refs={"change": row.change_id})


def _live(meeting: Meeting) -> list[Registration]:
    found = Registration.objects.filter(meeting=meeting, state__in=LIVE)
    live = list(with_workshops(found).order_by("pk"))
    for one in live:
        one.meeting = meeting
    return live


def _fields(one: Registration) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in FIELDS}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in said.items()}


def _read(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if value and name.endswith("_at") else value


def _update(rows: Sequence[Registration], **values: Any) -> None:
    Registration.objects.filter(pk__in=[one.pk for one in rows]).update(**values)
    for one in rows:
        for name, value in values.items():
            setattr(one, name, value)


def _drop(row: ChangedMeeting, live: Sequence[Registration], by: Actor) -> list[dict[str, Any]]:
    """Nobody is registered any more; returns the places in workshops that were given up."""
    places = Place.objects.filter(registration__in=live)
    kept = [{**one, **_moments(one)} for one in places.order_by("pk").values(*PLACE)]
    places.delete()
    refs = {"change": row.change_id}
    record_all("cancelled", [one for one in live if one.state != State.WAITING], by=by, fields=["state"], refs=refs)
    record_all("left_queue", [one for one in live if one.state == State.WAITING], by=by, fields=["state"], refs=refs)
    for one in live:
        one.was = one.state  # type: ignore[attr-defined]
        one.state, one.state_at, one.offer_ends_at = State.CANCELLED, clock.now(), None
        one.calendar_sequence += 1
    Registration.objects.bulk_update(live, ["state", "state_at", "offer_ends_at", "calendar_sequence"])
    _count(row.meeting)
    return kept


def _moments(one: dict[str, Any]) -> dict[str, Any]:
    return {name: one[name] and one[name].isoformat() for name in ("pinned_at", "told_at")}


def _undropped(rows: Sequence[Registration], places: Sequence[dict[str, Any]]) -> list[Registration]:
    """Those who have not registered again by themselves get back what they had."""
    back = Registration.objects.filter(meeting__in={one.meeting_id for one in rows}, state__in=LIVE)
    again = set(back.values_list("person_id", flat=True))
    found = [one for one in rows if one.state == State.CANCELLED and one.person_id not in again]
    ids = {one.pk for one in found}
    Place.objects.bulk_create(
        Place(**{name: _read(name, value) for name, value in one.items()})
        for one in places
        if one["registration_id"] in ids
    )
    return found


def _count(meeting: Meeting) -> None:
    """The pools hold what the rows say: their own rule refuses more than there are places."""
    pools = lock_pools(meeting)
    taken: dict[tuple[int | None, str], int] = {}
    own = Registration.objects.filter(meeting=meeting, state__in=TAKEN).order_by().values_list("mode")
    for mode, number in own.annotate(Count("pk")):
        taken[None, str(mode)] = number
    held = (
        Place.objects.filter(registration__meeting=meeting).order_by().values_list("session_id", "registration__mode")
    )
    for session_id, mode, number in held.annotate(Count("pk")):
        taken[session_id, str(mode)] = number
    recount(pools, taken)


def _letters(rows: Sequence[Registration], row: ChangedMeeting) -> list[Draft]:
    if is_quiet():
        return []
    dated = dated_ids(row.meeting)
    return [mails.changed(one, row, is_dated=one.person_id in dated) for one in rows if one.person.email]


def _tell_those_who_answered(row: ChangedMeeting, sequences: dict[str, int], by: Actor) -> None:
    """A receipt that left meanwhile said what does not hold any more."""
    told = [one for one in _live(row.meeting) if sequences.get(str(one.pk)) != one.calendar_sequence]
    if told and not is_quiet():
        dated = dated_ids(row.meeting)
        post_all([mails.undone(one, is_dated=one.person_id in dated) for one in told if one.person.email], by=by)
        record("told_of_undoing", row.meeting, by=by, refs={"registrations": len(told)})
