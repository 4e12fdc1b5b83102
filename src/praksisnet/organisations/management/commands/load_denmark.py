from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from praksisnet.kit.actor import Actor
from praksisnet.organisations.actions import load_denmark


class Command(BaseCommand):
    help = "Make the regions and the 98 municipalities that are missing. May be run again: what is there stays."

    def handle(self, *_args: Any, **_options: Any) -> None:
        loaded = load_denmark(
            domains="example" if settings.DEMO else "official", by=Actor.system("manage load_denmark")
        )
        self.stdout.write(f"{loaded.new} organisations made, {loaded.present} were there.")
