"""A letter's text as a page shows it."""

from django.utils.html import linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe


def readable(text: str) -> SafeString:
    """Paragraphs with links one can press; everything else is escaped."""
    return mark_safe(linebreaks(urlize(text.strip(), autoescape=True)))  # noqa: S308 -- urlize has escaped the text
