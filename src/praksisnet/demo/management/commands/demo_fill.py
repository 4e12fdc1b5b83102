from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from praksisnet.demo import progress
from praksisnet.demo.actions import fill_demo
from praksisnet.kit.actor import Actor


class Command(BaseCommand):
    help = "Fill the demo with invented people and programmes. What is there stays."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This fills a demo only. Set PRAKSISNET_MODE=demo.")
        began = perf_counter()
        filled = fill_demo(by=Actor.system("demo_fill"), tell=progress.note)
        progress.forget()
        told = "Filled the demo" if filled.is_new else "The demo is filled already"
        seconds = perf_counter() - began
        self.stdout.write(f"{told}: {filled.programmes} programmes, {filled.people} people ({seconds:.1f} s).")
