"""The page of one case."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from praksisnet.cases import rules, sockets
from praksisnet.cases.models import Case
from praksisnet.cases.queries.asked import left_elsewhere
from praksisnet.cases.queries.cases import texts_of
from praksisnet.cases.words import Outcome
from praksisnet.kit import clock
from praksisnet.kit.formats import long_datetime
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail that somebody has: to whom, and when it left."""

    address: str
    at: datetime


def case_page(person: Person, case: Case) -> dict[str, Any]:
    """What this reader is shown: the author what is hidden, those who decide also who could read it, and its copies.

    ``viewers`` are not read yet: they may be a thousand, and are for paging.
    """
    kind = sockets.kind_named(case.kind)
    shown = {"name": kind.name if kind else case.kind, "texts": texts_of(case) if case.is_open else []}
    if not rules.decides(person, case):
        return {**shown, "decides": False, "elsewhere": []}
    mails = case.mails.select_related("letter").order_by("letter__sent_at", "pk")
    sent = [Sent(mail.letter.to_address, mail.letter.sent_at) for mail in mails if mail.letter.sent_at]
    return {
        **shown,
        "decides": True,
        "elsewhere": left_elsewhere(person, case),
        "viewers": case.viewers.select_related("person").order_by("person__sort_name", "pk"),
        "sent": sent,
        "held": sum(mail.was_due_at is not None for mail in mails),
        "backups_until": backups_until(case),
        "asking": request_to_delete(sent) if sent and case.outcome != Outcome.RELEASED else "",
        "mailto": _mailto(sent),
    }


def backups_until(case: Case) -> date:
    """The last day on which a backup may hold it; before it is deleted, as if that were done now."""
    gone = case.settled_at or clock.now()
    return (gone.astimezone(clock.COPENHAGEN) + timedelta(days=settings.BACKUP_DAYS)).date()


def request_to_delete(sent: list[Sent]) -> str:
    """To those who have a mail of ours with it: recognised by its hour, as its subject may say too much."""
    moments = list(dict.fromkeys(long_datetime(one.at) for one in sent))
    first = moments[0] if len(moments) == 1 else _("%(first)s or later") % {"first": moments[0]}
    return _(
        "You got a mail from Praksisnet on %(moment)s. It said something about a child that should not have been sent. "
        "Please delete the mail, also from your deleted mails and wherever you have forwarded it, "
        "and answer this mail when it is done."
    ) % {"moment": first}


def _mailto(sent: list[Sent]) -> str:
    if not sent:
        return ""
    readers = ",".join(dict.fromkeys(one.address for one in sent))
    subject, body = quote(_("Please delete a mail from Praksisnet")), quote(request_to_delete(sent))
    return f"mailto:?bcc={readers}&subject={subject}&body={body}"
