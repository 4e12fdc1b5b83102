from typing import Any

from django.core.management.base import BaseCommand

from praksisnet.search.actions import compare


class Command(BaseCommand):
    help = "Compares the index of search with what the rooms say is to be found, and mends it; search works meanwhile."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{compare()} entries were not as they should be, and are now.")
