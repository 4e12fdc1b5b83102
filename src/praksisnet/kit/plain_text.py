"""HTML as plain text, for mails and excerpts: paragraphs apart, links written out, lists with dashes."""

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "dl", "table", "header", "main", "footer", "blockquote", "pre", "hr", "figure"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
LINES = frozenset({"li", "dt", "dd", "tr", "br"})
CELLS = frozenset({"td", "th"})
SKIPPED = frozenset({"head", "style", "title"})


_HEAD = re.compile(r"<head>.*?</head>", re.S)


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.skipping = 0
        self.link = ""
        self.link_text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED:
            self.skipping += 1
        elif tag in BLOCKS or tag in HEADINGS:
            self.parts.append("\n\n")
        elif tag in LINES:
            self.parts.append("\n- " if tag == "li" else "\n")
        elif tag in CELLS:
            self.parts.append(" ")
        elif tag == "a":
            self.link, self.link_text = dict(attrs).get("href") or "", []

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self.skipping -= 1
        elif tag in BLOCKS or tag in HEADINGS:
            self.parts.append("\n\n")
        elif tag == "dt":
            self.parts.append(": ")
        elif tag == "a":
            self._end_link()

    def _end_link(self) -> None:
        shown = "".join(self.link_text).strip()
        if self.link and shown not in {self.link, self.link.partition(":")[2]}:
            self.parts.append(f": {self.link}")
        self.link = ""

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        words = " ".join(data.split())
        spaced = (" " if data[:1].isspace() else "") + words + (" " if words and data[-1:].isspace() else "")
        self.parts.append(spaced)
        if self.link:
            self.link_text.append(spaced)


def text_of(html: str) -> str:
    """Plain text with at most one empty line between paragraphs."""
    writer = _Writer()
    writer.feed(_HEAD.sub("", html, count=1))  # skipped as a whole: it is most of a mail
    writer.close()
    lines = [" ".join(line.split()) for line in "".join(writer.parts).replace(": \n", ": ").split("\n")]
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip() + "\n"
