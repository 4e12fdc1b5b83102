"""What the demo is about, read from data/programmes.toml: the code knows no subject matter."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class OrganisationRecipe:
    kind: str
    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class ApprovalRecipe:
    """A text that was approved as ``before`` and has been changed to ``now``, which waits for the authority."""

    title: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ProgrammeRecipe:
    """One programme. Municipalities are official codes, people keys of personas.csv, days relative to today."""

    title: str
    authority: str
    operator: str
    partners: list[str]
    facilitator: str
    roles: dict[str, str]
    seats: int
    first_day: tuple[int, int, int]
    last_day: tuple[int, int, int]
    invited_days_ago: int
    reminded_days_ago: int
    themes: list[str]
    awaiting: list[str]
    vacant: list[str]
    half: list[str]
    handed_over: list[str]
    networks: dict[str, str]
    declined: dict[str, str] = field(default_factory=dict)
    approval: dict[str, str] = field(default_factory=dict)

    @property
    def text_to_approve(self) -> ApprovalRecipe | None:
        return ApprovalRecipe(**self.approval) if self.approval else None

    def period(self, today: date) -> tuple[date, date]:
        first, last = (date(today.year + years, month, day) for years, month, day in (self.first_day, self.last_day))
        return first, last


@dataclass(frozen=True, slots=True)
class Recipe:
    organisations: dict[str, OrganisationRecipe]
    regions_on: date
    represented: dict[str, str]
    programmes: list[ProgrammeRecipe]


@cache
def recipe() -> Recipe:
    data = tomllib.loads(resources.files("praksisnet.demo").joinpath("data/programmes.toml").read_text("utf-8"))
    return Recipe(
        {key: OrganisationRecipe(**row) for key, row in data["organisations"].items()},
        data["regions"]["on"],
        data["represented"],
        [ProgrammeRecipe(**row) for row in data["programmes"]],
    )
