"""Rich text as members write it: cleaned on the way in, and again on the way out."""

from html.parser import HTMLParser

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

# No h1: that is the page's title. No style, no class, no image from elsewhere.
TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "strong", "b", "em", "i", "s", "sub", "sup", "code", "pre"),
    *("ul", "ol", "li", "blockquote", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
SCHEMES = {"http", "https", "mailto", "tel"}

_cleaner = nh3.Cleaner(
    tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer", strip_comments=True
)
_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def clean(html: str) -> Markup:
    """HTML with only the tags, attributes and link schemes we allow. Cleaning twice changes nothing."""
    return Markup(_cleaner.clean(html))  # noqa: S704 -- this is the cleaner


def from_markdown(text: str) -> Markup:
    """Markdown as clean HTML. Raw HTML in it is shown as text; a first-level heading becomes a second-level one."""
    tokens = _markdown.parse(text)
    for token in tokens:
        if token.tag == "h1":
            token.tag = "h2"
    return clean(_markdown.renderer.render(tokens, _markdown.options, {}))


def to_text(html: str) -> str:
    """Plain text for mail, search and excerpts: paragraphs apart, lists with dashes, addresses behind their links."""
    reader = _Reader()
    reader.feed(str(clean(html)))
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    PARAGRAPHS = frozenset({"p", "h2", "h3", "h4", "blockquote", "pre", "table", "ul", "ol", "hr"})
    LINES = frozenset({"li", "tr", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.address, self.since = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in self.LINES:
            self.parts.append("\n- " if tag == "li" else "\n")
        elif tag in {"td", "th"}:
            self.parts.append("\t")
        elif tag == "a":
            self.address, self.since = dict(attrs).get("href") or "", len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag == "a" and self.address:
            shown = "".join(self.parts[self.since :]).strip()
            bare = self.address.removeprefix("mailto:").removeprefix("tel:")
            if bare not in shown:
                self.parts.append(f" ({bare})")
            self.address = ""

    def handle_data(self, data: str) -> None:
        self.parts.append(" ".join(data.split("\n")))

    def text(self) -> str:
        paragraphs = "".join(self.parts).split("\n\n")
        lines = ["\n".join(line.strip() for line in one.strip().splitlines()) for one in paragraphs]
        return "\n\n".join(one for one in lines if one)
