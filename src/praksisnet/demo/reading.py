"""A letter's text as a page shows it, and its HTML as a browser may."""

import re
from base64 import b64encode
from hashlib import sha256

from django.utils.html import linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe


def readable(text: str) -> SafeString:
    """Paragraphs with links one can press; everything else is escaped."""
    return mark_safe(linebreaks(urlize(text.strip(), autoescape=True)))  # noqa: S308 -- urlize has escaped the text


def mail_policy(html: str) -> str:
    """The content policy of a mail shown as a page: somebody else's document.

    No script, no form, nothing fetched, and no style but the blocks it holds, each named by its hash.
    """
    blocks = re.findall(r"<style[^>]*>(.*?)</style>", html, re.S)
    styles = " ".join(f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'" for block in blocks) or "'none'"
    return (
        f"default-src 'none'; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
    )
