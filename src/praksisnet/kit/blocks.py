"""Clean HTML as blocks of text, for paper and slides: headings, paragraphs, lists, quotes and tables.

A block is plain data, so that it can be sent to the process that sets it::

    {"kind": "heading", "depth": 0, "runs": [{"text": "Sådan gør I", "bold": False, "italic": False, "link": ""}]}
    {"kind": "list", "ordered": True, "items": [runs, …]}
    {"kind": "table", "head": [runs, …], "rows": [[runs, …]]}
"""

from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

Run = dict[str, Any]
Runs = list[Run]
Block = dict[str, Any]

_DEPTHS = {"h2": 0, "h3": 1, "h4": 2}
_BOLD, _ITALIC = {"strong", "b"}, {"em", "i"}
_SAFE = ("https://", "http://", "mailto:", "tel:")


def blocks_of(html: str) -> list[Block]:
    """The blocks of HTML as ``richtext`` cleans it. A heading's depth never skips a level, as PDF/UA asks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_text()
    return _stepwise(reader.blocks)


def said(runs: Iterable[Run]) -> str:
    """Runs as plain text on one line."""
    return " ".join("".join(run["text"] for run in runs).split())


def _stepwise(blocks: list[Block]) -> list[Block]:
    last = -1
    for block in blocks:
        if block["kind"] == "heading":
            last = block["depth"] = min(block["depth"], last + 1)
    return blocks


class _Reader(HTMLParser):
    """Where text goes: into a heading, a paragraph, an item of the innermost list, or a cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.runs: Runs = []
        self.kinds: list[str] = []  # open marks: bold, italic
        self.link = ""
        self.depth: int | None = None
        self.quoted = False
        self.lists: list[Block] = []
        self.table: Block | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BOLD | _ITALIC:
            self.kinds.append("bold" if tag in _BOLD else "italic")
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            self.link = href if href.startswith(_SAFE) else ""
        elif tag == "br":
            self.handle_data("\n")
        elif tag in ("ul", "ol"):
            self.end_text()
            self.lists.append({"kind": "list", "ordered": tag == "ol", "items": []})
        elif tag == "table":
            self.end_text()
            self.table = {"kind": "table", "head": [], "rows": []}
        elif tag == "tr" and self.table is not None:
            self.table["rows"].append([])
        elif tag in ("p", "blockquote", "pre", "li", *_DEPTHS):
            self.end_text()
            self.depth = _DEPTHS.get(tag)
            self.quoted = self.quoted or tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BOLD | _ITALIC and self.kinds:
            self.kinds.pop()
        elif tag == "a":
            self.link = ""
        elif tag in ("th", "td"):
            self._end_cell(is_head=tag == "th")
        elif tag in ("ul", "ol"):
            self.end_text()
            self._end_list()
        elif tag == "table" and self.table is not None:
            self._end_table(self.table)
        elif tag in ("p", "pre", "li", "blockquote", *_DEPTHS):
            self.end_text()
            self.quoted = self.quoted and tag != "blockquote"

    def handle_data(self, data: str) -> None:
        if data.strip() or (self.runs and data):
            marks = {"bold": "bold" in self.kinds, "italic": "italic" in self.kinds, "link": self.link}
            self.runs.append({"text": data, **marks})

    def end_text(self) -> None:
        runs, self.runs, depth, self.depth = self.runs, [], self.depth, None
        if not said(runs) or self.table is not None:
            self.runs = runs if self.table is not None else []
        elif self.lists:
            self.lists[-1]["items"].append(runs)
        elif depth is not None:
            self.blocks.append({"kind": "heading", "depth": depth, "runs": runs})
        else:
            self.blocks.append({"kind": "quote" if self.quoted else "paragraph", "runs": runs})

    def _end_list(self) -> None:
        """A list in a list becomes more items of the outer one: paper and slides are flat."""
        done = self.lists.pop() if self.lists else None
        if done and self.lists:
            self.lists[-1]["items"] += done["items"]
        elif done and done["items"]:
            self.blocks.append(done)

    def _end_cell(self, *, is_head: bool) -> None:
        runs, self.runs = self.runs, []
        if self.table is None or not self.table["rows"]:
            return
        if is_head and len(self.table["rows"]) == 1:
            self.table["head"].append(runs)
        else:
            self.table["rows"][-1].append(runs)

    def _end_table(self, done: Block) -> None:
        self.table, self.runs = None, []
        rows = [row for row in done["rows"] if row]
        width = max([len(done["head"]), *map(len, rows)], default=0)
        if width:
            empty: Runs = []
            done["head"] += [empty] * (width - len(done["head"])) if done["head"] else []
            done["rows"] = [row + [empty] * (width - len(row)) for row in rows]
            self.blocks.append({**done, "width": width})
