"""What a crowd of two processes with eight threads does at once, and what must hold when all have gone."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import actions
from praksisnet.registration.models import Allocation, Arrival, Place, Registration
from praksisnet.registration.words import LIVE
from tests import factories
from tests.registration import loosening
from tests.registration.acting import DONE, Hands
from tests.registration.grounds import meeting_on, members, round_of
from tests.registration.holding import CHANGES, broken, entries_of
from tests.registration.queues import SYSTEM
from tests.registration.replaying import out_of_order

DAY = date(2026, 9, 24)
TODAY, STARTS_AT = clock.at(DAY, 6), clock.at(DAY, 9, 30)
ONE_BLOCK = (("Aftalen", 8, 1), ("Samtalen", 8, 1), ("Redskabet", 8, 1))
HALF = loosening.THREADS


@dataclass
class Part:
    """One thread's; ``known``: what it was answered."""

    process: int
    thread: int
    acts: int
    seed: str
    known: list[dict] = field(default_factory=list)

    @property
    def number(self) -> int:
        """Of all the threads of both processes."""
        return self.process * HALF + self.thread

    def do(self, scene: str, act: Callable[[Actor], Registration | None], name: str = "") -> None:
        """By somebody of its own, so that the journal says what came of this very act."""
        by = f"{scene} {self.seed} {len(self.known)} {name}".strip()
        loosening.thread.is_fresh = not self.known
        try:
            done = act(Actor.system(by))
            told = {"row": done.pk, "state": done.state} if done else {}
            self.known.append({"scene": scene, "by": by, **told})
        except Refused:
            self.known.append({"scene": scene, "by": by, "refused": True})
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is told
            self.known.append({"scene": scene, "by": by, "error": repr(error)[:200]})


class There:
    """The meetings, the people and their municipalities of one scene in one set."""

    def __init__(self, name: str) -> None:
        self.name = name
        rooms = Meeting.objects.filter(network__name__startswith=f"{name} ").order_by("pk")
        self.meetings = list(rooms.select_related("programme", "network", "round"))
        tenures = {"tenures__seat__network__name__startswith": f"{name} "}
        self.people = list(Person.objects.filter(**tenures).order_by("pk"))
        self.homes = list(Organisation.objects.filter(name__startswith=f"{name} ").order_by("pk"))

    def row_of(self, number: int, meeting: int = 0) -> Registration:
        rows = Registration.objects.select_related("meeting__round", "person")
        return rows.get(meeting=self.meetings[meeting], person=self.people[number], state__in=LIVE)


class Scene:
    """``name`` is told in every network and municipality, by which a scene finds its rows again."""

    name = ""

    def prepare(self, number: int) -> None:
        raise NotImplementedError

    def play(self, there: There, part: Part) -> None:
        raise NotImplementedError

    def also_wrong(self, there: There) -> list[str]:
        return []

    def read(self, number: int) -> There:
        return There(f"{self.name}{number}")

    def wrong(self, there: There, known: list[dict]) -> list[str]:
        found = [one for meeting in there.meetings for one in (*broken(meeting), *out_of_order(meeting))]
        return [*found, *unkept(there, known), *self.also_wrong(there)]

    def ground(self, number: int, homes: int = 4):
        name = f"{self.name}{number}"
        network = factories.network(name=f"{name} Sjælland")
        return network, [factories.municipality(f"{name} {n}") for n in range(homes)]


def unkept(there: There, known: list[dict]) -> list[str]:
    """What was acknowledged is in the journal, what was refused left nothing, and nothing else was answered."""
    rows = Registration.objects.filter(meeting__in=there.meetings)
    states = {(entry.subject_id, CHANGES[entry.verb][0]) for entry in entries_of(rows) if entry.verb in CHANGES}
    by = Counter(Entry.objects.values_list("actor_name", flat=True))
    found = [f"error: {one['error']}" for one in known if "error" in one]
    found += [f"half done: {one['by']}" for one in known if "refused" in one and by[one["by"]]]
    return found + [f"lost: {one['by']}" for one in known if "row" in one and (one["row"], one["state"]) not in states]


def each_once(there: There, verb: str, people: list[Person]) -> list[str]:
    rows = {row.pk: row.person_id for row in Registration.objects.filter(meeting__in=there.meetings)}
    told = Entry.objects.filter(subject_kind="registration.registration", subject_id__in=rows, verb=verb)
    times = Counter(rows[pk] for pk in told.values_list("subject_id", flat=True))
    return [f"not once {verb}: {one.pk}, {times[one.pk]} times" for one in people if times[one.pk] != 1]


class Everything(Scene):
    """A meeting on its day, after its deadline; another date of its round, before it; one with ranked wishes."""

    name = "everything"

    def prepare(self, number: int) -> None:
        network, homes = self.ground(number)
        other = factories.network(network.programme, network.name.replace("Sjælland", "Fyn"))
        members(network, homes, 12)
        members(other, homes, 12)
        firm = {"closes_at": STARTS_AT - timedelta(minutes=30), "firm_from_at": TODAY - timedelta(days=1)}
        one_round = round_of(network)
        meeting_on(network, STARTS_AT, places=5, online=3, of_round=one_round, quiet_hours=1, **firm)
        later = STARTS_AT + timedelta(days=7)
        meeting_on(other, later, places=5, online=2, of_round=one_round, unseated_first=True)
        meeting_on(network, later + timedelta(days=7), places=9, online=1, ranked_wishes=True)

    def play(self, there: There, part: Part) -> None:
        """All at once for five places; who comes to one date in one process comes to the other in the other."""
        person, first = there.people[part.thread], there.meetings[part.process]
        home = there.homes[part.thread % len(there.homes)]
        part.do(self.name, lambda by: actions.register(first, person, municipality=home, by=by))
        hands = Hands(there.meetings[0], there.people, there.homes, Random(part.seed), *there.meetings[1:])
        names = [name for name in DONE if not name.startswith("mark")]
        for _ in range(part.acts):
            name = hands.draw(names)
            part.do(self.name, lambda by, name=name: _by(hands, by, name), name)


