"""Somebody who is no member comes to one meeting, by a link of their own."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.notices.actions import post
from praksisnet.organisations.models import Organisation
from praksisnet.people.actions import name_person
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.desk import open_desk
from praksisnet.registration.actions.leaving import cancel_registration
from praksisnet.registration.models import GuestInvitation, Registration
from praksisnet.registration.words import LIVE


@transaction.atomic
def invite_guest(
    meeting: Meeting, *, name: str, email: str, municipality: Organisation | None = None, by: Actor
) -> GuestInvitation:
    """The guest gets a link by mail and needs no account. A repeat changes nothing; who was let go is asked anew.

    Refuses: a meeting that is not published, is cancelled or has begun; a member, who needs no invitation; a closed
    account; what looks like a CPR number.
    """
    meeting = open_desk(meeting).meeting
    if not rules.takes_place(meeting):
        raise Refused(_("Guests can be invited from when the meeting is published until it begins."))
    person = name_person(name=name, email=email, by=by)
    if person.deactivated_at:
        raise Refused(_("This person's account is deactivated. An administrator can reactivate it."))
    if rules.may_register(person, meeting):
        raise Refused(_("%(name)s is a member and needs no invitation as a guest."), params={"name": person.name})
    known = GuestInvitation.objects.filter(meeting=meeting, person=person).first()
    if known and known.withdrawn_at is None:
        return known
    invited = known or GuestInvitation(meeting=meeting, person=person)
    invited.municipality, invited.invited_at, invited.invited_by_id = municipality, clock.now(), by.signed_in_id
    invited.withdrawn_at = invited.withdrawn_by = None
    invited.save()
    record("guest_invited", invited, by=by, refs={"meeting": meeting.pk, "person": person.pk})
    post(mails.guest_invitation(invited), by=by)
    return invited


@transaction.atomic
def withdraw_guest(invited: GuestInvitation, *, by: Actor) -> None:
    """The link stops working, and a place is given back; a guest who had one is told. A repeat changes nothing.

    Refuses: a guest who has a place at a meeting that has begun.
    """
    meeting = open_desk(invited.meeting).meeting
    invited = GuestInvitation.objects.select_for_update(of=("self",)).get(pk=invited.pk)
    if invited.withdrawn_at:
        return
    live = Registration.objects.filter(meeting=meeting, person=invited.person_id, state__in=LIVE).first()
    if live:
        live.meeting = meeting
        cancel_registration(live, by=by)
    invited.withdrawn_at, invited.withdrawn_by_id = clock.now(), by.signed_in_id
    invited.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("guest_withdrawn", invited, by=by, fields=["withdrawn_at"], refs={"meeting": meeting.pk})
