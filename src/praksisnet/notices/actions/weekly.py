"""The weekly letter: everything that could wait, in one mail a person, only if there is something."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.actions.posting import post
from praksisnet.notices.mails import week_number, weekly_letter
from praksisnet.notices.models import How, Letter, Notice, Wish
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.notices.window import digest_moment, is_open


def post_weekly_letters(*, by: Actor) -> int:
    """Post this week's letters once its moment has come; returns how many. A second run in the week finds nothing."""
    now = clock.now()
    moment = digest_moment(clock.today())
    # Written on a Friday evening it would leave next week, beside the next one: the lines wait instead.
    if now < moment or not is_open(now):
        return 0
    written = Letter.objects.filter(purpose=WEEKLY_LETTER, version=week_number(clock.today())).values("to_address")
    unwilling = Wish.objects.filter(purpose=WEEKLY_LETTER, how=How.NEVER).values("person")
    waiting = (
        Notice.objects.filter(digest__isnull=True, noted_at__lt=moment)
        .exclude(to_address__in=written)
        .filter(Q(drop_after_at__isnull=True) | Q(drop_after_at__gt=now))
        .filter(Q(person__isnull=True) | ~Q(person__in=unwilling) & Q(person__deactivated_at__isnull=True))
    )
    by_address: dict[str, list[Notice]] = defaultdict(list)
    for notice in waiting.order_by("noted_at", "pk"):
        by_address[notice.to_address].append(notice)
    for notices in by_address.values():
        _post_one(notices, by=by)
    return len(by_address)


@transaction.atomic
def _post_one(notices: list[Notice], *, by: Actor) -> None:
    letter = post(weekly_letter(notices, clock.today()), by=by)
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(digest=letter)
