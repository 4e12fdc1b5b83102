"""Overdrag til efterfølger: one action moves a permanent place and what hangs on it, and can be undone."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks import mails
from praksisnet.networks.actions.programmes import person_id, refuse_closed
from praksisnet.networks.actions.seats import (
    NamedPerson,
    begin_tenure,
    current_tenure,
    end_tenure,
    locked_seat,
    refuse_holder,
    refuse_unseen,
    refuse_without_part,
)
from praksisnet.networks.models import HandOver, Seat
from praksisnet.networks.sockets import hand_over_parts
from praksisnet.networks.words import UNDONE_WITHIN, EndedBecause
from praksisnet.notices.actions import post
from praksisnet.people.actions import invite_person


@transaction.atomic
def hand_over_seat(seat: Seat, successor: NamedPerson, *, seen: int | None = None, by: Actor) -> HandOver:
    """Move the place and everything that follows it to a successor; both are told by mail.

    ``seen`` is the id of the holder whom the form showed. A repeat with the same successor returns the hand-over that
    is there. Refuses a closed programme, a municipality that does not take part, a vacant place, another holder than
    the one that was seen, and a successor who already holds one of the municipality's places.
    """
    seat = locked_seat(seat)
    refuse_without_part(seat)
    leaving = current_tenure(seat)
    if leaving is None:
        raise Refused(_("Nobody holds this place. Name somebody instead."))
    person = invite_person(name=successor["name"], email=successor["email"], title=successor["title"], by=by)
    if person.pk == leaving.person_id:
        done = HandOver.objects.filter(to_tenure=leaving, undone_at__isnull=True).first()
        if done:
            return done
        raise Refused(_("%(name)s already holds this place."), params={"name": person.name})
    refuse_unseen(leaving, seen)
    refuse_holder(person, seat)
    end_tenure(leaving, EndedBecause.HANDED_OVER, by=by)
    coming = begin_tenure(seat, person, succeeds=leaving, by=by)
    parts = {part.key: part.move(seat, leaving.person, person, by=by) for part in hand_over_parts()}
    hand_over = HandOver.objects.create(
        seat=seat, from_tenure=leaving, to_tenure=coming, done_at=clock.now(), done_by_id=person_id(by), parts=parts
    )
    record("seat_handed_over", hand_over, by=by, refs={"seat": seat.pk, "parts": parts})
    post(mails.handed_over(hand_over), by=by)
    post(mails.taken_over(hand_over), by=by)
    return hand_over


@transaction.atomic
def undo_hand_over(hand_over: HandOver, *, by: Actor) -> HandOver:
    """Give the place and what moved with it back. A repeat changes nothing.

    Refuses a closed programme, after 14 days, when the successor no longer holds the place, and when the one who left
    has no open account or another of the municipality's places by now.
    """
    seat = locked_seat(hand_over.seat)
    refuse_closed(seat.network.programme)
    hand_over = (
        HandOver.objects.select_for_update(of=("self",))
        .select_related("seat", "from_tenure__person", "to_tenure__person")
        .get(pk=hand_over.pk)
    )
    if hand_over.undone_at is not None:
        return hand_over
    if clock.now() > hand_over.done_at + UNDONE_WITHIN:
        raise Refused(_("A hand-over can be undone for 14 days."))
    current = current_tenure(seat)
    if current is None or current.pk != hand_over.to_tenure_id:
        raise Refused(_("The place has changed hands since. It cannot be undone."))
    leaver, successor = hand_over.from_tenure.person, current.person
    if not leaver.is_active:
        raise Refused(_("%(name)s’s account is closed. Name somebody else instead."), params={"name": leaver.name})
    refuse_holder(leaver, seat)
    end_tenure(current, EndedBecause.UNDONE, by=by)
    begin_tenure(seat, leaver, succeeds=current, by=by)
    for part in hand_over_parts():
        part.undo(hand_over.parts.get(part.key, []), leaver, successor, by=by)
    hand_over.undone_at, hand_over.undone_by_id = clock.now(), person_id(by)
    hand_over.save(update_fields=["undone_at", "undone_by"])
    record("hand_over_undone", hand_over, by=by, refs={"seat": seat.pk})
    post(mails.hand_over_undone(hand_over, leaver), by=by)
    post(mails.hand_over_undone(hand_over, successor), by=by)
    return hand_over
