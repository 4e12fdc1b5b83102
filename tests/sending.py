"""What a browser would send of a form that somebody opened and left as it stands.

``opened(client, url)`` gives the fields of the page's form that notices a later save (``kit.meanwhile``);
``sent_of(html)`` the same of a page that came back.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from praksisnet.kit.meanwhile import SEEN

Body = dict[str, list[str]]
WRITTEN = {"text", "email", "url", "tel"}


@dataclass
class SentForm:
    """``texts``: the fields in which one writes, those that hold something and those that are empty."""

    action: str
    method: str
    body: Body = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    @property
    def shows_text(self) -> bool:
        return self.method == "post" and any("".join(self.body[name]).strip() for name in self.texts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[SentForm] = []
        self.form: SentForm | None = None
        self.area = self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.form = SentForm(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.form)
        elif self.form is not None:
            getattr(self, f"_{tag}", lambda _form, _given: None)(self.form, given)

    def _textarea(self, form: SentForm, given: dict[str, str]) -> None:
        self.area = given.get("name", "")
        form.body[self.area] = [""]
        form.texts.add(self.area)

    def _select(self, _form: SentForm, given: dict[str, str]) -> None:
        self.select = given.get("name", "")

    def _option(self, form: SentForm, given: dict[str, str]) -> None:
        if self.select and ("selected" in given or self.select not in form.body):
            form.body[self.select] = [given.get("value", "")]

    def _input(self, form: SentForm, given: dict[str, Any]) -> None:
        name, kind = given.get("name"), given.get("type", "text")
        is_left = kind == "file" or (kind in {"checkbox", "radio"} and "checked" not in given)
        if name and not is_left:
            form.body.setdefault(name, []).append(given.get("value", "on" if kind == "checkbox" else ""))
        if name and kind in WRITTEN:
            form.texts.add(name)
        if name and kind == "number":
            form.numbers.add(name)

    def handle_data(self, data: str) -> None:
        if self.form is not None and self.area:
            self.form.body[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.form is not None and self.area:
            # A browser takes the line end after the tag for the page's, not for the text's.
            self.form.body[self.area] = [self.form.body[self.area][0].removeprefix("\r").removeprefix("\n")]
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.form = None


def forms_in(html: str) -> list[SentForm]:
    reader = _Reader()
    reader.feed(html)
    return reader.forms


def sent_of(html: str, action: str = "") -> Body:
    return next(form.body for form in forms_in(html) if SEEN in form.body and form.action == action)


def opened(client: Client, url: str) -> Body:
    return sent_of(client.get(url).text)


def overtaken(client: Client, url: str, name: str, theirs: str, ours: str) -> tuple[int, bool, int, str]:
    """Two open ``url``; the other saves ``theirs``; then ``ours`` is sent, and sent again from the page that came back.

    The answer to the first press, whether the other's words are shown and still stand, the answer to the second, and
    what stands then.
    """
    first, other = opened(client, url), opened(client, url)
    saved = client.post(url, {**other, name: theirs})
    assert saved.status_code == 302, forms_in(saved.text)[-1]
    refused = client.post(url, {**first, name: ours})
    is_shown = theirs in refused.text.replace("<mark>", "").replace("</mark>", "")
    stands = opened(client, url)[name] == [theirs]
    back = sent_of(refused.text)
    assert back[name] == [ours]
    again = client.post(url, back)
    return refused.status_code, is_shown and stands, again.status_code, opened(client, url)[name][0]
