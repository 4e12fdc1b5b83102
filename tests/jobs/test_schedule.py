from datetime import UTC, date, datetime, timedelta

import pytest

from praksisnet.jobs import schedule
from praksisnet.jobs.actions.schedules import _queue, queue_due, write_schedule
from praksisnet.jobs.models import Job, Schedule
from praksisnet.kit import clock
from tests.jobs.examples import note, stumble

pytestmark = pytest.mark.usefixtures("no_schedule")

NOON = clock.at(date(2026, 11, 20), 12)


def test_every_runs_at_once_and_then_again_after_its_gap(worker, seen):
    schedule.every("note", stumble, minutes=5)

    with clock.moved_to(NOON):
        write_schedule()
        assert queue_due() == 1
        assert queue_due() == 0
        Job.objects.all().delete()
    with clock.moved_to(NOON + timedelta(minutes=6)):
        assert queue_due() == 1


def test_schedule_runs_once_after_a_long_sleep(worker, seen):
    schedule.every("note", stumble, minutes=5)
    with clock.moved_to(NOON):
        write_schedule()

    with clock.moved_to(NOON + timedelta(days=3)):
        assert queue_due() == 1
        assert queue_due() == 0


def test_daily_waits_for_its_hour_on_a_danish_wall(db):
    schedule.daily("note", note, at="03.00")

    with clock.moved_to(NOON):
        write_schedule()

    assert Schedule.objects.get().next_at == datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 28), [(28, 1, 30), (29, 1, 30), (30, 0, 30), (31, 0, 30)]),  # no 02.30 on the 29th
        (date(2026, 10, 24), [(24, 0, 30), (25, 0, 30), (26, 1, 30), (27, 1, 30)]),  # two of them on the 25th
    ],
)
def test_daily_comes_once_a_day_when_the_clocks_change(day, expected):
    rule = schedule.Daily(note, 2, 30)
    moment, moments = clock.at(day).astimezone(UTC), []

    for _ in range(4):
        moment = rule.next_after(moment)
        moments.append((moment.day, moment.hour, moment.minute))

    assert moments == expected


def test_two_workers_queue_a_due_line_once(db):
    schedule.every("note", note, minutes=5)
    write_schedule()
    as_read_by_both = Schedule.objects.get()

    queued = [_queue(as_read_by_both, schedule.rules()["note"], clock.now()) for _ in range(2)]

    assert queued == [True, False]


def test_schedule_does_not_queue_behind_itself_but_hurries_the_one_that_waits(worker, seen):
    schedule.every("stumble", stumble, minutes=5)
    with clock.moved_to(NOON):
        write_schedule()
        worker.round()

    with clock.moved_to(NOON + timedelta(minutes=6)):
        Job.objects.update(due_at=NOON + timedelta(hours=1))
        worker.round()

    assert Job.objects.get().attempts == 2


def test_schedule_remembers_how_it_went(worker, seen):
    schedule.every("stumble", stumble, minutes=5)
    write_schedule()
    worker.round()
    assert Schedule.objects.get().last_error.partition(":")[0] == "tests.jobs.examples.Trouble in tests.jobs.examples"

    Job.objects.update(task="tests.jobs.examples.rest", due_at=clock.now())
    worker.round()

    row = Schedule.objects.get()
    assert (row.last_error, row.last_ok_at is not None) == ("", True)


def test_schedule_that_keeps_failing_leaves_one_dead_letter_and_a_success_takes_it_away(worker, seen):
    schedule.every("stumble", stumble, minutes=5)
    with clock.moved_to(NOON):
        write_schedule()
    for hours in range(1, 60):
        with clock.moved_to(NOON + timedelta(hours=2 * hours)):
            worker.round()
    assert Job.objects.filter(failed_at__isnull=False).count() == 1

    Job.objects.filter(failed_at__isnull=True).update(task="tests.jobs.examples.rest")
    with clock.moved_to(NOON + timedelta(hours=200)):
        worker.round()

    assert Job.objects.filter(failed_at__isnull=False).count() == 0


def test_write_schedule_follows_what_the_rooms_say(db):
    schedule.every("gone", note, minutes=5)
    schedule.daily("moved", note, at="23.00")
    with clock.moved_to(NOON):
        write_schedule()

        schedule._rules.pop("gone")
        schedule.daily("moved", note, at="13.00")
        write_schedule()

    row = Schedule.objects.get()
    assert (row.name, row.next_at) == ("moved", NOON + timedelta(hours=1))
