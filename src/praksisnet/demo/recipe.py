"""What the demo is about, read from data/*.toml: the code knows no subject matter."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from praksisnet.demo.dates import Period, period_of


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
    """One programme. Municipalities are official codes, people keys of personas.csv, rounds half-years back."""

    key: str
    title: str
    authority: str
    operator: str
    partners: list[str]
    facilitator: str
    roles: dict[str, str]
    seats: int
    rounds: list[int]
    themes: list[str]
    awaiting: list[str]
    networks: dict[str, str]
    continues: str = ""
    needs_approval: bool = False
    has_nationals: bool = False
    turn: int = 0  # which of a round's days the first network has
    full: dict[str, int] = field(default_factory=dict)  # places at the meeting of today's round that fills up
    vacant: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    declined: dict[str, str] = field(default_factory=dict)
    approval: dict[str, str] = field(default_factory=dict)

    @property
    def text_to_approve(self) -> ApprovalRecipe | None:
        return ApprovalRecipe(**self.approval) if self.approval else None

    def period(self, today: date) -> Period:
        return period_of(today, self.rounds)


@dataclass(frozen=True, slots=True)
class DayRecipe:
    """What one round, or one national meeting (``where`` in the period), is about."""

    programme: str
    title: str
    lead: str
    themes: list[str]
    talk: list[str]
    workshops: list[list[str]]
    notes: str = ""
    summary: str = ""
    decisions: str = ""
    where: str = ""
    minutes: int = 60  # of the workshops
    marks: dict[str, float] = field(default_factory=dict)  # what it was given, where that is not the usual
    becomes: dict[str, str] = field(default_factory=dict)  # what the partner makes of the notes, at once

    @property
    def length(self) -> timedelta:
        """From the first part to the end of the last one."""
        parts = [*meetings_recipe().before, *meetings_recipe().after]
        return timedelta(minutes=sum(part[1] for part in parts) + self.minutes)


@dataclass(frozen=True, slots=True)
class Recipe:
    organisations: dict[str, OrganisationRecipe]
    regions_on: date
    represented: dict[str, str]
    programmes: list[ProgrammeRecipe]


@dataclass(frozen=True, slots=True)
class MeetingsRecipe:
    rounds: list[DayRecipe]
    nationals: list[DayRecipe]
    towns: dict[str, list[str]]
    before: list[list[Any]]  # parts of a day before the workshops, and after them
    after: list[list[Any]]
    speakers: list[list[str]]
    slides: list[str]


@dataclass(frozen=True, slots=True)
class EvaluationRecipe:
    usual: dict[str, float]
    spread: float
    skips: float
    remarked: float
    remarks: list[str]


@dataclass(frozen=True, slots=True)
class ChangeRecipe:
    """What was said and is done, in the round ``back``; its cause is a question (``item``) or a need's first words."""

    programme: str
    back: int
    said: str
    we_do: str
    item: str = ""
    need: str = ""


@dataclass(frozen=True, slots=True)
class DevelopmentRecipe:
    title: str
    lead: str
    summary: str
    decisions: str
    parts: list[list[Any]]


@dataclass(frozen=True, slots=True)
class AdaptationRecipe:
    changes: list[ChangeRecipe]
    questions: dict[str, list[str]]
    answers: list[str]
    development: DevelopmentRecipe


@cache
def recipe() -> Recipe:
    data = _read("programmes")
    return Recipe(
        {key: OrganisationRecipe(**row) for key, row in data["organisations"].items()},
        data["regions"]["on"],
        data["represented"],
        [ProgrammeRecipe(**row) for row in data["programmes"]],
    )


@cache
def meetings_recipe() -> MeetingsRecipe:
    data = _read("rounds")
    return MeetingsRecipe(
        [DayRecipe(**row) for row in data["rounds"]],
        [DayRecipe(**row) for row in data["nationals"]],
        data["towns"],
        **data["day"],
    )


@cache
def evaluation_recipe() -> EvaluationRecipe:
    return EvaluationRecipe(**_read("evaluation"))


@cache
def adaptation_recipe() -> AdaptationRecipe:
    data = _read("adaptation")
    return AdaptationRecipe(
        [ChangeRecipe(**row) for row in data["changes"]],
        data["questions"],
        data["answers"]["texts"],
        DevelopmentRecipe(**data["development"]),
    )


@cache
def library_recipe() -> list[dict[str, Any]]:
    """The texts that are written in parts, each with how far it has come."""
    texts: list[dict[str, Any]] = _read("library")["texts"]
    return texts


@cache
def news_recipe() -> list[dict[str, Any]]:
    """What the programmes tell, each with how far it has come."""
    news: list[dict[str, Any]] = _read("news")["news"]
    return news


def forms_recipe() -> list[dict[str, Any]]:
    """The sheets that lie beside texts of the library."""
    forms: list[dict[str, Any]] = _read("forms")["forms"]
    return forms


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("praksisnet.demo").joinpath(f"data/{name}.toml").read_text("utf-8"))
