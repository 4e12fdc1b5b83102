"""The test world: two programmes, one person for each role of the permission matrix, and something to do for each."""

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.test import Client

from praksisnet.kit import clock
from praksisnet.kit.permissions import Who
from praksisnet.networks.models import Invitation, Network, Programme, Role, Seat, Tenure
from praksisnet.networks.words import RoleKind
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from tests import factories

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROLES = {
    Who.FACILITATOR: RoleKind.FACILITATOR,
    Who.KNOWLEDGE_PARTNER: RoleKind.KNOWLEDGE_PARTNER,
    Who.AUTHORITY: RoleKind.AUTHORITY,
    Who.READER: RoleKind.READER,
}
NAMES = {
    Who.READER: "Rikke Rask",
    Who.PARTICIPANT: "Mette Kjær",
    Who.COORDINATOR: "Birthe Holm",
    Who.FACILITATOR: "Line Mortensen",
    Who.KNOWLEDGE_PARTNER: "Ellen Thorup",
    Who.AUTHORITY: "Nadia Krogh",
    Who.SPEAKER: "Peter Vang",
    Who.ADMINISTRATOR: "Anders Ager",
    Who.OTHER_PARTICIPANT: "Nils Ravn",
    Who.OTHER_COORDINATOR: "Ane Ask",
    Who.OTHER_FACILITATOR: "Otto Ege",
}


class Side:
    """One programme with one network in which one municipality has said yes and one has not answered."""

    def __init__(self, world: "World", title: str, facilitator: Person) -> None:
        today = clock.today()
        self.programme = Programme.objects.create(
            title=title,
            authority=world.authority,
            operator=world.operator,
            starts_on=today - timedelta(days=300),
            ends_on=today + timedelta(days=700),
            created_by=facilitator,
            opened_at=clock.now(),
            opened_by=facilitator,
        )
        self.network = Network.objects.create(programme=self.programme, name=f"Netværk {title}")
        self.municipality = factories.municipality(f"{title} Kommune", domain=f"{title.lower()}.example")
        self.invitation = self.invite(self.municipality, facilitator)
        self.seats = [
            Seat.objects.create(network=self.network, municipality=self.municipality, number=number)
            for number in (1, 2)
        ]
        self.grant(facilitator, RoleKind.FACILITATOR)

    def invite(self, municipality: Organisation, facilitator: Person, answer: str | None = "accepted") -> Invitation:
        answered = {"answered_at": clock.now(), "answered_by": facilitator} if answer else {}
        return Invitation.objects.create(
            network=self.network,
            municipality=municipality,
            sent_at=clock.now(),
            sent_by=facilitator,
            answer=answer,
            **answered,
        )

    def grant(self, person: Person, kind: RoleKind, **scope: Any) -> Role:
        return Role.objects.create(person=person, kind=kind, programme=self.programme, granted_at=clock.now(), **scope)

    def seat(self, person: Person, coordinator: Person) -> None:
        Tenure.objects.create(seat=self.seats[0], person=person, held_from=clock.now())
        self.grant(coordinator, RoleKind.COORDINATOR, network=self.network, municipality=self.municipality)
        for member in (person, coordinator):
            factories.affiliation(member, self.municipality)


class World:
    """``world[key]`` gives the value for a URL parameter of the matrix; ``world.client(who)`` a signed-in client."""

    def __init__(self) -> None:
        self.authority = factories.organisation("authority", "Styrelsen for Prøver")
        self.operator = factories.organisation("operator", "Operatøren")
        self.people = {who: factories.person(name) for who, name in NAMES.items()}
        self.here = Side(self, "Her", self.people[Who.FACILITATOR])
        self.there = Side(self, "Der", self.people[Who.OTHER_FACILITATOR])
        self.here.seat(self.people[Who.PARTICIPANT], self.people[Who.COORDINATOR])
        self.there.seat(self.people[Who.OTHER_PARTICIPANT], self.people[Who.OTHER_COORDINATOR])
        for who, kind in ROLES.items():
            if who != Who.FACILITATOR:
                self.here.grant(self.people[who], kind)
        administrator = self.people[Who.ADMINISTRATOR]
        administrator.administrator_since = clock.now()
        administrator.save()

    def client(self, who: Who, *, language: str = "da", raise_request_exception: bool = True) -> Client:
        client = Client(raise_request_exception=raise_request_exception)
        client.cookies["django_language"] = language
        if who != Who.ANONYMOUS:
            Person.objects.filter(pk=self.people[who].pk).update(language=language)
            client.force_login(self.people[who], backend=BACKEND)
        return client

    def __getitem__(self, key: str) -> Any:
        made: Any = self._made.get(key) or self._made.setdefault(key, MAKERS[key](self))
        return getattr(made, "pk", made)

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}


# What each parameter of the matrix stands for; made when first asked for.
MAKERS: dict[str, Callable[[World], Any]] = {
    "programme": lambda world: world.here.programme,
    "network": lambda world: world.here.network,
    "invitation": lambda world: world.here.invitation,
    "seat": lambda world: world.here.seats[0],
    "vacant_seat": lambda world: world.here.seats[1],
    "municipality": lambda world: world.here.municipality,
    "person": lambda world: world.people[Who.SPEAKER],
    "organisation": lambda world: world.here.municipality,
}
