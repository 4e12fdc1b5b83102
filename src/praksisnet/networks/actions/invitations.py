"""Inviting the municipalities, and reminding the silent once."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks import mails
from praksisnet.networks.actions.programmes import open_programme, person_id, refuse_closed
from praksisnet.networks.models import Invitation, Programme
from praksisnet.networks.queries.invitations import awaiting_reminder, ready_to_send
from praksisnet.notices.actions import post
from praksisnet.organisations import queries as organisations
from praksisnet.organisations.actions import change_organisation
from praksisnet.organisations.models import Organisation


@transaction.atomic
def send_invitations(programme: Programme, *, by: Actor) -> int:
    """Invite every municipality that has not been, has a mailbox and does not take part through another.

    A repeat sends nothing twice. The first sending opens the programme. Returns the number sent.
    Refuses a closed programme, and when there is nobody to write to and nobody was written to before.
    """
    programme = _locked(programme)
    waiting = list(ready_to_send(programme).select_for_update(of=("self",)))
    if not waiting and not Invitation.objects.filter(network__programme=programme, sent_at__isnull=False).exists():
        raise Refused(_("There is nobody to write to yet. Place municipalities in networks and give them a mailbox."))
    open_programme(programme, by=by)
    for invitation in waiting:
        invitation.sent_at, invitation.sent_by_id = clock.now(), person_id(by)
        invitation.save(update_fields=["sent_at", "sent_by"])
        post(mails.invitation(invitation), by=by)
    if waiting:
        record("invitations_sent", programme, by=by, refs={"invitations": [invitation.pk for invitation in waiting]})
    return len(waiting)


@transaction.atomic
def send_reminders(programme: Programme, *, by: Actor) -> int:
    """Remind those who have not answered; each at most once. Returns the number sent. Refuses a closed programme."""
    programme = _locked(programme)
    silent = list(awaiting_reminder(programme).select_for_update(of=("self",)))
    for invitation in silent:
        invitation.reminded_at, invitation.reminded_by_id = clock.now(), person_id(by)
        invitation.save(update_fields=["reminded_at", "reminded_by"])
        post(mails.reminder(invitation), by=by)
    if silent:
        record("reminders_sent", programme, by=by, refs={"invitations": [invitation.pk for invitation in silent]})
    return len(silent)


@transaction.atomic
def change_mailboxes(programme: Programme, mailboxes: Mapping[int, str], *, by: Actor) -> None:
    """Say where the letters of municipalities (by id) in this programme go.

    Refuses a closed programme, and an address that is not the municipality's own.
    """
    refuse_closed(programme)
    invited = Organisation.objects.filter(pk__in=mailboxes, invitations__network__programme=programme).distinct()
    for organisation in invited:
        mailbox = mailboxes[organisation.pk].strip().lower()
        if mailbox and organisation.domain and not organisations.is_address_of(organisation, mailbox):
            raise Refused(
                _("%(address)s is not an address of %(name)s (%(domain)s)."),
                params={"address": mailbox, "name": organisation.name, "domain": organisation.domain},
            )
        change_organisation(organisation, mailbox=mailbox, by=by)


def _locked(programme: Programme) -> Programme:
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    refuse_closed(programme)
    return programme
