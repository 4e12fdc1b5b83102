"""Who follows which theme, a search that is saved, two themes that became one, and when the personas were here last."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from praksisnet.demo.actions.history import Event
from praksisnet.demo.setting import persona
from praksisnet.following.actions import follow_theme, keep_visits, save_search
from praksisnet.following.words import SEEN
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.observe import Observation
from praksisnet.knowledge.actions import change_resource
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED
from praksisnet.networks.models import Tenure
from praksisnet.notices.window import next_open
from praksisnet.people.models import Person
from praksisnet.themes.actions import create_theme, merge_themes
from praksisnet.themes.models import Theme

BREAKS, RESPITE = "Pauser i hverdagen", "Aflastning"
FOLLOWED = {
    "mette": (RESPITE, "Efterværn", BREAKS),
    "birthe": (RESPITE,),
    "aisha": (BREAKS, "Akutte skift"),
    "nils": ("Barnets lov",),
    "line": ("Barnets lov", RESPITE),
}
SEARCHES = {"mette": "aftale om aflastning", "aisha": "supervision"}
OTHERS = (
    (RESPITE,),
    ("Supervision", BREAKS),
    ("Efterværn",),
    (RESPITE, "Stabilitet"),
    ("Slægt og netværk",),
    (BREAKS, "Supervision"),
)
BEFORE, MERGED, SEEN_LAST = timedelta(days=120), timedelta(days=60), timedelta(days=24)
APART = timedelta(days=14)  # one more follower, from the beginning until today
UNDER_BREAKS = 2  # texts


def following_events(today: date) -> Iterator[Event]:
    begun = next_open(clock.at(today - BEFORE, 9, 40))
    yield Event(begun, _first_ones)
    for number, names in enumerate(OTHERS, 1):
        yield Event(next_open(begun + number * APART), partial(_one_more, number, names))
    yield Event(next_open(clock.at(today - MERGED, 13, 20)), _merge)
    yield Event(next_open(clock.at(today - SEEN_LAST, 8, 50)), _look)


def _first_ones() -> None:
    line = Actor.person(persona("line"))
    breaks = create_theme(BREAKS, name_en="Breaks in daily life", by=line)
    texts = Resource.objects.filter(PUBLISHED, themes__name=RESPITE).order_by("-published_at", "-pk")
    for text in texts[:UNDER_BREAKS]:
        change_resource(text, themes=[*text.themes.all(), breaks], by=line)
    for key, names in FOLLOWED.items():
        _follow(persona(key), names)
    for key, words in SEARCHES.items():
        save_search(persona(key), words, by=Actor.person(persona(key)))


def _one_more(number: int, names: tuple[str, ...]) -> None:
    """Somebody of the network that the first persona with a place belongs to."""
    mine = Tenure.objects.filter(person=persona("mette"), held_until__isnull=True).values("seat__network")
    there = Person.objects.filter(tenures__seat__network__in=mine, tenures__held_until__isnull=True)
    others = there.exclude(email__in=[persona(key).email for key in FOLLOWED]).order_by("pk")
    _follow(others[2 * number], names)


def _follow(person: Person, names: tuple[str, ...]) -> None:
    """A theme that was merged meanwhile is followed by the name that it has now."""
    for theme in Theme.objects.filter(name__in=names).select_related("merged_into").order_by("sort_name"):
        follow_theme(person, theme.merged_into or theme, by=Actor.person(person))


def _merge() -> None:
    """The facilitator's new theme turned out to be an old one by another name."""
    merge_themes(Theme.objects.get(name=BREAKS), Theme.objects.get(name=RESPITE), by=Actor.person(persona("ellen")))


def _look() -> None:
    keep_visits([Observation(SEEN, clock.now(), {"person": persona(key).pk}) for key in FOLLOWED])
