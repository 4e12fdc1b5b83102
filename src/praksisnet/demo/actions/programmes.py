"""A programme from its first draft to the day of today, as events for the history."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from praksisnet.demo.actions.adapting import development_events
from praksisnet.demo.actions.announcing import news_events
from praksisnet.demo.actions.gleaning import gleaned_events
from praksisnet.demo.actions.hiding import hiding_events
from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.library import library_events
from praksisnet.demo.actions.needs import need_events
from praksisnet.demo.actions.papers import paper_events
from praksisnet.demo.actions.rounds import national_events, round_events
from praksisnet.demo.actions.shelving import shelf_events
from praksisnet.demo.actions.work import work_events
from praksisnet.demo.personas import Persona, personas
from praksisnet.demo.recipe import ProgrammeRecipe, recipe
from praksisnet.demo.setting import Setting, persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import share_library
from praksisnet.networks import actions
from praksisnet.networks.actions import NamedPerson
from praksisnet.networks.models import Invitation, InvitationAnswer, Programme, Role, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.networks.words import Answer, Approves
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import municipalities_in
from praksisnet.people.models import Person
from praksisnet.themes.actions import create_theme
from praksisnet.themes.models import Theme

INVITED_BEFORE = timedelta(days=75)  # the period begins
LAST_ANSWER_AFTER = 45  # days; most answer within a fortnight
CLOSED_AFTER = timedelta(days=30)  # the period ended
GOES_ON = 0.85  # of those who held a place hold it in the next period too
LEAVE_A_ROUND = 6  # hand their place over


def begins(plan: ProgrammeRecipe, today: date) -> date:
    """The day before which nothing of the programme is there."""
    return plan.period(today).starts_on - INVITED_BEFORE - timedelta(days=3)


def first_event(plan: ProgrammeRecipe, setting: Setting) -> Event:
    """Some days before the invitations the programme is set up; everything else follows from that."""

    def set_up() -> Iterator[Event]:
        setting.programmes[plan.key] = _set_up(plan, setting)
        return _events_of(plan, setting)

    return Event(clock.at(begins(plan, setting.today), 9), set_up)


def _set_up(plan: ProgrammeRecipe, setting: Setting) -> Programme:
    """The programme with its networks, municipalities, themes and roles, ready to invite."""
    creator, places, period = persona(plan.facilitator), setting.places, plan.period(setting.today)
    by = Actor.person(creator)
    programme = actions.create_programme(
        creator,
        title=plan.title,
        authority=places[plan.authority],
        operator=places[plan.operator],
        partners=[places[key] for key in plan.partners],
        continues=setting.programmes.get(plan.continues),
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        approval=Approves.REQUIRED if plan.needs_approval else Approves.NONE,
        seats_per_municipality=plan.seats,
        confirm_by=period.starts_on - INVITED_BEFORE + timedelta(days=42),
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


def _events_of(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    """The invitations and everything planned from the beginning; what comes of it follows from that."""
    programme, by, period = setting.programmes[plan.key], played_by_line(plan), plan.period(setting.today)
    invited = period.starts_on - INVITED_BEFORE
    yield Event(clock.at(invited, 10), lambda: _quietly(actions.send_invitations(programme, by=by)))
    invitations = Invitation.objects.filter(network__programme=programme).select_related("municipality")
    for invitation in invitations.order_by("municipality__code"):
        code = invitation.municipality.code
        if code not in plan.awaiting and code not in recipe().represented:
            yield _statement(plan, invitation, setting, invited)
    yield from round_events(plan, setting)
    yield from national_events(plan, setting)
    yield from development_events(plan, setting)
    yield from library_events(plan, setting)
    yield from shelf_events(plan, setting)
    yield from news_events(plan, setting)
    yield from gleaned_events(plan, setting)
    yield from paper_events(plan, setting)
    yield from need_events(plan, setting)
    yield from work_events(plan, programme, setting.today)
    yield from hiding_events(plan, setting)
    for back in plan.rounds[1:]:
        yield from _leavers(plan, setting, back)
    if plan.continues:
        former = setting.programmes[plan.continues]
        yield Event(clock.at(former.ends_on + CLOSED_AFTER, 9), lambda: _close(former, programme, by))


def played_by_line(plan: ProgrammeRecipe) -> Actor:
    return Actor.person(persona(plan.facilitator))


def _close(former: Programme, programme: Programme, by: Actor) -> None:
    """The library goes along; then the old period is closed."""
    _quietly(share_library(former, into=programme, by=by))
    actions.close_programme(former, by=by)


def _quietly(_number: int) -> None:
    """How many letters an action posted does not matter to the history."""


def _statement(plan: ProgrammeRecipe, invitation: Invitation, setting: Setting, invited: date) -> Event:
    """On some working hour the municipality's coordinator says yes or no, and confirms it from the mail."""
    cast = setting.cast
    day = invited + timedelta(days=1 + int(LAST_ANSWER_AFTER * cast.chance.random() ** 2))
    at = clock.at(day, cast.chance.randrange(8, 15), cast.chance.randrange(56))
    who = _coordinator(plan, setting, invitation)
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
        return [] if reason else _names(plan, invitation, setting, who["email"], confirmed_at)

    return Event(at, state)


