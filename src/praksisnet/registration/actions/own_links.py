"""An own link for who reads somebody else's mail."""

from django.db import transaction

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.notices.actions import post
from praksisnet.people.actions import name_person
from praksisnet.people.queries import person_by_address
from praksisnet.registration import mails
from praksisnet.registration.queries.comers import home_by_address, may_come


@transaction.atomic
def send_own_link(meeting: Meeting, address: str, *, name: str = "", by: Actor) -> None:
    """Mail it to the address, if that is somebody's who may come, or a municipality's that takes part; else nothing.

    Whoever asked is told the same of both. ``name``: of somebody who is not known yet; without one it is read from
    the address. Refuses what looks like a CPR number.
    """
    person = person_by_address(address)
    if person is None and home_by_address(address, meeting):
        person = name_person(name=name.strip() or _name_in(address), email=address, by=by)
    is_sent = person is not None and person.is_active and may_come(person, meeting)
    record("own_link_asked", meeting, by=by, refs={"sent_to": person.pk if person and is_sent else None})
    if person and is_sent:
        post(mails.own_link(meeting, person), by=by)


def _name_in(address: str) -> str:
    """“jonas.riis@…” is Jonas Riis."""
    words = address.partition("@")[0].replace("_", ".").split(".")
    return " ".join(word.capitalize() for word in words if word)[:120] or address[:120]
