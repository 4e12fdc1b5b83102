"""The weekly letter: everything that could wait, in one mail a person, only if there is something."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import is_quiet
from praksisnet.notices.actions.posting import post
from praksisnet.notices.mails import week_number, weekly_letter
from praksisnet.notices.models import How, Letter, Notice, Wish
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.notices.sockets import News, tellers
from praksisnet.notices.window import digest_moment, is_open
from praksisnet.people.models import Person


@dataclass(slots=True)
class _Waiting:
    """What one address may get: lines that waited, and who is asked for news."""

    notices: list[Notice] = field(default_factory=list)
    person: Person | None = None


def post_weekly_letters(*, by: Actor) -> int:
    """Post this week's letters once its moment has come; returns how many. A second run in the week finds nothing."""
    now = clock.now()
    moment = digest_moment(clock.today())
    # Written on a Friday evening it would leave next week, beside the next one: the lines wait instead.
    if now < moment or not is_open(now):
        return 0
    # In a past that is written down afterwards nobody is written to, and what came then is new no more.
    waiting = {} if is_quiet() else _waiting(moment, now)
    posted = [_post_one(one, moment, by=by) for one in waiting.values()]
    for teller in tellers():
        teller.close(moment)
    return sum(posted)


def _waiting(moment: datetime, now: datetime) -> dict[str, _Waiting]:
    written = Letter.objects.filter(purpose=WEEKLY_LETTER, version=week_number(clock.today())).values("to_address")
    unwilling = Wish.objects.filter(purpose=WEEKLY_LETTER, how=How.NEVER).values("person")
    lines = (
        Notice.objects.filter(digest__isnull=True, noted_at__lt=moment)
        .exclude(to_address__in=written)
        .filter(Q(drop_after_at__isnull=True) | Q(drop_after_at__gt=now))
        .filter(Q(person__isnull=True) | ~Q(person__in=unwilling) & Q(person__deactivated_at__isnull=True))
    )
    found: dict[str, _Waiting] = defaultdict(_Waiting)
    for notice in lines.order_by("noted_at", "pk"):
        found[notice.to_address].notices.append(notice)
    done = set(written.values_list("to_address", flat=True))
    silent = set(unwilling.values_list("person", flat=True))
    for person in (one for teller in tellers() for one in teller.whom(moment)):
        address = (person.email or "").strip().lower()
        if address and address not in done and person.pk not in silent:
            found[address].person = person
    return found


@transaction.atomic
def _post_one(waiting: _Waiting, moment: datetime, *, by: Actor) -> bool:
    """News is asked for here and now, so that nothing stands in the letter that its reader may not read any more."""
    person = waiting.person
    told = [(teller, teller.tell(person, moment)) for teller in tellers()] if person else []
    news = list(_once(part for _teller, parts in told for part in parts))
    if not (waiting.notices or news):
        return False
    letter = post(weekly_letter(waiting.notices, news, clock.today(), person), by=by)
    Notice.objects.filter(pk__in=[notice.pk for notice in waiting.notices]).update(digest=letter)
    for teller, parts in told:
        if person and parts:
            teller.told(person, moment)
    return True


def _once(parts: Iterable[News]) -> Iterator[News]:
    """What stands under one heading does not stand under the next as well, whichever rooms they are of."""
    seen: set[str] = set()
    for part in parts:
        lines = [line for line in part.lines if line.link not in seen]
        seen |= {line.link for line in lines}
        if lines:
            yield replace(part, lines=lines)
