"""Rounds of near-identical meetings and what all networks share: from the core programme to the summary."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from praksisnet.demo.actions.adapting import ground, question_events
from praksisnet.demo.actions.approving import approve, ask_approval
from praksisnet.demo.actions.arrangements import arrangement_events
from praksisnet.demo.actions.evaluating import evaluation_events
from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.library import material_events
from praksisnet.demo.actions.registering import attendance_event, registration_events
from praksisnet.demo.actions.series import follow_networks
from praksisnet.demo.actions.slides import slide_events
from praksisnet.demo.actions.trying import trial_events
from praksisnet.demo.actions.workshops import ranking_events
from praksisnet.demo.actions.writing import message_event, own_words_event
from praksisnet.demo.dates import half_year_of, meeting_days, wanted_days
from praksisnet.demo.recipe import DayRecipe, ProgrammeRecipe, meetings_recipe
from praksisnet.demo.setting import Setting
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import is_quiet
from praksisnet.meetings import actions
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.networks.models import Programme
from praksisnet.themes.models import Theme

MADE_BEFORE, APPROVED_BEFORE, PUBLISHED_BEFORE, CLOSES_BEFORE = 70, 47, 35, 5  # days
FULL_CLOSES_BEFORE = 14  # so that its deadline was yesterday
COMING_MADE = 20  # days ago at the latest
CLOSES = timedelta(days=CLOSES_BEFORE)
STARTS = (9, 30)
PLACES, NATIONAL_PLACES = 50, 180
SLIDES_SINCE = timedelta(days=330)  # the rounds whose slides are still there
DATED_OF_COMING = 3  # networks that have found a date for the coming round


def round_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    for back, day in zip(plan.rounds, _days_of(plan, meetings_recipe().rounds), strict=False):
        pairs = zip(meeting_days(setting.today, back), wanted_days(setting.today, back), strict=True)
        days = list(pairs)[plan.turn :][: len(plan.networks)]
        made = min(days[0][0] - timedelta(days=MADE_BEFORE), setting.today - timedelta(days=COMING_MADE))
        yield Event(clock.at(made, 10), _creating(plan, setting, back, day, days))


def national_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    period = plan.period(setting.today)
    for day in _days_of(plan, meetings_recipe().nationals):
        held_on = period.midway if day.where == "midway" else period.end
        made = min(held_on - timedelta(days=MADE_BEFORE), setting.today - timedelta(days=COMING_MADE))
        yield Event(clock.at(made, 9), _creating_national(plan, setting, day, held_on))


def _days_of(plan: ProgrammeRecipe, days: list[DayRecipe]) -> list[DayRecipe]:
    return [day for day in days if day.programme == plan.key]


def _creating(
    plan: ProgrammeRecipe, setting: Setting, back: int, day: DayRecipe, days: list[tuple[date, date]]
) -> Callable[[], Iterator[Event]]:
    def create() -> Iterator[Event]:
        programme = setting.programme(plan)
        made = actions.create_round(
            programme,
            name=half_year_of(setting.today, back).label,
            title=day.title,
            lead=day.lead,
            themes=_themes(day),
            parts=parts_of(day, PLACES),
            places=PLACES,
            by=_by(programme),
        )
        ground(plan, back, made, _by(programme))
        follow_networks(setting, made, back)
        order = list(plan.networks)
        for meeting in made.meetings.select_related("network"):
            turn = order.index(meeting.network.name if meeting.network else "")
            if back >= 0 or turn < DATED_OF_COMING:
                full = plan.full.get(order[turn], 0) if back == 0 else 0
                held_on, wanted_on = days[turn]
                yield from meeting_events(plan, setting, meeting, day, held_on, wanted_on=wanted_on, full=full)
                if back == 0 and plan.full:
                    yield from arrangement_events(setting, meeting, turn, _by(programme))

    return create


def _creating_national(
    plan: ProgrammeRecipe, setting: Setting, day: DayRecipe, held_on: date
) -> Callable[[], Iterator[Event]]:
    def create() -> Iterator[Event]:
        programme = setting.programme(plan)
        meeting = actions.create_meeting(
            programme,
            kind=Kind.NATIONAL,
            title=day.title,
            lead=day.lead,
            themes=_themes(day),
            parts=parts_of(day, NATIONAL_PLACES),
            places=NATIONAL_PLACES,
            by=_by(programme),
        )
        return meeting_events(plan, setting, meeting, day, held_on)

    return create


def parts_of(day: DayRecipe, places: int) -> list[CorePart]:
    """The common parts of a day with this one's talk and workshops."""
    recipe, (title, abstract) = meetings_recipe(), day.talk
    capacity = places if len(day.workshops) < 3 else places * 2 // len(day.workshops)
    workshops = [
        CorePart(SessionKind.WORKSHOP, day.minutes, name, text, block=1, capacity=capacity)
        for name, text in day.workshops
    ]
    return [
        *(
            CorePart(SessionKind.TALK, minutes, title, abstract) if name == "talk" else CorePart(kind, minutes, name)
            for kind, minutes, name in recipe.before
        ),
        *workshops,
        *(CorePart(kind, minutes, name) for kind, minutes, name in recipe.after),
    ]


