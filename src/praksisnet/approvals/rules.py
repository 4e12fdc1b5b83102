from praksisnet.approvals.models import Approval
from praksisnet.people.models import Person


def may_answer(person: Person, approval: Approval) -> bool:
    return approval.approver_id == person.pk


def may_withdraw(person: Person, approval: Approval) -> bool:
    return approval.sent_by_id == person.pk
