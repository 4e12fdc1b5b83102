"""Rich text as members write it: cleaned on the way in, and again on the way out."""

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
