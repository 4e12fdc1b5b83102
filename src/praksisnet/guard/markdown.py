"""Markdown as its readers see it, for what looks for numbers in it."""

from praksisnet.guard.reading import has_digits
from praksisnet.kit.richtext import from_markdown


def as_read(markdown: str) -> str:
    """A number with a part of it in bold, or behind a link, is whole to its readers."""
    return str(from_markdown(markdown)) if has_digits(markdown) else ""
