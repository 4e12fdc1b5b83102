from praksisnet.approvals.models import Approval
from praksisnet.approvals.sockets import kind_named
from praksisnet.kit import links
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.people.links import holder_of
from praksisnet.people.models import Person

LINK = "approvals.approval"


def token_for(approval: Approval) -> str:
    return links.make(LINK, approval.pk, holder_of(approval.approver))


def request_letter(approval: Approval) -> Draft:
    """To the approver: please read and answer. It cannot wait for the weekly letter: a publication hangs on it."""
    link = address("approvals:mailed", token=token_for(approval))
    return _letter("request", "approval_request", approval, approval.approver, link)


def answer_letter(approval: Approval, sender: Person) -> Draft:
    """To the sender: this is what the approver says."""
    link = address("approvals:approval", approval_id=approval.pk)
    return _letter("answer", "approval_answer", approval, sender, link)


def _letter(template: str, purpose: str, approval: Approval, reader: Person, link: str) -> Draft:
    rendered = render(
        f"approvals/mail/{template}.html",
        reader.language,
        approval=approval,
        what=kind_named(approval.subject_kind).label,
        reader=reader,
        link=link,
    )
    return letter_to(reader, rendered, purpose=purpose, urgency=Urgency.URGENT, subject=approval)
