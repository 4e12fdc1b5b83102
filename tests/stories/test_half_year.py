"""A half-year with two meetings, day by day on the moved clock, through the rooms' own actions and jobs: what is
planned stays within the budget, every mail comes once, and planned mail leaves on working days between 7 and 17."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import announce, close_meeting, create_meeting, publish, set_date
from praksisnet.meetings.words import CorePart
from praksisnet.networks.models import Programme
from praksisnet.notices.actions import posting
from praksisnet.notices.models import DropReason, Letter, Notice
from praksisnet.practice.actions import plan_trial
from praksisnet.practice.models import Trial
from praksisnet.registration.actions import mark_attendance, register
from praksisnet.registration.models import Registration
from tests.notices.mailserver import MailServer, running
from tests.stories.cast import Cast, at, place, work

# Committed, as in earnest: within one transaction each claim of a job would pass over all the jobs that are done.
pytestmark = pytest.mark.django_db(transaction=True)
HOURS = (6, 9, 21)  # before the window, in it, after it
FIRST, LAST = date(2026, 8, 1), date(2026, 12, 11)
PARTS = [CorePart("plenary", 60, "Oplæg")]


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "praksisnet.notices.backend.OutboxBackend"
    server = MailServer()
    with running(server) as port:
        settings.SMTP_HOST, settings.SMTP_PORT = "127.0.0.1", port
        yield server


class HalfYear:
    """What people do, by day. Mette answers at once; Thomas when he is reminded; Jonas never; both try something."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.by = cast, Actor.person(cast["Line"])
        Programme.objects.update(approval="none")
        self.meetings = [self._meeting(day) for day in (date(2026, 9, 24), date(2026, 12, 3))]
        self.day = create_meeting(cast.programme, kind="development", title="Udviklingsdag", by=self.by)
        set_date(self.day, starts_at=clock.at(date(2026, 10, 8), 9), town="Slagelse", by=self.by)
        first, second = self.meetings
        self.plan: dict[date, Callable[[], object]] = {
            date(2026, 8, 3): lambda: announce(first, by=self.by),
            date(2026, 8, 18): lambda: publish(first, by=self.by),
            date(2026, 8, 20): lambda: self._registers(first, "Mette", "Køge"),
            date(2026, 9, 1): lambda: announce(self.day, by=self.by),
            date(2026, 9, 16): lambda: self._registers(first, "Thomas", "Faxe"),
            date(2026, 9, 24): lambda: self._is_held(first),
            date(2026, 9, 28): lambda: announce(second, by=self.by),
            date(2026, 10, 27): lambda: publish(second, by=self.by),
            date(2026, 10, 28): lambda: self._registers(second, "Mette", "Køge"),
            date(2026, 12, 3): lambda: self._is_held(second),
        }

    def _meeting(self, day):
        title = f"Mødet {day:%d.%m.}"
        network = self.cast.network
        made = create_meeting(network.programme, kind="network", title=title, network=network, parts=PARTS, by=self.by)
        return set_date(made, starts_at=clock.at(day, 9, 30), town="Næstved", place="Huset", by=self.by)

    def _registers(self, meeting, name, home):
        person = self.cast[name]
        register(meeting, person, municipality=place(home), by=Actor.person(person))

    def _is_held(self, meeting):
        with at(meeting.starts_at.date(), 15, 30):
            came = Registration.objects.filter(meeting=meeting)
            for one in came.select_related("person", "municipality"):
                by = Actor.person(one.person)
                plan_trial(self.cast.network, one.municipality, what="Faste aftaler", meeting=meeting, by=by)
            mark_attendance(meeting, list(came.values_list("pk", flat=True)), by=self.by)
            close_meeting(meeting, summary="Tak for i dag.", by=self.by)

    def run(self) -> None:
        day = FIRST
        while day <= LAST:
            for hour in HOURS:
                with at(day, hour, 30):
                    if hour == 9 and day in self.plan:
                        self.plan[day]()
                    work()
            day += timedelta(days=1)


def sent_planned():
    return Letter.objects.filter(urgency="planned", sent_at__isnull=False).select_related("to_person").order_by("pk")


def by_meeting() -> Counter[tuple[str, str]]:
    """How many planned mails left for each about each meeting, or about needs: counted here, not by the budget."""
    of_trial = {trial.pk: trial.meeting_id for trial in Trial.objects.all()}
    counts: Counter[tuple[str, str]] = Counter()
    for letter in sent_planned():
        if letter.purpose == "adaptation.half_year":
            about = "needs"
        else:
            is_trial = letter.subject_kind == "practice.trial"
            about = f"meeting {of_trial[letter.subject_id] if is_trial else letter.subject_id}"
        counts[letter.to_person.name, about] += 1
    return counts


def over_budget() -> dict[tuple[str, str], int]:
    return {key: number for key, number in by_meeting().items() if number > (1 if key[1] == "needs" else 5)}


def outside_window() -> list[Letter]:
    moments = [(letter, letter.sent_at.astimezone(clock.COPENHAGEN)) for letter in sent_planned()]
    return [letter for letter, moment in moments if moment.weekday() > 4 or not 7 <= moment.hour < 17]


def test_a_half_year_of_mail_stays_within_the_budget(cast, server):
    with at(FIRST, 5):
        half_year = HalfYear(cast)

    half_year.run()

    for (name, about), number in sorted(by_meeting().items()):
        print(f"{name:30} {about:12} {number}")
    assert (over_budget(), outside_window()) == ({}, [])
    # Of the second meeting »Hvordan gik det?« comes in January.
    assert sum(number for (name, _about), number in by_meeting().items() if name == "Mette Kjær") == 5 + 4 + 1
    moved = Notice.objects.filter(letter__drop_reason=DropReason.BUDGET)
    assert [(one.person.name, one.purpose) for one in moved] == [("Thomas Nygaard", "practice.how_it_went")]
    ids = Counter(letter["Message-ID"] for letter in server.received)
    assert (set(ids.values()), len(ids)) == ({1}, Letter.objects.filter(sent_at__isnull=False).count())
    same = Counter(Letter.objects.values_list("to_address", "purpose", "subject_kind", "subject_id", "version"))
    assert set(same.values()) == {1}


def test_without_the_budget_the_same_half_year_exceeds_it(cast, server, monkeypatch):
    """The control: the count above finds what is too much."""
    monkeypatch.setattr(posting, "_within_budget", posting._insert)
    with at(FIRST, 5):
        half_year = HalfYear(cast)

    half_year.run()

    first = half_year.meetings[0].pk
    assert over_budget() == {("Thomas Nygaard", f"meeting {first}"): 6}
