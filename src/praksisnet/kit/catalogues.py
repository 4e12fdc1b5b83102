"""The Danish catalogues: what the code and the templates say, merged into each room's .po file and compiled.

English has no catalogue: the message ids are the English text. Needs Babel only, so that a fresh machine without
gettext, and a checkout whose rooms do not load, can still run it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
METHODS = [("**/migrations/**", "ignore"), ("**.py", "python"), ("**/jinja2/**", "jinja2")]
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Template options as in templating.environment: white space in a {% trans %} must come out the same.
OPTIONS = {"**/jinja2/**": {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "no"}}
NAMED = re.compile(r"%\((\w+)\)")
# A fixed head without dates: the same texts give the same file, whoever runs this and whenever.
HEAD = """\
msgid ""
msgstr ""
"Language: da\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


@dataclass(slots=True)
class Findings:
    """What one room's catalogue lacks, as message ids; ``problems`` are sentences."""

    room: str
    untranslated: list[str] = field(default_factory=list)
    fuzzy: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        for kind in ("untranslated", "fuzzy", "stale", "problems"):
            for text in getattr(self, kind):
                yield f"{self.room}: {kind}: {text}"


def room_names(package: Path = PACKAGE) -> list[str]:
    return sorted(path.parent.name for path in package.glob("*/apps.py"))


def catalogue_path(room: str, package: Path = PACKAGE) -> Path:
    return package / room / "locale" / "da" / "LC_MESSAGES" / "django.po"


def extract(room: str, package: Path = PACKAGE) -> Catalog:
    """Every message that the room's Python files and templates ask for."""
    found = Catalog(locale="da")
    folder = package / room
    for _name, _line, message, comments, context in extract_from_dir(
        folder, METHODS, OPTIONS, KEYWORDS, strip_comment_tags=True, directory_filter=_is_searched
    ):
        found.add(message, auto_comments=comments, context=context)
    return found


def merge(room: str, package: Path = PACKAGE) -> bool:
    """Write the room's .po anew: translations kept, new messages empty, gone ones dropped. True when it changed."""
    path = catalogue_path(room, package)
    wanted, known = extract(room, package), _read(path)
    for message in _messages(wanted):
        old = known.get(message.id, message.context)
        if old is not None and type(old.id) is type(message.id):
            message.string = old.string
            message.user_comments = old.user_comments
    return _write(path, wanted)


def compile_catalogue(path: Path) -> None:
    """Beside its .po file; a process that reads it meanwhile has the old one, whole."""
    target = path.with_suffix(".mo")
    fresh = target.with_suffix(".mo.new")
    with fresh.open("wb") as file:
        write_mo(file, _read(path))
    fresh.replace(target)


def compile_stale(package: Path = PACKAGE) -> list[Path]:
    """Compile every catalogue that is newer than what was compiled from it; give those back."""
    stale = [path for path in sorted(package.glob("*/locale/da/LC_MESSAGES/django.po")) if not _is_compiled(path)]
    for path in stale:
        compile_catalogue(path)
    return stale


def examine(room: str, package: Path = PACKAGE) -> Findings:
    """What the room's catalogue lacks of what its code and templates say, and what it has too much."""
    wanted, known = extract(room, package), _read(catalogue_path(room, package))
    found = Findings(room)
    for message in _messages(wanted):
        translation = known.get(message.id, message.context)
        if translation is None or not _is_translated(translation, message):
            found.untranslated.append(_shown(message))
        elif translation.fuzzy:
            found.fuzzy.append(_shown(message))
        else:
            found.problems += _format_problems(translation)
    found.stale = [_shown(message) for message in _messages(known) if wanted.get(message.id, message.context) is None]
    return found


def contradictions(rooms: Iterable[str], package: Path = PACKAGE) -> list[str]:
    """Messages that two rooms translate differently: Django would show one room's text in both."""
    seen: dict[tuple[str, str | None], tuple[str, object]] = {}
    found = []
    for room in rooms:
        for message in _messages(_read(catalogue_path(room, package))):
            room_before, string = seen.setdefault((_shown(message), message.context), (room, message.string))
            if string != message.string:
                found.append(f"{room}: problems: {_shown(message)}: {room_before} translates it otherwise")
    return found


def _is_searched(folder: str) -> bool:
    name = Path(folder).name
    return not name.startswith((".", "__")) and name not in {"static", "migrations", "locale"}


def _is_compiled(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="da")
    with path.open("rb") as file:
        return read_po(file, locale="da", ignore_obsolete=True)


def _write(path: Path, catalogue: Catalog) -> bool:
    before = path.read_bytes() if path.exists() else b""
    if not len(catalogue):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".po.new")
    with fresh.open("wb") as file:
        file.write(HEAD.encode())
        write_po(file, catalogue, width=110, no_location=True, omit_header=True, sort_output=True)
    text = fresh.read_bytes().rstrip(b"\n") + b"\n"
    fresh.write_bytes(text)
    fresh.replace(path)
    return text != before


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _is_translated(translation: Message, wanted: Message) -> bool:
    strings = translation.string if isinstance(translation.string, (list, tuple)) else [translation.string]
    return len(strings) == (2 if wanted.pluralizable else 1) and all(strings)


def _format_problems(message: Message) -> Iterator[str]:
    """Names in %(…)s that the translation lost or invented; a singular ("one seat") may leave its number out."""
    ids = message.id if isinstance(message.id, (list, tuple)) else [message.id]
    strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    for number, (wanted, given) in enumerate(zip(ids, strings, strict=False)):
        names, found = set(NAMED.findall(wanted)), set(NAMED.findall(given or ""))
        is_singular = number == 0 and len(ids) == 2
        if found - names or (names - found and not is_singular):
            yield f"{_shown(message)}: holds {sorted(found)}, the English {sorted(names)}"


def _shown(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context} | {text}" if message.context else text
