"""A half-year on the moved clock: planned mail stays within the budget and leaves only in its window."""

from collections import Counter
from datetime import date, timedelta

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices import actions
from praksisnet.notices.delivery import pump
from praksisnet.notices.letters import Urgency, half_year_budget
from praksisnet.notices.models import DropReason, Letter, Notice
from praksisnet.notices.window import is_open
from praksisnet.people.models import Person

FIRST = date(2026, 7, 1)
SYSTEM = Actor.system("test")


def test_a_half_year_stays_within_the_budget_and_the_window(server, mette, post):
    meetings = [Person.objects.create(name=f"Møde {number}") for number in range(2)]

    for day in range(0, 184, 5):
        for hour in (3, 12):
            with clock.moved_to(clock.at(FIRST + timedelta(days=day), hour)):
                version = day * 100 + hour
                for meeting in meetings:
                    post(mette, urgency=Urgency.PLANNED, subject=meeting, version=version, budget_key="")
                post(
                    mette,
                    urgency=Urgency.PLANNED,
                    purpose="needs",
                    subject=None,
                    version=version,
                    **half_year_budget("needs", clock.today()),
                )
                actions.post_weekly_letters(by=SYSTEM)
                pump()

    planned = Letter.objects.filter(urgency=Urgency.PLANNED, sent_at__isnull=False)
    assert Counter(planned.values_list("subject_kind", "subject_id")) == {
        ("people.person", meetings[0].pk): 5,
        ("people.person", meetings[1].pk): 5,
        ("", 0): 1,
    }
    paced = Letter.objects.filter(urgency__in=[Urgency.PLANNED, Urgency.DIGEST], sent_at__isnull=False)
    assert [letter for letter in paced if not is_open(letter.sent_at)] == []
    weekly = Letter.objects.filter(urgency=Urgency.DIGEST, sent_at__isnull=False)
    weeks = Counter(letter.sent_at.isocalendar()[:2] for letter in weekly)
    assert max(weeks.values()) == 1
    moved = Letter.objects.filter(drop_reason=DropReason.BUDGET).count()
    assert moved == Notice.objects.count() == 37 * 2 * 3 - 11
    assert len(server.received) == planned.count() + weekly.count()
