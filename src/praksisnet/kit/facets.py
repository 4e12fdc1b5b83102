"""Ways to narrow what was found, as a page offers them."""

from dataclasses import dataclass

SHOWN_OPTIONS = 8


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    number: int  # things that would be shown, were it chosen
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow. Options of one facet add up, those of different facets narrow each other."""

    name: str
    legend: str
    options: list[Option]

    @property
    def shown(self) -> list[Option]:
        return self.options[:SHOWN_OPTIONS]

    @property
    def hidden(self) -> list[Option]:
        return self.options[SHOWN_OPTIONS:]
