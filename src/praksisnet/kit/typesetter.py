"""The process that sets one PDF file and ends: its order comes as JSON, the file leaves as bytes. No Django here."""

import json
import sys
from pathlib import Path
from typing import Any

import typst


class Unsound(ValueError):
    """typst warned."""


def set_file(order: dict[str, Any]) -> bytes:
    """The file that ``typesetting.typeset`` orders. Raises TypstError for what typst refuses, Unsound for what it
    would set with less than was asked for."""
    made, warnings = typst.compile_with_warnings(
        str(Path(order["root"]) / order["template"]),
        root=order["root"],
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[order["fonts"]]),
        sys_inputs={"data": order["data"]},
        pdf_standards=[order["standard"]] if order["standard"] else [],
        timestamp=order["moment"],
        format="pdf",
    )
    if warnings:  # of a font it does not find typst only warns, and sets no letter
        raise Unsound("; ".join(warning.message for warning in warnings))
    assert isinstance(made, bytes)  # noqa: S101 -- one PDF is one file
    return made


def main() -> int:
    try:
        sys.stdout.buffer.write(set_file(json.load(sys.stdin)))
    except (typst.TypstError, Unsound) as error:
        sys.stderr.write(f"{error} {' '.join(getattr(error, 'hints', []))}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