def _by(hands: Hands, by: Actor, name: str) -> Registration | None:
    hands.by = by
    made: Registration | None = getattr(hands, name)()
    return made


class OtherDates(Scene):
    """Everybody presses two other dates at once: they have one of them, or the one they had."""

    name = "other-dates"

    def prepare(self, number: int) -> None:
        network, homes = self.ground(number)
        one_round, people = round_of(network), members(network, homes, HALF)
        held = [network, *(factories.network(network.programme, f"{network.name} {n}") for n in (1, 2))]
        for n, (place, free) in enumerate(zip(held, (HALF, HALF, HALF - 3), strict=True)):
            meeting_on(place, STARTS_AT + timedelta(days=30 + n), places=free, of_round=one_round)
        first = There(f"{self.name}{number}").meetings[0]
        for person in people:
            actions.register(first, person, municipality=homes[0], by=SYSTEM)

    def play(self, there: There, part: Part) -> None:
        one = Registration.objects.select_related("meeting").get(
            pk=min(there.people[part.number // 2].registrations.values_list("pk", flat=True))
        )
        there_to = there.meetings[1 + part.thread % 2]
        part.do(self.name, lambda by: actions.take_other_date(one, there_to, by=by))

    def also_wrong(self, there: There) -> list[str]:
        live = Registration.objects.filter(meeting__in=there.meetings, state__in=LIVE)
        times = Counter(live.values_list("person", flat=True))
        return [f"not one date: {one.pk}, {times[one.pk]}" for one in there.people if times[one.pk] != 1]


class Swaps(Scene):
    """Eight in one workshop and eight in the other want to change: each does so once."""

    name = "swaps"

    def prepare(self, number: int) -> None:
        network, homes = self.ground(number)
        meeting = meeting_on(network, STARTS_AT + timedelta(days=30), places=2 * HALF, workshops=ONE_BLOCK[:2])
        rooms = list(meeting.sessions.filter(block=1).order_by("position"))
        for n, person in enumerate(members(network, homes, 2 * HALF)):
            actions.register(meeting, person, municipality=homes[n % 4], workshops=[rooms[n % 2]], by=SYSTEM)

    def play(self, there: There, part: Part) -> None:
        one = there.row_of(part.number)
        wanted = there.meetings[0].sessions.filter(block=1).exclude(places__registration=one).get()
        part.do(self.name, lambda by: actions.ask_swap(one, wanted, by=by) and None)

    def also_wrong(self, there: There) -> list[str]:
        return each_once(there, "workshop_given", there.people)


class Telling(Scene):
    """One allocation, told by everybody at once: it is told once."""

    name = "telling"

    def prepare(self, number: int) -> None:
        network, homes = self.ground(number)
        facts = {"places": 2 * HALF, "workshops": ONE_BLOCK, "ranked_wishes": True}
        meeting, chance = meeting_on(network, STARTS_AT + timedelta(days=30), **facts), Random(number)
        rooms = list(meeting.sessions.filter(block=1).order_by("position"))
        for n, person in enumerate(members(network, homes, 2 * HALF)):
            wanted = chance.sample(rooms, len(rooms))
            actions.register(meeting, person, municipality=homes[n % 4], workshops=wanted, by=SYSTEM)
        actions.run_allocation(actions.start_allocation(meeting, by=SYSTEM).pk)

    def play(self, there: There, part: Part) -> None:
        made = Allocation.objects.select_related("meeting").get(meeting=there.meetings[0])
        part.do(self.name, lambda by: actions.tell_allocation(made, by=by) and None)

    def also_wrong(self, there: There) -> list[str]:
        given = Place.objects.filter(registration__meeting=there.meetings[0], told_at__isnull=False).count()
        return [*each_once(there, "workshop_given", there.people), *([] if given == 2 * HALF else [f"given: {given}"])]


class CheckIn(Scene):
    """Two phones send the same press: one arrival."""

    name = "check-in"

    def prepare(self, number: int) -> None:
        network, homes = self.ground(number)
        meeting = meeting_on(network, STARTS_AT, places=HALF, workshops=())
        for n, person in enumerate(members(network, homes, HALF)):
            actions.register(meeting, person, municipality=homes[n % 4], by=SYSTEM)

    def play(self, there: There, part: Part) -> None:
        one = Registration.objects.select_related("meeting").get(
            meeting=there.meetings[0], person=there.people[part.number // 2]
        )
        key = UUID(int=one.pk)
        part.do(self.name, lambda by: actions.check_in(one, device_key=key, by=by).registration)

    def also_wrong(self, there: There) -> list[str]:
        came = Arrival.objects.filter(registration__meeting=there.meetings[0]).count()
        return [*each_once(there, "arrived", there.people), *([] if came == HALF else [f"came: {came}"])]


class WalkIns(Scene):
    """Sixteen at the door and two places."""

    name = "walk-ins"

    def prepare(self, number: int) -> None:
        network, homes = self.ground(number)
        meeting_on(network, STARTS_AT, places=2, workshops=())
        members(network, homes, 2 * HALF)

    def play(self, there: There, part: Part) -> None:
        meeting, person = there.meetings[0], there.people[part.number]
        part.do(self.name, lambda by: actions.admit(meeting, person, municipality=there.homes[0], by=by))


SCENES = {one.name: one for one in (Everything(), OtherDates(), Swaps(), Telling(), CheckIn(), WalkIns())}
