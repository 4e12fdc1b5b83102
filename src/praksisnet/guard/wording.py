"""The words that the guard knows, from ``data``: a programme's field words stand there and nowhere else."""

import tomllib
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads((files("praksisnet.guard") / "data" / "danish.toml").read_text("utf-8"))
# The name of a month, as written, to its two digits.
MONTHS: dict[str, str] = {
    name: f"{number:02}" for number, names in enumerate(_DATA["months"], start=1) for name in names
}
