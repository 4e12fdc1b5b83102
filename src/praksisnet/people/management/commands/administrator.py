from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.actions import invite_person, make_administrator


class Command(BaseCommand):
    help = "Let somebody sign in and administer people and organisations: the first administrator of an installation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, **options: Any) -> None:
        by = Actor.system("manage administrator")
        try:
            person = invite_person(name=options["name"], email=options["email"], by=by)
            make_administrator(person, by=by)
        except Refused as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        self.stdout.write(f"{person.name} <{person.email}> is administrator and signs in with a code by mail.")