def meeting_events(
    plan: ProgrammeRecipe,
    setting: Setting,
    meeting: Meeting,
    day: DayRecipe,
    held_on: date,
    *,
    wanted_on: date | None = None,
    full: int = 0,
) -> Iterator[Event]:
    """A meeting from its date to its summary. What lies after today has not happened yet.

    ``wanted_on``: the day without holidays. What comes before the meeting is counted from there, so that its
    registration is open today however far the holidays have put it off.
    """
    by = _by(setting.programmes[plan.key])
    starts_at = clock.at(held_on, *STARTS)
    since = clock.now()

    def on(days: int, hour: int, minute: int = 0) -> datetime:
        """So many days before or after the meeting, and never before it was made."""
        counted_from = held_on if days >= 0 else min(held_on, wanted_on or held_on)
        return max(clock.at(counted_from + timedelta(days=days), hour, minute), since)

    closes_on = (wanted_on or held_on) - timedelta(days=FULL_CLOSES_BEFORE) if full else held_on - CLOSES
    yield Event(since, lambda: _date(meeting, starts_at, closes_on, full, by))
    yield Event(since, lambda: _speaker(meeting, day, by))
    yield Event(on(-66, 9), lambda: _announce(meeting, by))
    yield own_words_event(meeting, on(-APPROVED_BEFORE - 1, 10), by)
    if plan.needs_approval:
        yield Event(on(-APPROVED_BEFORE, 10), lambda: ask_approval(plan, meeting, by))
        yield Event(on(-APPROVED_BEFORE + 3, 14), lambda: approve(plan, meeting))
    yield Event(on(-PUBLISHED_BEFORE, 9), lambda: _published(plan, setting, meeting, day, by))
    yield message_event(meeting, on(-PUBLISHED_BEFORE, 9), by)
    yield attendance_event(meeting, on(0, 15, 45), by)
    yield Event(on(0, 16, 30), lambda: _close(meeting, day, by))
    yield from trial_events(plan, setting, meeting, starts_at)
    yield from evaluation_events(setting, meeting, day, starts_at)
    yield from material_events(plan, meeting, day, held_on)


def _date(meeting: Meeting, starts_at: datetime, closes_on: date, full: int, by: Actor) -> None:
    towns = meetings_recipe().towns
    town, place = towns.get(meeting.network.name if meeting.network else str(meeting.kind), ["", ""])
    actions.set_date(meeting, starts_at=starts_at, town=town, place=place, closes_at=clock.at(closes_on, 12), by=by)
    if full:
        actions.set_capacity(meeting.pools.get(session=None), full, by=by)


def _speaker(meeting: Meeting, day: DayRecipe, by: Actor) -> None:
    speakers = meetings_recipe().speakers
    name, title, email = speakers[len(day.title) % len(speakers)]
    talk = meeting.sessions.filter(kind=SessionKind.TALK).first()
    if talk:
        actions.name_speaker(talk, name=name, title=title, email=email, by=by)


def _published(plan: ProgrammeRecipe, setting: Setting, meeting: Meeting, day: DayRecipe, by: Actor) -> Iterator[Event]:
    actions.publish(meeting, by=by)
    meeting.refresh_from_db()
    yield from ranking_events(meeting, by, is_small=plan.key == "other")
    assert meeting.starts_at is not None  # noqa: S101 -- the database holds it
    yield from question_events(plan, meeting, meeting.starts_at, by)
    yield from registration_events(setting, meeting)
    if setting.today - clock.today() < SLIDES_SINCE:
        yield from slide_events(meeting, day)


def _close(meeting: Meeting, day: DayRecipe, by: Actor) -> None:
    workshop = Session.objects.filter(meeting=meeting, kind=SessionKind.WORKSHOP).first()
    if workshop and day.notes:
        actions.write_notes(workshop, notes=day.notes, by=by)
    actions.close_meeting(meeting, summary=day.summary, decisions=day.decisions, by=by)


def _by(programme: Programme) -> Actor:
    return Actor.person(programme.created_by)


def _themes(day: DayRecipe) -> list[Theme]:
    return list(Theme.objects.filter(name__in=day.themes))


def _announce(meeting: Meeting, by: Actor) -> None:
    """Nothing but letters comes of it, so the early years go without."""
    if not is_quiet():
        actions.announce(meeting, by=by)
