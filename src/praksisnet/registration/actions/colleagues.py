"""Several of one municipality are registered by somebody else: in one transaction, at one desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import Mode
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration.actions.choosing import refuse_closed
from praksisnet.registration.actions.desk import open_desk
from praksisnet.registration.actions.naming import Newcomer, name_colleague
from praksisnet.registration.actions.registering import register
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.colleagues import live_of
from praksisnet.registration.words import State


@dataclass(frozen=True, slots=True)
class Wanted:
    """``workshops``: where they were chosen for the colleague, who can choose others."""

    who: Person | Newcomer
    workshops: Sequence[Session] = ()


@dataclass(slots=True)
class Result:
    """Who has a place, who waits, and who was left out and why."""

    registered: list[Registration] = field(default_factory=list)
    waiting: list[Registration] = field(default_factory=list)
    refused: list[tuple[Person, str]] = field(default_factory=list)


class Misnamed(Refused):
    """``number``: which of those wanted, from 0."""

    def __init__(self, refused: Refused, number: int) -> None:
        super().__init__(refused.message, code=refused.code or "", params=refused.params)
        self.number = number


@transaction.atomic
def register_colleagues(
    meeting: Meeting,
    municipality: Organisation,
    wanted: Sequence[Wanted],
    *,
    all_or_none: bool,
    mode: str = Mode.ONSITE,
    by: Actor,
) -> Result:
    """Each has a place or waits, and is told by an own letter. Who is there already stays as they are.

    Refuses: nobody; a meeting that is not open for registration; a name or an address that cannot be right; where all
    or none are wanted, that somebody would have to wait or be left out: then nobody is registered.
    """
    if not wanted:
        raise Refused(_("Choose at least one colleague."), code="nobody")
    meeting = open_desk(meeting).meeting
    refuse_closed(meeting)
    people = [_named(municipality, one.who, number, by) for number, one in enumerate(wanted)]
    chosen = {person.pk: (person, one.workshops) for person, one in zip(people, wanted, strict=True)}
    there, outcome = live_of(meeting, people), Result()
    for person, workshops in chosen.values():
        try:
            made = there.get(person.pk) or register(
                meeting,
                person,
                municipality=municipality,
                workshops=workshops,
                mode=mode,
                waits_for_workshop=True,
                by=by,
            )
            _refuse_stranger(made, municipality)
            (outcome.waiting if made.state == State.WAITING else outcome.registered).append(made)
        except Refused as refused:
            outcome.refused.append((person, refused.messages[0]))
    if all_or_none:
        _refuse_some(outcome, there)
    if fresh := len(chosen.keys() - there.keys() - {person.pk for person, _why in outcome.refused}):
        record("colleagues_registered", meeting, by=by, refs={"municipality": municipality.pk, "registered": fresh})
    return outcome


def _named(municipality: Organisation, who: Person | Newcomer, number: int, by: Actor) -> Person:
    if isinstance(who, Person):
        return who
    try:
        return name_colleague(municipality, who, by=by)
    except Refused as refused:
        raise Misnamed(refused, number) from refused


def _refuse_stranger(made: Registration, municipality: Organisation) -> None:
    if made.municipality_id != municipality.pk:
        raise Refused(_("is registered already, and not for %(name)s"), params={"name": municipality.name})


def _refuse_some(outcome: Result, there: Mapping[int, Registration]) -> None:
    """Undoes everything: the caller's transaction ends here."""
    left_out = [one.person.name for one in outcome.waiting if one.person_id not in there]
    left_out += [person.name for person, _why in outcome.refused]
    if left_out:
        raise Refused(
            _("There is no place for %(names)s, so nobody is registered. Take fewer, or choose “As many as possible”."),
            params={"names": ", ".join(left_out)},
            code="not_all",
        )
