"""A letter as its receiver reads it, on a page of somebody else."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

_LANGUAGE = re.compile(r'<html lang="([a-z]+)">')
_MAIN = re.compile(r"<main>(.*)</main>", re.DOTALL)
_LINK = re.compile(r'<a href="[^"]*">')
_HEADING = re.compile(r"<(/?)h([1-4])>")


@dataclass(frozen=True, slots=True)
class Preview:
    """``body`` is HTML that a page may hold: its headings two levels down, and no link of it leads anywhere.

    ``language`` is the receiver's, which may not be the page's.
    """

    language: str
    title: str
    body: SafeString


def preview_of(title: str, html: str) -> Preview:
    """Of a letter made by our templates. Its links are the receiver's: whoever holds one answers in their name."""
    language, found = _LANGUAGE.search(html), _MAIN.search(html)
    body = _LINK.sub('<a role="link" aria-disabled="true">', found.group(1) if found else "")
    lowered = _HEADING.sub(lambda tag: f"<{tag[1]}h{int(tag[2]) + 2}>", body)
    return Preview(language.group(1) if language else "da", title, mark_safe(lowered))  # noqa: S308 -- rendered by our templates, which escape
