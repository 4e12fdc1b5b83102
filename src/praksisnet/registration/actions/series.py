"""Somebody comes to all meetings of a network: one press, a row for each date, one letter. And leaves again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import is_quiet
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.ground import lock_pools_of
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.meetings.queries import dated_ids
from praksisnet.meetings.words import Mode
from praksisnet.networks.models import Network
from praksisnet.notices.actions import post
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration.actions.leaving import cancel_registration
from praksisnet.registration.actions.registering import register
from praksisnet.registration.mails import series as mails
from praksisnet.registration.models import Registration, Series
from praksisnet.registration.queries.series import live_in
from praksisnet.registration.words import State


@dataclass(slots=True)
class SeriesOutcome:
    """Where there is a place, where one waits, where one was already, and which date was refused and why."""

    series: Series
    registered: list[Registration] = field(default_factory=list)
    waiting: list[Registration] = field(default_factory=list)
    already: list[Registration] = field(default_factory=list)
    refused: list[tuple[Meeting, str]] = field(default_factory=list)

    @property
    def fresh(self) -> list[Registration]:
        return [*self.registered, *self.waiting]


@transaction.atomic
def join_series(
    network: Network,
    person: Person,
    meetings: Iterable[Meeting],
    *,
    municipality: Organisation | None = None,
    by: Actor,
) -> SeriesOutcome:
    """Register for these dates, and for every date that is added later. Each is an ordinary registration.

    All pools are locked first, in the order of their ids. What one date refuses leaves the others as they are. Those
    the person is registered for already become part of the series. One letter for all; a repeat changes nothing.

    Refuses: a meeting of another network.
    """
    chosen = sorted(meetings, key=lambda one: (one.starts_at or clock.now(), one.pk))
    if any(meeting.network_id != network.pk for meeting in chosen):
        raise Refused(_("Choose among the network’s meetings."))
    lock_pools_of(meeting.pk for meeting in chosen)
    made = {"municipality": municipality, "made_by_id": by.id}
    series, is_new = Series.objects.get_or_create(network=network, person=person, ended_at=None, defaults=made)
    there = {one.meeting_id: one for one in live_in(network, person)}
    outcome = SeriesOutcome(series, already=list(there.values()))
    modes = modes_of(chosen)
    for meeting in chosen:
        if meeting.pk not in there:
            _try(outcome, meeting, person, modes.get(meeting.pk, Mode.ONSITE), municipality, by)
    _take_over([*outcome.already, *outcome.fresh], series)
    if is_new or outcome.fresh:
        refs = {"network": network.pk, "registrations": [one.pk for one in outcome.fresh]}
        record("series_joined" if is_new else "series_widened", series, by=by, refs=refs)
        _write(mails.joined(series, outcome.registered, outcome.waiting), series, by)
    return outcome


@transaction.atomic
def leave_series(series: Series, meetings: Iterable[Meeting] = (), *, by: Actor) -> list[Registration]:
    """No date is added any more, and of these meetings the registrations are cancelled, too. One letter for all.

    A repeat changes nothing. A date that has begun meanwhile stays as it is.
    """
    wanted = [meeting.pk for meeting in meetings]
    lock_pools_of(wanted)
    series = Series.objects.select_for_update(of=("self",)).select_related("network", "person").get(pk=series.pk)
    if series.ended_at:
        return []
    there = list(live_in(series.network, series.person).filter(meeting__in=wanted))
    entered = {one.pk for one in there if one.state == State.REGISTERED or one.person_id in dated_ids(one.meeting)}
    dropped = [cancel_registration(one, is_told=False, by=by) for one in there]
    end_series(series, by=by, dropped=dropped)
    _write(mails.left(series, dropped, entered), series, by)
    return dropped


def end_series(series: Series, *, by: Actor, dropped: Sequence[Registration] = ()) -> None:
    series.ended_at = clock.now()
    series.save(update_fields=["ended_at"])
    record("series_left", series, by=by, fields=["ended_at"], refs={"cancelled": [one.pk for one in dropped]})


@transaction.atomic
def hand_on_series(series: Series, successor: Person, *, by: Actor) -> bool:
    """With a permanent place: from now on the successor is registered for new dates. False: is so already, or it has
    ended."""
    series = Series.objects.select_for_update(of=("self",)).select_related("network").get(pk=series.pk)
    if series.ended_at:
        return False
    if Series.objects.filter(network=series.network_id, person=successor, ended_at__isnull=True).exists():
        end_series(series, by=by)
        return False
    leaver, series.person = series.person_id, successor
    series.save(update_fields=["person"])
    _take_over(list(live_in(series.network, successor)), series)  # those that were handed on before
    record("series_handed_on", series, by=by, fields=["person"], refs={"from": leaver, "to": successor.pk})
    return True


def modes_of(meetings: Iterable[Meeting]) -> dict[int, str]:
    """On site where there are such places, else online: it can be changed on each meeting’s page."""
    found: dict[int, str] = {}
    own = Pool.objects.filter(meeting__in=[meeting.pk for meeting in meetings], session__isnull=True)
    for meeting_id, mode in own.values_list("meeting_id", "mode"):
        if found.get(meeting_id) != Mode.ONSITE:
            found[meeting_id] = mode
    return found


def _try(
    outcome: SeriesOutcome, meeting: Meeting, person: Person, mode: str, municipality: Organisation | None, by: Actor
) -> None:
    try:
        made = register(
            meeting, person, municipality=municipality, mode=mode, waits_for_workshop=True, is_told=False, by=by
        )
    except Refused as refused:
        outcome.refused.append((meeting, refused.messages[0]))
        return
    (outcome.waiting if made.state == State.WAITING else outcome.registered).append(made)


def _take_over(registrations: Iterable[Registration], series: Series) -> None:
    Registration.objects.filter(pk__in=[one.pk for one in registrations]).exclude(series=series).update(series=series)
    for one in registrations:
        one.series = series


def _write(letters: mails.SeriesLetters, series: Series, by: Actor) -> None:
    if series.person.email and not is_quiet():
        for draft in letters:
            post(draft, by=by)
