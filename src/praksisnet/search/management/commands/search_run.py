from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from praksisnet.search import trial
from praksisnet.search.sockets import Wording, worded, wording


class Command(BaseCommand):
    help = "Searches documents from a file for queries from a file, in an empty database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("documents", type=Path, help="JSON lines: id, title, body, themes")
        parser.add_argument("queries", type=Path, help="JSON lines: id, text")
        parser.add_argument("run", type=Path, help="what is written: query, tab, document; best first, 20 each")
        parser.add_argument("--no-thesaurus", action="store_true", help="without the words that mean the same")

    def handle(self, *_args: Any, **options: Any) -> None:
        kept = Wording() if options["no_thesaurus"] else _kept()
        with trial.empty_database(), worded(kept):
            trial.index(trial.lines(options["documents"]))
            answers = trial.answers(trial.lines(options["queries"]), kept.synonyms)
            found = [f"{query}\t{key}\n" for query, key in answers]
        options["run"].write_text("".join(found))
        self.stdout.write(f"{len(found)} lines in {options['run']}.")


def _kept() -> Wording:
    """The words kept in this installation; none where it has no tables yet."""
    try:
        return wording()
    except DatabaseError:
        return Wording()
