"""The outbox pump: leases due letters, sends them, and writes down each answer in its own transaction.

SMTP has no "exactly once" across a crash between the server's 250 and our commit: such a letter, at most one a crash
and worker, is sent again under the same Message-ID. Everything else is held here: a letter is marked before it is tried
and after each answer, and a worker that lost its lease sends nothing more (docs/adr/0011-outbox.md).
"""

import logging
import secrets
from collections import Counter
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from praksisnet.kit import clock
from praksisnet.kit.prepared import prepared
from praksisnet.notices.carrier import Answer, Carrier, Outcome
from praksisnet.notices.letters import Urgency
from praksisnet.notices.message import message_for
from praksisnet.notices.models import UNFINISHED, DropReason, Letter
from praksisnet.notices.purposes import SECRET
from praksisnet.notices.window import is_open

log = logging.getLogger(__name__)

BATCH = 50
WAIT_FOR_WINDOW = [Urgency.PLANNED, Urgency.DIGEST]
MOST_TRIES = 12
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=6)


def pump() -> bool:
    """Send what is due, at most one batch; says whether more may be due. Safe to run in many workers at once."""
    now = clock.now()
    if not _any_to_do(now, is_open(now)):
        return False
    _finish_hopeless(now)
    worker = secrets.token_hex(16)
    letters = _lease(worker)
    counts: Counter[str] = Counter()
    with Carrier() as carrier:
        for pk in letters:
            answer = _deliver(pk, worker, carrier)
            if answer:
                counts[answer.outcome] += 1
            if answer and answer.outcome is Outcome.AWAY:
                # Asking on for each of fifty letters would only hammer a server in trouble.
                _give_back(worker, answer)
                break
    if counts:
        log.info("outbox: %s", ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())))
    return len(letters) == BATCH and not counts[Outcome.AWAY]


@prepared
def _any_to_do(now: datetime, is_window_open: bool) -> QuerySet[Letter]:
    """Asked first, every second: an idle worker should not take SQLite's write lock."""
    hopeless = Q(drop_after_at__lte=now) | Q(attempts__gte=MOST_TRIES)
    pressing = Q() if is_window_open else ~Q(urgency__in=WAIT_FOR_WINDOW)
    return Letter.objects.filter(UNFINISHED, _free(now), hopeless | (Q(due_at__lte=now) & pressing))[:1]


WIPED: dict[str, object] = {"text": "", "html": "", "calendar": None}


def _finish_hopeless(now: datetime) -> None:
    """End what is of no use any more, and a letter whose every try took the worker down with it."""
    waiting = Letter.objects.filter(UNFINISHED, _free(now))
    waiting.filter(drop_after_at__lte=now).update(
        dropped_at=now, drop_reason=DropReason.LATE, budget_place=None, **WIPED
    )
    waiting.filter(attempts__gte=MOST_TRIES).update(failed_at=now, last_error="No try came to an end.")


def _free(now: datetime) -> Q:
    return Q(leased_until__isnull=True) | Q(leased_until__lte=now)


def due(now: datetime) -> QuerySet[Letter]:
    """Letters that may leave now, the most pressing first."""
    letters = Letter.objects.filter(UNFINISHED, _free(now), due_at__lte=now)
    if not is_open(now):
        letters = letters.exclude(urgency__in=WAIT_FOR_WINDOW)
    return letters.order_by("due_at", "pk")


@transaction.atomic
def _lease(worker: str) -> list[int]:
    now = clock.now()
    found = list(due(now).select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH])
    Letter.objects.filter(pk__in=found).update(leased_until=_lease_end(now), leased_by=worker)
    return found


def _lease_end(now: datetime) -> datetime:
    return now + timedelta(seconds=settings.MAIL_LEASE)


def _deliver(pk: int, worker: str, carrier: Carrier) -> Answer | None:
    """Try one letter. None: another worker has it by now, so nothing was sent."""
    mine = Letter.objects.filter(UNFINISHED, pk=pk, leased_by=worker)
    # A slow batch outlives its lease: each letter is leased afresh, and counted as tried, before it is sent.
    if not mine.update(leased_until=_lease_end(clock.now()), attempts=F("attempts") + 1):
        return None
    letter = mine.get()
    try:
        answer = carrier.send(message_for(letter))
    except ValueError:
        answer = Answer(Outcome.REFUSED, "The letter has a header that cannot be written.")
    # What has left has left, whoever holds the lease by now; anything else is the holder's to say.
    row = Letter.objects.filter(UNFINISHED, pk=pk) if answer.outcome is Outcome.SENT else mine
    row.update(**_written_down(letter, answer))
    return answer


def _written_down(letter: Letter, answer: Answer) -> dict[str, object]:
    """The columns that keep an answer. Never the text, and never what a secret letter holds."""
    now = clock.now()
    gone: dict[str, object] = {"leased_until": None, "leased_by": ""}
    wiped = WIPED if letter.purpose in SECRET else {}
    match answer.outcome:
        case Outcome.SENT:
            return {**gone, **wiped, "sent_at": now, "last_error": ""}
        case Outcome.AWAY:
            return {**gone, **_waits(now, 0), "attempts": letter.attempts - 1, "last_error": answer.reason}
        case Outcome.LATER if letter.attempts < MOST_TRIES:
            return {**gone, **_waits(now, letter.attempts), "last_error": answer.reason}
    return {**gone, **wiped, "failed_at": now, "last_error": answer.reason}


def _waits(now: datetime, tries: int) -> dict[str, object]:
    return {"leased_until": now + min(_FIRST_PAUSE * 3 ** max(tries - 1, 0), _LONGEST_PAUSE)}


def _give_back(worker: str, answer: Answer) -> None:
    Letter.objects.filter(UNFINISHED, leased_by=worker).update(
        leased_by="", last_error=answer.reason, **_waits(clock.now(), 0)
    )
