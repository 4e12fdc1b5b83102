"""Why a part is on the programme, and telling those who asked for it that it is."""

from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.actions.deciding import choose_need
from praksisnet.adaptation.mails import outcome_letter
from praksisnet.adaptation.models import Ground, Need
from praksisnet.adaptation.models.causes import Causes
from praksisnet.adaptation.queries import needs_on, people_to_tell
from praksisnet.adaptation.words import Outcome
from praksisnet.evaluation.models import Item
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import CoreSession, Meeting, Session
from praksisnet.notices.actions import post
from praksisnet.todos.actions import settle


@transaction.atomic
def cite(part: Session | CoreSession, *, by: Actor, **causes: Unpack[Causes]) -> Ground:
    """Say why the part is on the programme. A ground that is there already is returned; a core session's holds for
    every meeting of the round. An open need is chosen by it, and, where the meeting is public, its people are told.

    Refuses: no cause, or more than one; one of another programme; a need that is withdrawn, declined or merged.
    """
    known = {name: value for name, value in causes.items() if value}
    if len(known.keys() - {"item"}) != 1 or ("survey" in known) != ("item" in known):
        raise Refused(_("Choose one reason at a time."))
    _refuse_elsewhere(part, causes)
    column = {"core": part} if isinstance(part, CoreSession) else {"session": part}
    existing = Ground.objects.filter(**column, **known).first()
    if existing:
        return existing
    need = causes.get("need")
    if need:
        _refuse_ended(need)
    ground = Ground.objects.create(**column, **known, made_at=clock.now(), made_by_id=by.signed_in_id)
    record("ground_cited", ground, by=by, refs={"part": part.pk, "need": need.pk if need else None})
    if need:
        _take_up(need, ground, by)
    return ground


@transaction.atomic
def uncite(ground: Ground, *, by: Actor) -> bool:
    """The part is there for another reason after all. False: the ground was gone."""
    found = Ground.objects.filter(pk=ground.pk).select_related("need").first()
    if found is None:
        return False
    record("ground_removed", found, by=by, refs={"part": found.session_id or found.core_id, "need": found.need_id})
    found.delete()
    if found.need:
        settle(found.need, by=by)
    return True


@transaction.atomic
def tell_programme(meeting: Meeting, *, by: Actor) -> None:
    """The meeting is published: whoever asked for something on it is told, once for each need."""
    for need in needs_on(meeting):
        _tell(need, meeting, by)
        settle(need, by=by)


def _take_up(need: Need, ground: Ground, by: Actor) -> None:
    meetings = Meeting.objects.filter(published_at__isnull=False, cancelled_at__isnull=True)
    part = {"sessions": ground.session_id} if ground.session_id else {"sessions__core": ground.core_id}
    published = list(meetings.filter(**part).distinct().order_by("starts_at"))
    if not published and need.chosen_at is None:
        choose_need(need, by=by)
    for meeting in published:
        _tell(need, meeting, by)
    settle(need, by=by)


def _tell(need: Need, meeting: Meeting, by: Actor) -> None:
    if meeting.starts_at and meeting.starts_at > clock.now():
        for person in people_to_tell(need, meeting):
            post(outcome_letter(need, person, Outcome.ON_PROGRAMME, meeting=meeting), by=by)


def _refuse_elsewhere(part: Session | CoreSession, causes: Causes) -> None:
    programme_id = part.round.programme_id if isinstance(part, CoreSession) else part.meeting.programme_id
    need, survey, resource = causes.get("need"), causes.get("survey"), causes.get("resource")
    found = [one.programme_id for one in (need, resource) if one]
    if survey:
        found.append(survey.meeting.programme_id)
    if any(one != programme_id for one in found):
        raise Refused(_("The reason belongs to another programme."))
    item = causes.get("item")
    if isinstance(item, Item) and survey and item.instrument_id != survey.instrument_id:
        raise Refused(_("That question was not asked there."))


def _refuse_ended(need: Need) -> None:
    if need.withdrawn_at or need.merged_at or need.declined_at:
        raise Refused(_("This need is withdrawn, merged or declined, so it is no reason any more."))
