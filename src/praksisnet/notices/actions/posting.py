"""A letter into the outbox: once, within the budget, as the reader wants to hear of it."""

import secrets
from collections.abc import Collection, Iterable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import find_cpr
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.prepared import prepared
from praksisnet.kit.quiet import is_quiet
from praksisnet.kit.refusal import Refused
from praksisnet.kit.rows import insert
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.models import DropReason, How, Letter, Notice, Wish
from praksisnet.notices.purposes import WEEKLY_LETTER, purpose_of
from praksisnet.notices.window import next_digest, next_open
from praksisnet.people.models import Person


@transaction.atomic
def post(draft: Draft, *, by: Actor) -> Letter:
    """Put a letter in the outbox, in the transaction of the change it tells about.

    A repeat (same address, purpose, subject and version) changes nothing and returns the letter that is there. What
    exceeds the budget or is wanted otherwise is moved to the weekly letter or dropped, and the row says why.
    Refuses: no address; a CPR number in the title, the text or the weekly line.
    The row is its own trace: the journal names the change, written by the room that posts. In a ``quiet`` past the
    letter that is returned was not kept.
    """
    if is_quiet():
        return Letter(purpose=draft.purpose)
    refuse_unfit(draft)
    how = _how(draft)
    letter = _row(draft, planned=how is How.AT_ONCE)
    if how is None:
        return _insert(letter, draft)
    if existing := _same(draft):
        return existing
    if _account_is_closed(draft):
        return _put_aside(letter, draft, DropReason.DEACTIVATED)
    if how is How.NEVER:
        return _put_aside(letter, draft, DropReason.UNWANTED)
    if how is How.DIGEST:
        return _move_to_digest(letter, draft, DropReason.DIGEST, too_late=DropReason.LATE)
    return _within_budget(letter, draft)


