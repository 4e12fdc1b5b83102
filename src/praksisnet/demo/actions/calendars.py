"""The participants among the demo's people have an address from which their calendar fetches their meetings."""

from praksisnet.demo.personas import personas
from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person
from praksisnet.registration.actions import make_feed


def participants_subscribe() -> None:
    emails = [persona.email for persona in personas().values() if persona.kind == "participant"]
    for person in Person.objects.filter(email__in=emails).order_by("pk"):
        make_feed(person, by=Actor.person(person))
