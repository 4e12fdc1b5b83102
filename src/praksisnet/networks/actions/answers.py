"""A municipality answers: anybody states, its own address confirms, and the first confirmed answer counts."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks import mails
from praksisnet.networks.actions.programmes import make_seats, person_id, refuse_closed
from praksisnet.networks.actions.roles import end_coordinators, put_coordinator
from praksisnet.networks.actions.seats import end_tenures
from praksisnet.networks.models import Invitation, InvitationAnswer
from praksisnet.networks.queries.networks import facilitators_of
from praksisnet.networks.sockets import tell_left
from praksisnet.networks.words import Answer, EndedBecause
from praksisnet.notices.actions import post
from praksisnet.organisations import queries as organisations
from praksisnet.organisations.actions import affiliate
from praksisnet.people.actions import invite_person
from praksisnet.people.models import Person

# Whoever has the letter may make us write to the municipality; not without end.
STATEMENTS_A_DAY = 10
SAME_STATEMENT = timedelta(minutes=10)


@transaction.atomic
def state_answer(
    invitation: Invitation, *, name: str, title: str, address: str, answer: str, reason: str = "", by: Actor
) -> InvitationAnswer:
    """Keep what somebody says, and send the button to press to the address they give. Nothing counts yet.

    The same words again within ten minutes are one statement and one letter. Refuses an invitation that is not sent
    or is answered, a closed programme, a missing name or reason, an address that is not the municipality's own, and
    more than ten statements a day.
    """
    invitation = _locked(invitation)
    _refuse_answered(invitation)
    address = address.strip().lower()
    reason = " ".join(reason.split()) if answer == Answer.DECLINED else ""
    _refuse_statement(invitation, name, address, answer, reason)
    said = {
        "name": " ".join(name.split()),
        "title": " ".join(title.split()),
        "address": address,
        "answer": answer,
        "reason": reason,
    }
    recent = invitation.statements.filter(confirmed_at__isnull=True, **said)
    same = recent.filter(stated_at__gt=clock.now() - SAME_STATEMENT).first()
    if same:
        return same
    if invitation.statements.filter(stated_at__gt=clock.now() - timedelta(days=1)).count() >= STATEMENTS_A_DAY:
        raise Refused(_("There have been many answers today. Try again tomorrow, or write to the facilitator."))
    statement = InvitationAnswer.objects.create(invitation=invitation, stated_at=clock.now(), **said)
    record("answer_stated", statement, by=by, refs={"invitation": invitation.pk, "answer": answer})
    post(mails.confirm_answer(statement), by=by)
    return statement


@transaction.atomic
def confirm_answer(statement: InvitationAnswer, *, by: Actor) -> Invitation:
    """The municipality's answer, from its own address: the person, the coordinator's role and the seats are made.

    A repeat changes nothing. Refuses a closed programme, and when a colleague has already answered.
    """
    invitation = _locked(statement.invitation)
    statement = InvitationAnswer.objects.select_for_update().get(pk=statement.pk)
    if statement.confirmed_at is not None:
        return invitation
    _refuse_answered(invitation)
    _count(statement)
    person = invite_person(name=statement.name, email=statement.address, title=statement.title, by=by)
    affiliate(person, invitation.municipality, by=by)
    _put_answer(invitation, statement.answer, statement.reason, person.pk)
    record("invitation_answered", invitation, by=by, refs={"answer": statement.answer, "statement": statement.pk})
    if invitation.is_accepted:
        _make_room(invitation)
        put_coordinator(person, invitation, granted_by=person.pk, by=by)
    post(mails.answer_receipt(statement, person), by=by)
    _tell_facilitators(invitation, by)
    return invitation


@transaction.atomic
def change_answer(invitation: Invitation, answer: str, *, reason: str = "", by: Actor) -> Invitation:
    """The municipality changes its mind, or answers by telephone: its coordinator or a facilitator writes it down.

    Declining ends the seats and the coordinators' role, and rooms above hear of it (``sockets.register_left``).
    A repeat changes nothing. Refuses a closed programme, an invitation that was not sent, and declining without a
    reason.
    """
    invitation = _locked(invitation)
    if invitation.sent_at is None:
        raise Refused(_("The municipality has not been invited yet."))
    reason = " ".join(reason.split()) if answer == Answer.DECLINED else ""
    if answer not in Answer.values:
        raise Refused(_("Choose an answer."))
    if answer == Answer.DECLINED and not reason:
        raise Refused(_("Say briefly why."))
    if invitation.answer == answer:
        return invitation
    _put_answer(invitation, answer, reason, person_id(by))
    record("answer_changed", invitation, by=by, fields=["answer"], refs={"answer": answer})
    if invitation.is_accepted:
        _make_room(invitation)
    else:
        end_tenures(invitation, EndedBecause.WITHDRAWN, by=by)
        end_coordinators(invitation, by=by)
        tell_left(invitation, by)
    _tell_facilitators(invitation, by)
    return invitation


def _locked(invitation: Invitation) -> Invitation:
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("network__programme__authority", "network__programme__operator", "municipality")
        .get(pk=invitation.pk)
    )
    refuse_closed(invitation.network.programme)
    return invitation


def _refuse_answered(invitation: Invitation) -> None:
    if invitation.sent_at is None:
        raise Refused(_("The municipality has not been invited yet."))
    if invitation.answered_at is not None:
        raise _already_answered()


def _already_answered() -> Refused:
    return Refused(_("A colleague has already answered for your municipality."), code="answered")


def _refuse_statement(invitation: Invitation, name: str, address: str, answer: str, reason: str) -> None:
    municipality = invitation.municipality
    if answer not in Answer.values:
        raise Refused(_("Choose an answer."))
    if not name.strip():
        raise Refused(_("Write your name."))
    if not organisations.is_address_of(municipality, address):
        raise Refused(
            _("Use your mail address at %(name)s. It ends in %(domain)s."),
            code="address",
            params={"name": municipality.name, "domain": municipality.domain or "–"},
        )
    if answer == Answer.DECLINED and not reason:
        raise Refused(_("Say briefly why."), code="reason")


def _count(statement: InvitationAnswer) -> None:
    """The database lets one statement count for each invitation, whoever comes at the same moment."""
    statement.confirmed_at = clock.now()
    try:
        with transaction.atomic():
            statement.save(update_fields=["confirmed_at"])
    except IntegrityError as error:
        raise _already_answered() from error


def _put_answer(invitation: Invitation, answer: str, reason: str, answered_by_id: int) -> None:
    invitation.answer, invitation.reason = answer, reason
    invitation.answered_at, invitation.answered_by_id = clock.now(), answered_by_id
    invitation.save(update_fields=["answer", "reason", "answered_at", "answered_by"])


def _make_room(invitation: Invitation) -> None:
    make_seats(invitation, invitation.network.programme.seats_per_municipality)


def _tell_facilitators(invitation: Invitation, by: Actor) -> None:
    told: set[Person] = {role.person for role in facilitators_of(invitation.network) if role.person_id != by.id}
    for person in sorted(told, key=lambda one: one.pk):
        post(mails.answer_notice(invitation, person), by=by)
