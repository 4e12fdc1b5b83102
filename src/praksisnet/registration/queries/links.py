"""The mailed link with which somebody registers or cancels without signing in."""

import hashlib

from praksisnet.kit import links
from praksisnet.kit.links import BadLink, Reason
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person
from praksisnet.registration.words import ANSWER_LINK, LINK_LASTS


def answer_token(meeting: Meeting, person: Person) -> str:
    return links.make(ANSWER_LINK, meeting.pk, _holder(person))


def answer_by_link(token: str) -> tuple[Meeting, Person]:
    """The meeting, and who the letter was written to. Raises BadLink, or DoesNotExist for a meeting that is no more."""
    link = links.read(token, ANSWER_LINK, max_age=LINK_LASTS)
    person = _person(link.holder)
    if person is None or not person.is_active or link.holder != _holder(person):
        raise BadLink(Reason.FORGED)
    return Meeting.objects.select_related("programme", "network").get(pk=link.row_id), person


def _holder(person: Person) -> str:
    """At today's address, by a digest: who reads the old mailbox no longer answers."""
    return f"person:{person.pk}:{hashlib.sha256(f'{person.pk} {person.email}'.encode()).hexdigest()[:12]}"


def _person(holder: str) -> Person | None:
    kind, _, rest = holder.partition(":")
    number = rest.partition(":")[0]
    return Person.objects.filter(pk=int(number)).first() if kind == "person" and number.isdecimal() else None