@transaction.atomic
def post_all(drafts: Iterable[Draft], *, by: Actor) -> list[int]:
    """The letters of one change to many people, in a few statements however many. Returns the ids of the new ones.

    For receipts and urgent letters, which are always sent; else as ``post``. A letter that is there stays.
    Raises ValueError for planned ones.
    """
    found = [] if is_quiet() else list(drafts)
    for draft in found:
        refuse_unfit(draft)
        if draft.urgency in {Urgency.PLANNED, Urgency.DIGEST}:
            raise ValueError("What is planned has a budget, and is posted one by one.")
    rows = [_row(draft, planned=False) for draft in found]
    Letter.objects.bulk_create(rows, ignore_conflicts=True)
    names = [row.message_id for row in rows]
    return list(Letter.objects.filter(message_id__in=names).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def take_back(letter_ids: Collection[int], *, by: Actor) -> bool:
    """Letters that nobody has got are no more, as if they had never been written; False: one has left, or is leaving.

    What they told of is undone in the same transaction, and journaled there.
    """
    letters = list(Letter.objects.select_for_update().filter(pk__in=letter_ids).order_by("pk"))
    if any(one.sent_at or one.failed_at or one.attempts or one.leased_until for one in letters):
        return False
    Letter.objects.filter(pk__in=[one.pk for one in letters]).delete()
    return True


def refuse_unfit(draft: Draft) -> None:
    """Refuses: no address; a CPR number in the title, the text or the weekly line."""
    if not draft.to_address.strip():
        raise Refused(_("There is no mail address to write to."))
    if any(find_cpr(part) for part in (draft.title, draft.text or draft.html, draft.line)):
        raise Refused(_("This looks like a CPR number. Remove it before sending."))


@prepared
def _alike(address: str, purpose: str, kind: str, subject_id: int, version: int) -> QuerySet[Letter]:
    return Letter.objects.filter(
        to_address=address, purpose=purpose, subject_kind=kind, subject_id=subject_id, version=version
    ).order_by("pk")


@prepared
def _wishes(person_id: int, purposes: Collection[str]) -> QuerySet[Wish, tuple[str, str]]:
    return Wish.objects.filter(person_id=person_id, purpose__in=purposes).values_list("purpose", "how")


@prepared
def _closed(person_id: int) -> QuerySet[Person, tuple[int]]:
    return Person.objects.filter(pk=person_id, deactivated_at__isnull=False).values_list("pk")


@prepared
def _taken(address: str, budget_key: str) -> QuerySet[Letter, tuple[int | None]]:
    return Letter.objects.filter(to_address=address, budget_key=budget_key).values_list("budget_place")


def _same(draft: Draft) -> Letter | None:
    return next(iter(_alike(_address(draft), draft.purpose, *draft.subject_key, draft.version)), None)


def _address(draft: Draft) -> str:
    return draft.to_address.strip().lower()


def _how(draft: Draft) -> How | None:
    """How the reader wants to hear of it; None for receipts and urgent letters, which are always sent."""
    if draft.urgency not in {Urgency.PLANNED, Urgency.DIGEST} or draft.purpose == WEEKLY_LETTER:
        return None
    proposed = How.AT_ONCE if draft.urgency is Urgency.PLANNED else How.DIGEST
    if draft.to_person_id is None:
        return proposed
    wishes = dict(_wishes(draft.to_person_id, [draft.purpose, WEEKLY_LETTER]))
    purpose = purpose_of(draft.purpose)
    chosen = wishes.get(draft.purpose, "")
    how = How(chosen) if purpose and chosen in purpose.choices else proposed
    return How.NEVER if how is How.DIGEST and wishes.get(WEEKLY_LETTER) == How.NEVER else how


def _account_is_closed(draft: Draft) -> bool:
    return draft.to_person_id is not None and bool(_closed(draft.to_person_id))


def _row(draft: Draft, *, planned: bool) -> Letter:
    kind, subject_id = draft.subject_key
    now = clock.now()
    due_at = max(draft.due_at or now, now)
    return Letter(
        to_person_id=draft.to_person_id,
        to_address=_address(draft),
        language=draft.language,
        purpose=draft.purpose,
        urgency=Urgency.PLANNED if planned else draft.urgency,
        subject_kind=kind,
        subject_id=subject_id,
        version=draft.version,
        subject=draft.title[:300],
        text=draft.text,
        html=draft.html,
        calendar=draft.calendar,
        reply_to=draft.reply_to,
        message_id=f"<{secrets.token_hex(16)}@{settings.MAIL_DOMAIN}>",
        queued_at=now,
        due_at=next_open(due_at) if planned else due_at,
        drop_after_at=draft.drop_after_at,
    )


def _insert(letter: Letter, draft: Draft) -> Letter:
    try:
        with transaction.atomic():
            insert(letter)
    except IntegrityError:
        parallel = _same(draft)
        if parallel is None:
            raise
        return parallel
    return letter


def _within_budget(letter: Letter, draft: Draft) -> Letter:
    """Take the first free place of the budget. The database holds the limit: a place can be taken once."""
    letter.budget_key = draft.budget
    taken = {place for (place,) in _taken(letter.to_address, draft.budget)}
    for place in sorted(set(range(1, draft.budget_limit + 1)) - taken):
        letter.budget_place = place
        try:
            return _insert(letter, draft)
        except IntegrityError:  # a parallel letter took this place
            continue
    letter.budget_place = None
    return _move_to_digest(letter, draft, DropReason.BUDGET, too_late=DropReason.BUDGET_LATE)


def _move_to_digest(letter: Letter, draft: Draft, reason: DropReason, *, too_late: DropReason) -> Letter:
    if letter.drop_after_at and letter.drop_after_at < next_digest(letter.due_at):
        return _put_aside(letter, draft, too_late)
    moved = _put_aside(letter, draft, reason)
    Notice.objects.get_or_create(
        letter=moved,
        defaults={
            "person_id": moved.to_person_id,
            "to_address": moved.to_address,
            "language": moved.language,
            "purpose": moved.purpose,
            "line": (draft.line or draft.title)[:300],
            "link": draft.link,
            "noted_at": moved.due_at,
            "drop_after_at": moved.drop_after_at,
        },
    )
    return moved


def _put_aside(letter: Letter, draft: Draft, reason: DropReason) -> Letter:
    """Keep the row, so that a repeat finds it, and its reason; the body is not needed any more."""
    letter.dropped_at = letter.queued_at
    letter.drop_reason = reason
    letter.text, letter.html, letter.calendar = "", "", None
    return _insert(letter, draft)
