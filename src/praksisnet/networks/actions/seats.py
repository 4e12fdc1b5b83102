"""Who holds a municipality's permanent places."""

from collections.abc import Sequence
from typing import TypedDict

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks import mails
from praksisnet.networks.actions.finding import index_member
from praksisnet.networks.actions.programmes import refuse_closed
from praksisnet.networks.models import Invitation, Seat, Tenure
from praksisnet.networks.standings import current_tenures, forget_standings
from praksisnet.networks.words import Answer, EndedBecause
from praksisnet.notices.actions import post
from praksisnet.organisations import queries as organisations
from praksisnet.organisations.actions import affiliate
from praksisnet.people.actions import invite_person
from praksisnet.people.models import Person


class NamedPerson(TypedDict):
    name: str
    email: str
    title: str


@transaction.atomic
def name_holder(seat: Seat, who: NamedPerson, *, by: Actor) -> Tenure:
    """Give a vacant permanent place to somebody, who is told by letter. Naming the holder again changes nothing.

    Refuses a closed programme, a municipality that does not take part, a place somebody else holds, and somebody who
    already holds one of the municipality's places in the network.
    """
    seat = locked_seat(seat)
    refuse_without_part(seat)
    person = invite_person(name=who["name"], email=who["email"], title=who["title"], by=by)
    current = current_tenure(seat)
    if current is not None:
        if current.person_id == person.pk:
            return current
        raise _taken()
    refuse_holder(person, seat)
    tenure = begin_tenure(seat, person, by=by)
    post(mails.seat_letter(tenure), by=by)
    return tenure


@transaction.atomic
def name_participants(invitation: Invitation, people: Sequence[NamedPerson], *, by: Actor) -> list[Tenure]:
    """Name people to the municipality's vacant places, in order. Somebody who has one keeps it.

    Refuses as name_holder does, an address that is not the municipality's own, and more people than places.
    """
    municipality = invitation.municipality
    for who in people:
        if not organisations.is_address_of(municipality, who["email"]):
            raise Refused(
                _("%(address)s is not an address of %(name)s. It ends in %(domain)s."),
                params={"address": who["email"], "name": municipality.name, "domain": municipality.domain or "–"},
            )
    seats = list(
        Seat.objects.select_for_update()
        .filter(network_id=invitation.network_id, municipality_id=invitation.municipality_id)
        .order_by("number")
    )
    held = {
        tenure.person.email: tenure.seat_id
        for tenure in Tenure.objects.filter(current_tenures(), seat__in=seats).select_related("person")
    }
    new = {who["email"].strip().lower(): who for who in people if who["email"].strip().lower() not in held}
    vacant = [seat for seat in seats if seat.pk not in held.values()]
    if len(new) > len(vacant):
        raise Refused(_("There are not that many vacant places."))
    return [name_holder(seat, who, by=by) for seat, who in zip(vacant, new.values(), strict=False)]


@transaction.atomic
def vacate_seat(seat: Seat, because: str, *, seen: int | None = None, by: Actor) -> None:
    """The holder gives the place up and nobody follows yet. A repeat changes nothing.

    Refuses a closed programme, an unknown cause, and another holder than the one that was ``seen`` (by id).
    """
    seat = locked_seat(seat)
    refuse_closed(seat.network.programme)
    if because not in {EndedBecause.LEFT, EndedBecause.CHANGED}:
        raise Refused(_("Say why the place becomes vacant."))
    current = current_tenure(seat)
    if current is not None:
        refuse_unseen(current, seen)
        end_tenure(current, because, by=by)


def end_tenures(invitation: Invitation, because: str, *, by: Actor) -> None:
    """All of a municipality's places in the network become vacant."""
    held = Tenure.objects.select_for_update(of=("self",)).filter(
        current_tenures(),
        seat__network_id=invitation.network_id,
        seat__municipality_id=invitation.municipality_id,
    )
    for tenure in held.select_related("person").order_by("pk"):
        end_tenure(tenure, because, by=by)


def locked_seat(seat: Seat) -> Seat:
    return (
        Seat.objects.select_for_update(of=("self",))
        .select_related("network__programme", "municipality")
        .get(pk=seat.pk)
    )


def current_tenure(seat: Seat) -> Tenure | None:
    return seat.tenures.filter(current_tenures()).select_related("person").first()


def refuse_without_part(seat: Seat) -> None:
    refuse_closed(seat.network.programme)
    takes_part = Invitation.objects.filter(
        network_id=seat.network_id, municipality_id=seat.municipality_id, answer=Answer.ACCEPTED
    )
    if not takes_part.exists():
        raise Refused(_("The municipality does not take part in the network."))


def refuse_unseen(current: Tenure, seen: int | None) -> None:
    """Who pressed a button under one name does not mean the next holder, whom a colleague named meanwhile."""
    if seen is not None and seen != current.person_id:
        raise Refused(_("The place has changed hands since you loaded the page. Look who holds it now."))


def refuse_holder(person: Person, seat: Seat) -> None:
    elsewhere = Tenure.objects.filter(
        current_tenures(),
        person=person,
        seat__network_id=seat.network_id,
        seat__municipality_id=seat.municipality_id,
    ).exclude(seat=seat)
    if elsewhere.exists():
        raise Refused(_("%(name)s already has a permanent place here."), params={"name": person.name})


def begin_tenure(seat: Seat, person: Person, *, succeeds: Tenure | None = None, by: Actor) -> Tenure:
    """The seat's lock is held: an overlap is refused here, and the database refuses a second holder."""
    now = clock.now()
    if seat.tenures.filter(held_until__gt=now).exists():
        raise _taken()
    try:
        with transaction.atomic():
            tenure = Tenure.objects.create(seat=seat, person=person, held_from=now, succeeds=succeeds)
    except IntegrityError as error:
        raise _taken() from error
    if organisations.is_address_of(seat.municipality, person.email or ""):
        affiliate(person, seat.municipality, by=by)
    forget_standings(person)
    index_member(person, seat.network_id)
    record("seat_taken", tenure, by=by, refs={"seat": seat.pk, "person": person.pk})
    return tenure


def end_tenure(tenure: Tenure, because: str, *, by: Actor) -> None:
    tenure.held_until, tenure.ended_because = clock.now(), because
    tenure.save(update_fields=["held_until", "ended_because"])
    forget_standings(tenure.person)
    index_member(tenure.person, tenure.seat.network_id)
    refs = {"seat": tenure.seat_id, "person": tenure.person_id, "because": because}
    record("seat_left", tenure, by=by, fields=["held_until"], refs=refs)


def _taken() -> Refused:
    return Refused(_("Somebody already holds this place. Reload the page to see who."), code="taken")
