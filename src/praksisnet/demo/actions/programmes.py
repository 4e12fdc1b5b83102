"""A programme from its first draft to the day of today, as events for the history."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.needs import need_events
from praksisnet.demo.actions.work import work_events
from praksisnet.demo.invention import Cast
from praksisnet.demo.personas import Persona, personas
from praksisnet.demo.recipe import ProgrammeRecipe, recipe
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.networks import actions
from praksisnet.networks.actions import NamedPerson
from praksisnet.networks.models import Invitation, InvitationAnswer, Programme, Seat
from praksisnet.networks.words import Answer
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import municipalities_in
from praksisnet.people.models import Person
from praksisnet.themes.actions import create_theme
from praksisnet.themes.models import Theme

LAST_ANSWER_AFTER = 45  # days; most answer within a fortnight


def first_event(plan: ProgrammeRecipe, places: dict[str, Organisation], cast: Cast, today: date) -> Event:
    """Some days before the invitations the programme is set up; everything else follows from that."""
    return Event(
        clock.at(today - timedelta(days=plan.invited_days_ago + 3), 9),
        lambda: _events_of(plan, _set_up(plan, places, today), cast, today),
    )


def _set_up(plan: ProgrammeRecipe, places: dict[str, Organisation], today: date) -> Programme:
    """The programme with its networks, municipalities, themes and roles, ready to invite."""
    creator = Person.objects.get(email=personas()[plan.facilitator].email)
    by = Actor.person(creator)
    first, last = plan.period(today)
    programme = actions.create_programme(
        creator,
        title=plan.title,
        authority=places[plan.authority],
        operator=places[plan.operator],
        partners=[places[key] for key in plan.partners],
        starts_on=first,
        ends_on=last,
        seats_per_municipality=plan.seats,
        confirm_by=today - timedelta(days=plan.invited_days_ago) + timedelta(days=42),
        by=by,
    )
    actions.save_networks(programme, {}, list(plan.networks), by=by)
    actions.place_municipalities(programme, _places_of(plan, programme), by=by)
    for name in plan.themes:
        if not Theme.objects.filter(name=name).exists():
            create_theme(name, by=by)
    for kind, key in plan.roles.items():
        actions.grant_role(programme, kind, _named(personas()[key]), by=by)
    return programme


def _events_of(plan: ProgrammeRecipe, programme: Programme, cast: Cast, today: date) -> Iterator[Event]:
    """Invitations, the reminder, and the answer of each municipality that gives one."""
    by = Actor.person(programme.created_by)
    invited = today - timedelta(days=plan.invited_days_ago)
    yield Event(clock.at(invited, 10), lambda: _quietly(actions.send_invitations(programme, by=by)))
    if plan.reminded_days_ago:
        reminded = clock.at(today - timedelta(days=plan.reminded_days_ago), 10)
        yield Event(reminded, lambda: _quietly(actions.send_reminders(programme, by=by)))
    yield from work_events(plan, programme, today)
    yield from need_events(programme, today)
    invitations = Invitation.objects.filter(network__programme=programme).select_related("municipality")
    for invitation in invitations.order_by("municipality__code"):
        code = invitation.municipality.code
        if code not in plan.awaiting and code not in recipe().represented:
            yield _statement(plan, invitation, cast, invited)


def _quietly(_number: int) -> None:
    """How many letters an action posted does not matter to the history."""


def _statement(plan: ProgrammeRecipe, invitation: Invitation, cast: Cast, invited: date) -> Event:
    """On some working hour the municipality's coordinator says yes or no, and confirms it from the mail."""
    within = min(LAST_ANSWER_AFTER, plan.invited_days_ago - 2)
    day = invited + timedelta(days=1 + int(within * cast.chance.random() ** 2))
    at = clock.at(day, cast.chance.randrange(8, 15), cast.chance.randrange(56))
    who = _persona_at(invitation, "coordinator") or cast.colleague(invitation.municipality, "koordinator")
    reason = plan.declined.get(invitation.municipality.code or "", "")
    confirmed_at = at + timedelta(minutes=3)

    def state() -> list[Event]:
        statement = actions.state_answer(
            invitation,
            name=who["name"],
            title=who["title"],
            address=who["email"],
            answer=Answer.DECLINED if reason else Answer.ACCEPTED,
            reason=reason,
            by=Actor.guest(),
        )
        return [Event(confirmed_at, lambda: confirm(statement))]

    def confirm(statement: InvitationAnswer) -> Iterable[Event]:
        actions.confirm_answer(statement, by=Actor.guest())
        return [] if reason else _names(plan, invitation, cast, who["email"], confirmed_at)

    return Event(at, state)


def _names(
    plan: ProgrammeRecipe, invitation: Invitation, cast: Cast, coordinator: str, since: datetime
) -> Iterator[Event]:
    """A little later the coordinator names colleagues to the permanent places, and one may hand over since."""
    code = invitation.municipality.code
    if code in plan.vacant:
        return
    by = Actor.person(Person.objects.get(email=coordinator))
    mine = [_named(persona) for persona in _personas_in(invitation, "participant")]
    wanted = max(1, plan.seats // 2) if code in plan.half else plan.seats
    people = [*mine, *(cast.colleague(invitation.municipality) for _number in range(wanted - len(mine)))]

    def name() -> None:
        actions.name_participants(invitation, people, by=by)

    yield Event(since + timedelta(minutes=cast.chance.randrange(20, 1800)), name)
    if code in plan.handed_over:
        successor = cast.colleague(invitation.municipality)
        yield Event(since + timedelta(days=8), lambda: _hand_over(invitation, successor, by))


def _hand_over(invitation: Invitation, successor: NamedPerson, by: Actor) -> None:
    seat = Seat.objects.get(network=invitation.network_id, municipality=invitation.municipality_id, number=1)
    actions.hand_over_seat(seat, successor, by=by)


def _places_of(plan: ProgrammeRecipe, programme: Programme) -> dict[int, int | None]:
    networks = {network.name: network.pk for network in programme.networks.all()}
    regions = {region.name: region for region in Organisation.objects.filter(name__in=plan.networks.values())}
    day = recipe().regions_on
    return {
        municipality.pk: networks[name]
        for name, region in plan.networks.items()
        for municipality in municipalities_in(regions[region], day)
    }


def _named(persona: Persona) -> NamedPerson:
    return {"name": persona.name, "email": persona.email, "title": persona.title}


def _personas_in(invitation: Invitation, kind: str) -> list[Persona]:
    name = invitation.municipality.name
    return [p for p in personas().values() if p.organisation == name and p.kind == kind]


def _persona_at(invitation: Invitation, kind: str) -> NamedPerson | None:
    return next((_named(persona) for persona in _personas_in(invitation, kind)), None)
