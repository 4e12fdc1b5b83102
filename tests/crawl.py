"""Walks the product as one person would: every page reachable from the front page, and every form on them."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlparse

from django.test import Client
from django.urls import Resolver404, resolve

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SAME_VIEW = 3  # how many pages of one view are looked at
FREE = {"csrfmiddlewaretoken", "request_key"}  # fields in which nobody writes


@dataclass
class Form:
    action: str
    method: str
    files: bool = False
    fields: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def view(self) -> str:
        return view_of(self.action)


@dataclass
class Page:
    url: str
    view: str
    status: int
    html: str = ""
    text: str = ""
    links: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)


@cache
def view_of(url: str) -> str:
    try:
        return resolve(urlparse(url).path).view_name
    except Resolver404:
        return ""


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.form, self.parts = page, None, []
        self.select = ""
        self.open: list[tuple[str, bool]] = []  # elements, and whether their text is another language's or none

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attributes}
        if tag not in VOID:
            self.open.append((tag, tag in {"script", "style"} or ("lang" in given and tag != "html")))
        if tag == "a" and given.get("href"):
            self.page.links.append(urldefrag(urljoin(self.page.url, given["href"]))[0])
        if tag == "form":
            action = urljoin(self.page.url, given.get("action") or self.page.url)
            self.form = Form(action, given.get("method", "get").lower(), "multipart" in given.get("enctype", ""))
            self.page.forms.append(self.form)
        if self.form is not None:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "option" and self.select:
            self.form.fields.setdefault(self.select, [])
            if "selected" in given or not self.form.fields[self.select]:
                self.form.fields[self.select] = [given.get("value", "")]
        if tag == "select":
            self.select = name
        if tag not in {"input", "textarea", "select", "button"} or not name:
            return
        kind = given.get("type", tag)
        self.form.kinds[name] = kind
        if kind in {"radio", "checkbox"} and "checked" not in given and name in self.form.fields:
            return
        self.form.fields.setdefault(name, []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and self.open and self.open.pop()[0] != tag:
            pass  # an element whose end is left out ends with the one around it
        if tag == "form":
            self.form = None
        if tag == "select":
            self.select = ""

    def handle_data(self, data: str) -> None:
        if not any(is_foreign for _, is_foreign in self.open) and data.strip():
            self.parts.append(" ".join(data.split()))


def read(client: Client, url: str) -> Page:
    response = client.get(url)
    page = Page(url, view_of(url), response.status_code)
    if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
        page.html = response.content.decode()
        reader = _Reader(page)
        reader.feed(page.html)
        page.text = "\n".join(reader.parts)
    elif 300 <= response.status_code < 400:
        page.links.append(urljoin(url, response.url))
    return page


def walk(client: Client, *starts: str) -> list[Page]:
    """All pages reachable from ``starts`` by links, at most three of each view."""
    waiting, seen, looked_at, pages = list(starts), set(starts), Counter(), []
    while waiting:
        url = waiting.pop(0)
        if looked_at[view_of(url)] >= SAME_VIEW:
            continue
        looked_at[view_of(url)] += 1
        page = read(client, url)
        pages.append(page)
        for link in page.links:
            if link not in seen and not urlparse(link).netloc and link.startswith("/") and view_of(link):
                seen.add(link)
                waiting.append(link)
    return pages
