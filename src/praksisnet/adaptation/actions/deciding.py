"""What the facilitator does: merge, choose, answer, or say why not. Everybody behind the need is told."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.actions.raising import locked, refuse_closed
from praksisnet.adaptation.mails import outcome_letter
from praksisnet.adaptation.models import Change, Ground, Need, Signal, Support
from praksisnet.adaptation.queries import people_behind
from praksisnet.adaptation.words import Outcome
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.notices.actions import post
from praksisnet.todos.actions import settle


@transaction.atomic
def merge_needs(need: Need, into: Need, *, by: Actor) -> Need:
    """Who stands behind the first need stands behind the second, with its themes. A repeat changes nothing.

    Refuses: a need into itself; needs of two programmes; one that has got its answer.
    """
    rows = {row.pk: row for row in Need.objects.select_for_update().filter(pk__in=[need.pk, into.pk]).order_by("pk")}
    need, into = rows[need.pk], rows[into.pk]
    if need.pk == into.pk:
        raise Refused(_("A need cannot be merged into itself."))
    if need.merged_into_id == into.pk:
        return into
    if need.programme_id != into.programme_id:
        raise Refused(_("Only needs of the same programme can be merged."))
    refuse_closed(need)
    refuse_closed(into)
    letters = [outcome_letter(need, person, Outcome.MERGED, into=into) for person in people_behind(need)]
    moved = _move_supports(need, into)
    _move_grounds(need, into)
    into.themes.add(*need.themes.all())
    need.merged_into, need.merged_at, need.merged_by_id = into, clock.now(), by.signed_in_id
    need.save(update_fields=["merged_into", "merged_at", "merged_by"])
    Need.objects.filter(merged_into=need).update(merged_into=into)
    record("need_merged", need, by=by, fields=["merged_into"], refs={"into": into.pk, "municipalities": moved})
    for letter in letters:
        post(letter, by=by)
    settle(need, by=by)
    return into


@transaction.atomic
def choose_need(need: Need, *, by: Actor) -> Need:
    """Something will be done about it. A repeat changes nothing. Refuses: it has got its answer."""
    need = locked(need)
    refuse_closed(need)
    if need.chosen_at is None:
        need.chosen_at, need.chosen_by_id = clock.now(), by.signed_in_id
        _decided(need, Outcome.CHOSEN, ["chosen_at"], by)
    return need


@transaction.atomic
def answer_need(need: Need, *, answer: str, link: str = "", resource: Resource | None = None, by: Actor) -> Need:
    """Tell what came of it, in words, by a link, or both. A repeat of the same answer changes nothing.

    ``resource``: the answer lies in the library.

    Refuses: neither words nor link; a link that is no web address; a CPR number; it has got its answer.
    """
    need, answer, link = locked(need), answer.strip(), link.strip()
    if need.answered_at and (need.answer, need.answer_link) == (answer, link):
        return need
    refuse_closed(need)
    if not (answer or link):
        raise Refused(_("Write the answer, or give a link to it."))
    if link and not link.startswith(("https://", "http://")):
        raise Refused(_("Write the link as an address that begins with https://."))
    refuse_cpr(answer, link)
    need.answer, need.answer_link, need.answer_resource = answer, link, resource
    need.answered_at, need.answered_by_id = clock.now(), by.signed_in_id
    _decided(need, Outcome.ANSWERED, ["answer", "answer_link", "answer_resource", "answered_at"], by)
    return need


@transaction.atomic
def decline_need(need: Need, *, reason: str, by: Actor) -> Need:
    """Not chosen, because. A repeat with the same reason changes nothing.

    Refuses: no reason; a CPR number in it; the need has got its answer.
    """
    need, reason = locked(need), reason.strip()
    if need.declined_at and need.reason == reason:
        return need
    refuse_closed(need)
    if not reason:
        raise Refused(_("Say why. Those behind the need are told the reason."))
    refuse_cpr(reason)
    need.reason = reason
    need.declined_at, need.declined_by_id = clock.now(), by.signed_in_id
    _decided(need, Outcome.DECLINED, ["reason", "declined_at"], by)
    return need


def _decided(need: Need, outcome: Outcome, fields: list[str], by: Actor) -> None:
    """Saved, written down and told: the same for every outcome."""
    need.save()
    record(f"need_{outcome.value}", need, by=by, fields=fields)
    for person in people_behind(need):
        post(outcome_letter(need, person, outcome), by=by)
    settle(need, by=by)


def _move_supports(need: Need, into: Need) -> list[int]:
    """A municipality behind both weighs one. Returns the municipalities that are new behind the second."""
    there = set(into.supports.values_list("municipality_id", flat=True))
    moving = need.supports.exclude(municipality__in=there)
    moved = sorted(moving.values_list("municipality_id", flat=True))
    moving.update(need=into)
    Support.objects.filter(need=need).delete()
    return moved


def _move_grounds(need: Need, into: Need) -> None:
    """What is on the programme because of the first need is there because of the second; once."""
    for ground in Ground.objects.filter(need=need):
        there = Ground.objects.filter(need=into, session=ground.session_id, core=ground.core_id)
        if there.exists():
            ground.delete()
        else:
            ground.need = into
            ground.save(update_fields=["need"])
    Change.objects.filter(need=need).update(need=into)
    Signal.objects.filter(need=need).update(need=into)
