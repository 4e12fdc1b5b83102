"""You said, we do: written from a cause, tied to what is coming, told to those who see it."""

from collections.abc import Sequence
from typing import Any, Unpack

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.actions.finding import index_change
from praksisnet.adaptation.mails import change_letter
from praksisnet.adaptation.models import Change, Effect
from praksisnet.adaptation.models.causes import Causes
from praksisnet.adaptation.queries import comparisons_of, needs_on, people_behind
from praksisnet.adaptation.words import LONGEST_CHANGE
from praksisnet.evaluation.models import Survey
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting, Round
from praksisnet.networks.models import Programme
from praksisnet.notices.actions import post
from praksisnet.todos.actions import drop, settle


@transaction.atomic
def write_change(
    programme: Programme,
    *,
    said: str,
    we_do: str,
    meeting: Meeting | None = None,
    round: Round | None = None,  # noqa: A002 -- the house's word for it
    by: Actor,
    **causes: Unpack[Causes],
) -> Change:
    """A draft of what is changed, and because of what; ``item`` is also the question its effect is read from.

    Refuses: no cause; one or a meeting of another programme; a meeting and a round; nothing said or done; a CPR number.
    """
    said, we_do = _tidy(said), _tidy(we_do)
    known = {name: value for name, value in causes.items() if value}
    _refuse_causes(known, programme)
    _refuse_place(programme, meeting, round)
    change = Change.objects.create(
        programme=programme, said=said, we_do=we_do, meeting=meeting, round=round,
        made_at=clock.now(), made_by_id=by.signed_in_id, **known,
    )  # fmt: skip
    record("change_written", change, by=by, refs={"meeting": change.meeting_id, "round": change.round_id})
    return change


@transaction.atomic
def rewrite_change(
    change: Change,
    *,
    said: str,
    we_do: str,
    meeting: Meeting | None,
    round: Round | None,  # noqa: A002 -- the house's word for it
    item: Any = None,
    by: Actor,
) -> Change:
    """Other words or another place; ``item`` None leaves the question as it is. Without a change nothing happens.

    Refuses: as write_change does; a published change without a place.
    """
    change = locked_change(change)
    _refuse_place(change.programme, meeting, round)
    if change.published_at and not (meeting or round):
        raise Refused(_("Choose the meeting or the round it shows in."))
    wanted = {"said": _tidy(said), "we_do": _tidy(we_do), "meeting": meeting, "round": round}
    if item:
        wanted["item"] = item
    changed = [name for name, value in wanted.items() if getattr(change, name) != value]
    for name in changed:
        setattr(change, name, wanted[name])
    if changed:
        change.save(update_fields=changed)
        record("change_rewritten", change, by=by, fields=changed)
        _measure([change], by)
        index_change(change)
    return change


@transaction.atomic
def publish_change(change: Change, *, by: Actor) -> Change:
    """Members see it now, and those behind the need it comes from are told. A repeat changes nothing.

    Refuses: it shows in no meeting or round yet.
    """
    change = locked_change(change)
    if change.published_at:
        return change
    if not (change.meeting_id or change.round_id):
        raise Refused(_("Choose the meeting or the round it shows in."))
    _publish(change, by)
    _measure([change], by)
    for person in people_behind(change.need) if change.need else []:
        post(change_letter(change, person), by=by)
    return change


@transaction.atomic
def drop_change(change: Change, *, by: Actor) -> bool:
    """The draft is thrown away. False: it is gone already. Refuses: members have seen it."""
    found = Change.objects.select_for_update().filter(pk=change.pk).first()
    if found is None:
        return False
    if found.published_at:
        raise Refused(_("It is published, so it stays."))
    record("change_dropped", found, by=by)
    drop(found, by=by)
    found.delete()
    return True


@transaction.atomic
def publish_with_meeting(meeting: Meeting, *, by: Actor) -> None:
    """What is changed at a meeting is told when the meeting is: its drafts are published with it.

    Who hears that the need is on the programme, and reads of the change in the invitation, gets no third letter.
    """
    told = {need.pk for need in needs_on(meeting)}
    drafts = Change.objects.filter(published_at__isnull=True, meeting=meeting)
    if meeting.round_id:
        drafts |= Change.objects.filter(published_at__isnull=True, round=meeting.round_id)
    for change in drafts.order_by("made_at", "pk"):
        if change.need_id in told:
            _publish(locked_change(change), by)
        else:
            publish_change(change, by=by)


@transaction.atomic
def measure_changes(survey: Survey, *, by: Actor) -> int:
    """The survey is closed: keep what its answers say of the changes at its meeting. Returns how many were measured."""
    there = Q(meeting=survey.meeting_id)
    if survey.meeting.round_id:
        there |= Q(round=survey.meeting.round_id)
    waiting = Change.objects.filter(there, published_at__isnull=False, item__isnull=False)
    return _measure(list(waiting.select_related("item").order_by("pk")), by)


def _measure(changes: Sequence[Change], by: Actor) -> int:
    """Those without answers before and after lose an effect they had from elsewhere."""
    found = comparisons_of(changes)
    Effect.objects.filter(change__in=[one.pk for one in changes if one.pk not in found]).delete()
    for pk, seen in found.items():
        values = {name: getattr(seen, name) for name in ("n_before", "n_after", "mean_before", "mean_after")}
        kept = {"word": seen.word.value, "measured_at": clock.now(), **values}
        effect, _is_new = Effect.objects.update_or_create(change_id=pk, defaults=kept)
        record("change_measured", effect, by=by, fields=["word"], refs={"change": pk})
    return len(found)


def _publish(change: Change, by: Actor) -> None:
    change.published_at, change.published_by_id = clock.now(), by.signed_in_id
    change.save(update_fields=["published_at", "published_by"])
    record("change_published", change, by=by, fields=["published_at"])
    settle(change, by=by)
    index_change(change)


def locked_change(change: Change) -> Change:
    return Change.objects.select_for_update(of=("self",)).select_related("programme", "need", "item").get(pk=change.pk)


def _refuse_causes(known: dict[str, Any], programme: Programme) -> None:
    if not known.keys() - {"item"}:
        raise Refused(_("Choose what it comes from: a need or an answer in an evaluation."))
    if "survey" in known and "item" not in known:
        raise Refused(_("Choose the question it comes from."))
    found = [known[name].programme_id for name in ("need", "resource") if name in known]
    if "survey" in known:
        found.append(known["survey"].meeting.programme_id)
    if any(one != programme.pk for one in found):
        raise Refused(_("The reason belongs to another programme."))


def _refuse_place(programme: Programme, meeting: Meeting | None, round_: Round | None) -> None:
    if meeting and round_:
        raise Refused(_("Choose a meeting or a round, not both."))
    if any(place and place.programme_id != programme.pk for place in (meeting, round_)):
        raise Refused(_("The meeting belongs to another programme."))


def _tidy(text: str) -> str:
    text = one_line(text)
    if not text:
        raise Refused(_("Write both what was said and what you do about it."))
    if len(text) > LONGEST_CHANGE:
        raise Refused(_("The text is too long. Say it in a sentence or two."))
    refuse_cpr(text)
    return text
