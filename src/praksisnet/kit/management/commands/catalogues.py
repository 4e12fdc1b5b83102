"""``manage catalogues [room …]``: bring the Danish catalogues up to date, or say what they lack."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from praksisnet.kit import catalogues


class Command(BaseCommand):
    help = "Extract the texts of the rooms (default: all), merge them into their catalogues and compile these."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("rooms", nargs="*", metavar="room")
        parser.add_argument("--check", action="store_true", help="change nothing; fail on what is not translated")

    def handle(self, *_args: Any, **options: Any) -> None:
        known = catalogues.room_names()
        rooms = options["rooms"] or known
        if unknown := sorted(set(rooms) - set(known)):
            raise CommandError(f"No such room: {', '.join(unknown)}. The rooms are {', '.join(known)}.")
        if options["check"]:
            self.check_rooms(rooms)
        else:
            self.update_rooms(rooms)

    def check_rooms(self, rooms: list[str]) -> None:
        lines = [line for room in rooms for line in catalogues.examine(room).lines()]
        lines += catalogues.contradictions(rooms)
        if lines:
            raise CommandError("\n".join([*lines, "Run ./praksisnet manage catalogues, then translate what is empty."]))
        self.stdout.write(f"{len(rooms)} catalogues are complete.")

    def update_rooms(self, rooms: list[str]) -> None:
        for room in rooms:
            dropped = catalogues.examine(room).stale
            changed = catalogues.merge(room)
            lacking = catalogues.examine(room)
            if changed or lacking.untranslated:
                self.stdout.write(f"{room}: {'updated' if changed else 'unchanged'}, {len(lacking.untranslated)} empty")
            for text in lacking.untranslated:
                self.stdout.write(f"  {text}")
            for text in dropped:
                self.stdout.write(f"  dropped, no longer asked for: {text}")
        catalogues.compile_stale()
