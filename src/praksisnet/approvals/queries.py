from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Model, Q, QuerySet

from praksisnet.approvals.difference import Paragraph, Piece, difference, paragraphs_of
from praksisnet.approvals.models import OPEN, Approval
from praksisnet.approvals.sockets import kind_named
from praksisnet.approvals.words import Decision
from praksisnet.journal.queries import kind_of
from praksisnet.people.models import Person


def approvals_for(person: Person) -> QuerySet[Approval]:
    """What somebody is to approve, has approved, or has sent."""
    return (
        Approval.objects.filter(Q(approver=person) | Q(sent_by=person))
        .select_related("approver", "sent_by")
        .order_by("-sent_at", "-pk")
    )


def open_approvals_for(person: Person) -> QuerySet[Approval]:
    """What waits for this person's answer, the oldest first: for "Waiting for you"."""
    return Approval.objects.filter(OPEN, approver=person).select_related("sent_by").order_by("sent_at", "pk")


def placed(approvals: Sequence[Approval]) -> dict[int, str]:
    """Where each belongs, by its number, as far as its room says so: "Netværk Sjælland". One statement a kind."""
    subjects = defaultdict(set)
    for one in approvals:
        subjects[one.subject_kind].add(one.subject_id)
    told = {kind: places(pks) for kind, pks in subjects.items() if (places := kind_named(kind).places)}
    return {one.pk: told.get(one.subject_kind, {}).get(one.subject_id, "") for one in approvals}


def latest_approval(subject: Model) -> Approval | None:
    """The newest version that was sent, whatever became of it: the state to show beside the subject."""
    about = Approval.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk)
    return about.select_related("approver").order_by("-version").first()


def is_approved(subject: Model) -> bool:
    """The newest version is approved and has not changed since: it may be published."""
    latest = latest_approval(subject)
    return latest is not None and latest.state == Decision.APPROVED


def last_answered_before(approval: Approval) -> Approval | None:
    """What the approver has read before: approved, or sent back with a remark."""
    return (
        Approval.objects.filter(
            subject_kind=approval.subject_kind,
            subject_id=approval.subject_id,
            decision__in=Decision.values,
            version__lt=approval.version,
        )
        .order_by("-version")
        .first()
    )


def shown_text(approval: Approval, before: Approval | None) -> list[Paragraph]:
    """The text as the approver reads it: with the difference from the version answered last, if there is one."""
    if before is None:
        return [[Piece("same", text)] for text in paragraphs_of(approval.text)]
    return difference(before.text, approval.text)