def _names(
    plan: ProgrammeRecipe, invitation: Invitation, setting: Setting, coordinator: str, since: datetime
) -> Iterator[Event]:
    """A little later the coordinator names colleagues to the permanent places."""
    code, cast = invitation.municipality.code, setting.cast
    if code in plan.vacant:
        return
    by = Actor.person(Person.objects.get(email=coordinator))
    wanted = max(1, plan.seats // 2) if code in plan.half else plan.seats
    known = [_named(one) for one in _personas_in(invitation, "participant")]
    known += [one for one in _held_before(plan, setting, invitation) if one not in known]
    new = [cast.colleague(invitation.municipality) for _number in range(wanted - len(known))]

    def name() -> None:
        actions.name_participants(invitation, [*known, *new][:wanted], by=by)

    yield Event(since + timedelta(minutes=cast.chance.randrange(20, 1800)), name)


def _coordinator(plan: ProgrammeRecipe, setting: Setting, invitation: Invitation) -> NamedPerson:
    """The persona, who coordinated in the period before, or somebody new."""
    found = [_named(one) for one in _personas_in(invitation, "coordinator")]
    if not found and plan.continues:
        before = Role.objects.filter(
            programme=setting.programmes[plan.continues], municipality=invitation.municipality_id, ended_at=None
        )
        found = [_named(role.person) for role in before.select_related("person")[:1]]
    return found[0] if found else setting.cast.colleague(invitation.municipality, "koordinator")


def _held_before(plan: ProgrammeRecipe, setting: Setting, invitation: Invitation) -> list[NamedPerson]:
    if not plan.continues:
        return []
    before = Tenure.objects.filter(
        current_tenures(),
        seat__network__programme=setting.programmes[plan.continues],
        seat__municipality=invitation.municipality_id,
    )
    people = [tenure.person for tenure in before.select_related("person").order_by("seat__number")]
    return [_named(person) for person in people if setting.cast.chance.random() < GOES_ON]


def _leavers(plan: ProgrammeRecipe, setting: Setting, back: int) -> Iterator[Event]:
    """Between two rounds some get another job, and a successor takes their place."""
    first = plan.period(setting.today).starts_on + timedelta(weeks=26 * (plan.rounds[0] - back) - 3)
    by = played_by_line(plan)
    for number in range(max(1, LEAVE_A_ROUND * plan.seats * len(plan.networks) // 10)):
        yield Event(clock.at(first + timedelta(days=2 * number), 11), lambda: _hand_over(plan, setting, by))


def _hand_over(plan: ProgrammeRecipe, setting: Setting, by: Actor) -> None:
    famous = [one.email for one in personas().values()]
    held = Tenure.objects.filter(current_tenures(), seat__network__programme=setting.programmes[plan.key])
    held = held.exclude(person__email__in=famous).order_by("seat__municipality__code", "seat__number")
    tenures = list(held.select_related("seat__municipality"))
    if tenures:
        tenure = setting.cast.chance.choice(tenures)
        setting.gone.add(tenure.person_id)
        seat = tenure.seat
        actions.hand_over_seat(seat, setting.cast.colleague(seat.municipality), by=by)


def _places_of(plan: ProgrammeRecipe, programme: Programme) -> dict[int, int | None]:
    networks = {network.name: network.pk for network in programme.networks.all()}
    regions = {region.name: region for region in Organisation.objects.filter(name__in=plan.networks.values())}
    day = recipe().regions_on
    return {
        municipality.pk: networks[name]
        for name, region in plan.networks.items()
        for municipality in municipalities_in(regions[region], day)
    }


def _named(who: Persona | Person) -> NamedPerson:
    return {"name": who.name, "email": who.email or "", "title": who.title}


def _personas_in(invitation: Invitation, kind: str) -> list[Persona]:
    name = invitation.municipality.name
    return [one for one in personas().values() if one.organisation == name and one.kind == kind]
