"""Development days, what was said and what is done about it, and the questions before a meeting."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from praksisnet.adaptation import actions
from praksisnet.adaptation.models import Need
from praksisnet.demo.actions.approving import approve, ask_approval
from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.registering import attending
from praksisnet.demo.dates import half_year_of, meeting_day, meeting_days
from praksisnet.demo.invention import names_in
from praksisnet.demo.recipe import ChangeRecipe, ProgrammeRecipe, adaptation_recipe, meetings_recipe
from praksisnet.demo.setting import Setting
from praksisnet.evaluation.models import Survey
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.words import Kind as Knowledge
from praksisnet.meetings import actions as meetings
from praksisnet.meetings.models import Meeting, Round
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.organisations.models import Organisation

HELD_BEFORE, MADE_BEFORE, COMING_IN = timedelta(days=140), timedelta(days=30), timedelta(days=38)
SAY_BEFORE = 0.4  # of those registered answer the questions for their municipality


def development_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    """Some months before each round its agenda is made of what is known by then."""
    for back in plan.rounds[1:-1] if plan.has_nationals else []:
        held_on = meeting_days(setting.today, back)[0] - HELD_BEFORE
        held_on = meeting_day(held_on if back >= 0 else max(held_on, setting.today + COMING_IN))
        while held_on in meeting_days(setting.today, 0):
            held_on = meeting_day(held_on + timedelta(days=1))
        made = min(held_on - MADE_BEFORE, setting.today - timedelta(days=5))
        yield Event(clock.at(made, 11), _developing(plan, setting, back, held_on))


def _developing(plan: ProgrammeRecipe, setting: Setting, back: int, held_on: date) -> Callable[[], Iterator[Event]]:
    def create() -> Iterator[Event]:
        recipe, programme = adaptation_recipe().development, setting.programme(plan)
        by = Actor.person(programme.created_by)
        meeting = meetings.create_meeting(
            programme,
            kind=Kind.DEVELOPMENT,
            title=recipe.title % {"round": half_year_of(setting.today, back).label.lower()},
            lead=recipe.lead,
            parts=[CorePart(*part) for part in recipe.parts],
            places=20,
            by=by,
        )
        yield Event(clock.now(), lambda: _publish(plan, meeting, held_on, by))
        yield Event(clock.at(held_on, 8, 30), lambda: _freeze(meeting, by))
        yield Event(clock.at(held_on, 15), lambda: _close(meeting, by))

    return create


def _publish(plan: ProgrammeRecipe, meeting: Meeting, held_on: date, by: Actor) -> None:
    town, place = meetings_recipe().towns["development"]
    meetings.set_date(meeting, starts_at=clock.at(held_on, 9, 30), town=town, place=place, by=by)
    if plan.needs_approval:
        ask_approval(plan, meeting, by)
        approve(plan, meeting)
    meetings.publish(meeting, by=by)


def _freeze(meeting: Meeting, by: Actor) -> None:
    actions.freeze_agenda(meeting, by=by)


def _close(meeting: Meeting, by: Actor) -> None:
    recipe = adaptation_recipe().development
    meetings.close_meeting(meeting, summary=recipe.summary, decisions=recipe.decisions, by=by)


def ground(plan: ProgrammeRecipe, back: int, round_: Round, by: Actor) -> None:
    """Why the parts of a new round are there: the needs that were chosen for it, what is known, and what was said."""
    cores = {core.title: core for core in round_.core_sessions.all()}
    for row in names_in("needs"):
        if row["programme"] == plan.key and row["session"] in cores and int(row["back"]) == back:
            need = Need.objects.get(programme=round_.programme_id, body=row["body"])
            actions.cite(cores[row["session"]], need=need, by=by)
    talk = next((core for core in cores.values() if core.kind == SessionKind.TALK), None)
    known = Resource.objects.filter(programme=round_.programme_id, published_at__isnull=False, kind=Knowledge.RESEARCH)
    research = known.filter(themes__in=round_.themes.all()).order_by("-published_at").first()
    if talk and research:
        actions.cite(talk, resource=research, by=by)
    for recipe in adaptation_recipe().changes:
        if (recipe.programme, recipe.back) == (plan.key, back):
            _change(recipe, round_, by)


def _change(recipe: ChangeRecipe, round_: Round, by: Actor) -> None:
    """A draft; it is published with the first meeting it shows in."""
    if recipe.need:
        need = Need.objects.filter(programme=round_.programme_id, body__startswith=recipe.need).get()
        actions.write_change(round_.programme, said=recipe.said, we_do=recipe.we_do, round=round_, need=need, by=by)
        return
    before = Survey.objects.filter(meeting__round__programme=round_.programme_id, meeting__network__isnull=False)
    survey = before.order_by("-meeting__starts_at").first()
    if survey:
        item = survey.instrument.items.get(key=recipe.item)
        actions.write_change(
            round_.programme,
            said=recipe.said,
            we_do=recipe.we_do,
            round=round_,
            survey=survey,
            item=item,
            by=by,
        )


def question_events(plan: ProgrammeRecipe, meeting: Meeting, starts_at: datetime, by: Actor) -> Iterator[Event]:
    """Asked with the invitation, answered by some municipalities in the week before."""
    texts = adaptation_recipe().questions.get(plan.key, [])
    if meeting.kind == Kind.NETWORK and texts:
        actions.ask_before(meeting, texts, by=by)
        yield Event(starts_at - timedelta(days=6), lambda: _answers(meeting))


def _answers(meeting: Meeting) -> Iterator[Event]:
    chance = random.Random(f"before {meeting.title} {meeting.network_id}")  # noqa: S311 -- invented answers
    questions = list(meeting.questions.all())
    for registration in attending(meeting):
        if registration.municipality and chance.random() < SAY_BEFORE:
            texts = chance.sample(adaptation_recipe().answers, len(questions))
            said = dict(zip([question.pk for question in questions], texts, strict=True))
            at = clock.now() + timedelta(minutes=chance.randrange(60 * 24 * 4))
            yield Event(at, _answering(meeting, registration.municipality, said, Actor.person(registration.person)))


def _answering(meeting: Meeting, municipality: Organisation, said: dict[int, str], by: Actor) -> Callable[[], None]:
    def answer() -> None:
        actions.answer_before(meeting, municipality, said, by=by)

    return answer
