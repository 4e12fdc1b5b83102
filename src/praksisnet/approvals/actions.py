"""Draft → awaiting approval → changes wanted or approved; a change to what was approved opens it again."""

from django.db import IntegrityError, transaction
from django.db.models import Max, Model, QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.approvals import mails
from praksisnet.approvals.models import OPEN, Approval
from praksisnet.approvals.queries import latest_approval
from praksisnet.approvals.sockets import kind_named
from praksisnet.approvals.words import Decision
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.journal.queries import kind_of
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.actions import post
from praksisnet.people.models import Person


@transaction.atomic
def send_for_approval(subject: Model, *, approver: Person, title: str, address: str, text: str, by: Actor) -> Approval:
    """Send one version of ``subject`` to its approver, with a mail.

    ``address`` is the page of the subject; ``text`` the page as plain paragraphs (``kit.plain_text.text_of`` makes
    them from HTML). Sending the same text to the same approver again changes nothing.
    Refuses: another version is waiting; the approver has no mail address or a closed account; no text; a CPR number.
    """
    waiting = _about(subject).filter(OPEN).select_related("approver").first()
    if waiting and (waiting.approver_id, waiting.text) == (approver.pk, text):
        return waiting
    if waiting:
        raise Refused(_("It is already awaiting %(name)s. Withdraw it first."), params={"name": waiting.approver.name})
    if not approver.email or not approver.is_active:
        raise Refused(_("%(name)s has no open account with a mail address."), params={"name": approver.name})
    if not text.strip():
        raise Refused(_("There is no text to approve yet."))
    refuse_cpr(title, text)
    newest = _about(subject).aggregate(newest=Max("version"))["newest"] or 0
    try:
        with transaction.atomic():
            approval = Approval.objects.create(
                subject_kind=kind_of(subject),
                subject_id=subject.pk,
                version=newest + 1,
                title=title,
                address=address,
                text=text,
                approver=approver,
                sent_at=clock.now(),
                sent_by_id=by.id,
            )
    except IntegrityError:  # a parallel sending came first, and is there to be seen by now
        return send_for_approval(subject, approver=approver, title=title, address=address, text=text, by=by)
    record("sent_for_approval", approval, by=by, refs={"subject": subject.pk, "version": approval.version})
    post(mails.request_letter(approval), by=by)
    return approval


@transaction.atomic
def approve(approval: Approval, *, by: Actor, remark: str = "") -> Approval:
    """Approve. A repeat changes nothing. Refuses: somebody else than the approver; answered otherwise or withdrawn."""
    return _decide(approval, Decision.APPROVED, remark, by=by)


@transaction.atomic
def ask_for_changes(approval: Approval, *, remark: str, by: Actor) -> Approval:
    """Send it back. A repeat changes nothing. Refuses: no remark, a CPR number in it, and what ``approve`` refuses."""
    if not remark.strip():
        raise Refused(_("Write what must be changed."), code="remark")
    return _decide(approval, Decision.CHANGES_WANTED, remark, by=by)


@transaction.atomic
def withdraw(approval: Approval, *, by: Actor) -> Approval:
    """Take it back. A repeat changes nothing. Refuses: it is already answered."""
    locked = _locked(approval)
    if locked.withdrawn_at:
        return locked
    if locked.decided_at:
        raise Refused(_("It is already answered and cannot be withdrawn."))
    locked.withdrawn_at, locked.withdrawn_by_id = clock.now(), by.id
    locked.save()
    record("withdrew_approval", locked, by=by, fields=["withdrawn_at"])
    return locked


@transaction.atomic
def reopen(subject: Model, *, text: str, by: Actor, title: str = "") -> Approval | None:
    """What was approved has changed: send the new text to the same approver, who sees the difference.

    A room calls it after every change that the approval covers. None: nothing was approved, or the text is the same.
    A version that still awaits its answer is withdrawn, so that nobody approves what is no longer true.
    """
    latest = latest_approval(subject)
    if latest is None or latest.text == text or latest.state not in {"awaiting", Decision.APPROVED}:
        return None
    locked = _locked(latest)
    if locked.is_open:
        withdraw(locked, by=by)
    else:
        locked.reopened_at = clock.now()
        locked.save()
        record("reopened_approval", locked, by=by, fields=["reopened_at"])
    return send_for_approval(
        subject, approver=locked.approver, title=title or locked.title, address=locked.address, text=text, by=by
    )


@transaction.atomic
def withdraw_from(person: Person, *, by: Actor) -> int:
    """Nobody is left to answer: take back what awaits this person. What was answered stays, as history."""
    waiting = list(Approval.objects.filter(OPEN, approver=person))
    for approval in waiting:
        withdraw(approval, by=by)
    return len(waiting)


def _decide(approval: Approval, decision: Decision, remark: str, *, by: Actor) -> Approval:
    locked = _locked(approval)
    if by.id != locked.approver_id:
        raise Refused(_("Only %(name)s can answer this."), params={"name": locked.approver.name})
    if locked.decision == decision:
        return locked
    if not locked.is_open:
        raise Refused(_("It is no longer awaiting an answer. Load the page again to see why."))
    refuse_cpr(remark)
    locked.decision, locked.remark = decision, remark.strip()
    locked.decided_at, locked.decided_by = clock.now(), locked.approver
    locked.save()
    record("decided_approval", locked, by=by, fields=["decision", "remark"], refs={"decision": decision.value})
    if locked.sent_by and locked.sent_by.email:
        post(mails.answer_letter(locked, locked.sent_by), by=by)
    on_decided = kind_named(locked.subject_kind).on_decided
    if on_decided:
        on_decided(locked, by=by)
    return locked


def _about(subject: Model) -> QuerySet[Approval]:
    return Approval.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk)


def _locked(approval: Approval) -> Approval:
    return Approval.objects.select_for_update(of=("self",)).select_related("approver", "sent_by").get(pk=approval.pk)
