"""Invented people: ordinary names put together by a seeded chance, so that every filling invents the same ones."""

import csv
import random
from importlib import resources

from praksisnet.kit.names import fold
from praksisnet.networks.actions import NamedPerson
from praksisnet.organisations.models import Organisation
from praksisnet.themes.actions import Word


def names_in(table: str) -> list[dict[str, str]]:
    text = resources.files("praksisnet.demo").joinpath(f"data/{table}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def invented_themes() -> list[Word]:
    """The subject words that the demo's programmes share."""
    rows = names_in("themes")
    return [Word(row["name"], row["name_en"], row["description"], row["words"].split("|")) for row in rows]


class Cast:
    """Gives a new person each time, never a name twice."""

    def __init__(self, chance: random.Random, taken: set[str]) -> None:
        self.chance = chance
        self.taken = set(taken)
        self.first = [row["name"] for row in names_in("first_names")]
        self.last = [row["name"] for row in names_in("last_names")]
        self.titles = [row["title"] for row in names_in("titles")]

    def colleague(self, organisation: Organisation, title: str = "") -> NamedPerson:
        """Somebody who works there, with an address under its domain."""
        name = self._name()
        local = fold(name).replace(" ", ".").replace("'", "")
        return {
            "name": name,
            "email": f"{local}@{organisation.domain}",
            "title": title or self.chance.choice(self.titles),
        }

    def _name(self) -> str:
        while True:
            name = f"{self.chance.choice(self.first)} {self.chance.choice(self.last)}"
            if name not in self.taken:
                self.taken.add(name)
                return name
