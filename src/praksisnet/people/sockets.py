"""What the rooms above put into people: what they hold about a person, and panels on two pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of “my data”: a lazy label and what is kept."""

    label: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Section:
    """What one room keeps about a person, for the page and the file “my data”."""

    title: Any
    facts: list[Fact] = field(default_factory=list)


class PersonalData(Protocol):
    """What one room knows of a person. ``title``: lazy, the heading of its section; ``covers``: labels of its models
    with a relation to a person."""

    name: str
    title: Any
    covers: tuple[str, ...]

    def about(self, person: Person) -> Section: ...

    def erase(self, person: Person, by: Actor) -> None:
        """Remove or empty what points at the person; what belongs to the municipality's history may stay, nameless."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A partial template with its context, given to the template as ``panel``."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


PersonPanel = Callable[[Person, Person], Panel | None]
SignInPanel = Callable[[], Panel | None]
DestinationPanel = Callable[[str], Panel | None]

_personal_data: dict[str, PersonalData] = {}
_followers: dict[str, Callable[[Person], Any]] = {}
_person_panels: list[PersonPanel] = []
_sign_in_panels: list[SignInPanel] = []
_destinations: list[DestinationPanel] = []


def register_follower(name: str, follower: Callable[[Person], Any]) -> None:
    """Called in the transaction in which a person gets another name or title, or the account is closed or opened."""
    _followers[name] = follower


def call_followers(person: Person) -> None:
    for follower in _followers.values():
        follower(person)


def register_personal_data(provider: PersonalData) -> None:
    _personal_data[provider.name] = provider


def personal_data() -> list[PersonalData]:
    """From the ground up, as apps get ready from the top: the account comes first."""
    return list(reversed(_personal_data.values()))


def register_person_panel(panel: PersonPanel) -> None:
    """``panel(person, viewer)`` is shown on the person's administration page; None shows nothing."""
    _person_panels.append(panel)


def person_panels(person: Person, viewer: Person) -> list[Panel]:
    return [found for panel in _person_panels if (found := panel(person, viewer))]


def register_sign_in_panel(panel: SignInPanel) -> None:
    """Shown beside the sign-in form: the demo's people."""
    _sign_in_panels.append(panel)


def sign_in_panels() -> list[Panel]:
    return [found for panel in _sign_in_panels if (found := panel())]


def register_destination(panel: DestinationPanel) -> None:
    """``panel(path)`` says on the sign-in page what lies behind the address somebody came for; None says nothing."""
    _destinations.append(panel)


def destination(path: str) -> Panel | None:
    """What may be said to anybody of the page that is asked for."""
    return next((found for panel in _destinations if (found := panel(path))), None)
