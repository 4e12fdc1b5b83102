"""Somebody comes instead of somebody else: the place, and the organisation it was made for, stay."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import long_datetime
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.desk import Desk, at_desk, change_state, colleague_of, open_desk, write
from praksisnet.registration.actions.naming import Newcomer, name_colleague
from praksisnet.registration.actions.round_once import refuse_second_in_round
from praksisnet.registration.models import Answer, Registration, Swap
from praksisnet.registration.words import LIVE, State

HANDED_ON = ["person", "is_listed", "series", "wanted_mode", "wanted_mode_at"]


@transaction.atomic
def substitute(registration: Registration, successor: Person | Newcomer, *, by: Actor) -> Registration:
    """The colleague has the place now, with its workshops; both are told. A repeat changes nothing.

    Refuses: when it is too late; who has no place to give; somebody who has one already, here or at another date of
    the round, or is asked to take one; as ``name_colleague`` does.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    if isinstance(successor, Person) and registration.person_id == successor.pk:
        return registration
    refuse_late(registration)
    person = _named(registration, successor, by)
    if registration.person_id == person.pk:
        return registration
    refuse_second_in_round(desk.meeting, person)
    _leave_queue(desk, registration, person, by)
    leaver = registration.person
    given = partial(mails.place_given, successor=person, by=colleague_of(registration, by))
    pass_on(registration, person, given, partial(mails.place_taken, leaver=leaver), by=by)
    return registration


def pass_on(
    registration: Registration, successor: Person, given: mails.Letters, taken: mails.Letters, *, by: Actor
) -> None:
    """The row is the successor's; the one who held it keeps a cancelled row of their own, as everybody who cancels.

    What the first one answered about food and access goes: it is nobody else's. So do the swaps they asked for and the
    other mode they wanted: the successor has the place as it is, and may ask for others.
    """
    leaver, own = registration.person, registration.calendar_sequence + 1
    registration.calendar_sequence = own
    write(given, registration, by=by)
    Answer.objects.filter(registration=registration).delete()
    _end_swaps(registration, by)
    registration.person, registration.is_listed, registration.series = successor, True, None
    registration.wanted_mode, registration.wanted_mode_at = "", None
    registration.calendar_sequence = max(own, _sequence_of(registration, successor) + 1)
    registration.save(update_fields=[*HANDED_ON, "calendar_sequence"])
    record("handed_on", registration, by=by, fields=["person"], refs={"from": leaver.pk, "to": successor.pk})
    left = Registration.objects.create(
        meeting=registration.meeting,
        person=leaver,
        municipality=registration.municipality,
        mode=registration.mode,
        state=State.CANCELLED,
        queued_at=registration.queued_at,
        state_at=clock.now(),
        made_by_id=registration.made_by_id,
        calendar_sequence=own,
    )
    record("gave_place", left, by=by, refs={"from": leaver.pk, "to": successor.pk, "registration": registration.pk})
    write(taken, registration, by=by)


def _end_swaps(registration: Registration, by: Actor) -> None:
    for swap in Swap.objects.filter(registration=registration, ended_at__isnull=True).order_by("pk"):
        swap.ended_at = clock.now()
        swap.save(update_fields=["ended_at"])
        record("swap_withdrawn", registration, by=by, refs={"workshop": swap.session_id})


def _sequence_of(registration: Registration, person: Person) -> int:
    """What the person's calendar has heard of this meeting before; -1: nothing."""
    rows = Registration.objects.filter(meeting=registration.meeting_id, person=person)
    return max(rows.values_list("calendar_sequence", flat=True), default=-1)


def _named(registration: Registration, successor: Person | Newcomer, by: Actor) -> Person:
    if isinstance(successor, Person):
        return successor
    assert registration.municipality is not None  # noqa: S101 -- can_substitute asks for it
    return name_colleague(registration.municipality, successor, by=by)


def refuse_late(registration: Registration) -> None:
    if rules.can_substitute(registration):
        return
    meeting = registration.meeting
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if registration.state in LIVE and registration.state != State.REGISTERED:
        raise Refused(_("Only somebody who has a place can give it to a colleague."))
    if meeting.substitutes_until_at and clock.now() >= meeting.substitutes_until_at:
        raise Refused(
            _("The place could be given to a colleague until %(moment)s. Write to your facilitator."),
            params={"moment": long_datetime(meeting.substitutes_until_at)},
        )
    raise Refused(_("There is no place to give to a colleague any more."))


def _leave_queue(desk: Desk, given: Registration, successor: Person, by: Actor) -> None:
    """Who waits gets the place and leaves the queue, which no letter needs to say."""
    there = Registration.objects.filter(meeting=desk.meeting, person=successor, state__in=LIVE).first()
    if there is None:
        return
    there.meeting = desk.meeting
    if there.state == State.REGISTERED:
        raise Refused(_("%(name)s is registered already. Choose somebody else."), params={"name": successor.name})
    if there.state == State.OFFERED:
        raise Refused(
            _("%(name)s is asked to take a place already, and answers first. Choose somebody else."),
            params={"name": successor.name},
        )
    change_state(there, State.CANCELLED)
    record("left_queue", there, by=by, fields=["state"], refs={"registration": given.pk})
