"""House rules that import-linter, ruff and mypy cannot see: functions from a source tree to its violations."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "praksisnet"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LAYERS = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
FLOOR = {name: -floor for floor, layer in enumerate(LAYERS) for name in re.findall(r"\w+", layer)}

MEANINGLESS = {"utils", "util", "helpers", "helper", "common", "misc", "services", "service", "managers", "base"}
WRITES = re.compile(
    r"\.(save|create|get_or_create|update_or_create|bulk_create|bulk_update|delete|acreate|asave|adelete)\("
    r"|objects\.[\w.()]*update\("
)
AUTOMATIC_TIME = {"auto_now", "auto_now_add", "db_default"}
BUDGETS = {"file": 300, "function": 40, "view": 20, "template": 120}


def python_files(source: Path) -> Iterator[Path]:
    return (path for path in sorted(source.rglob("*.py")) if "migrations" not in path.parts)


def templates(source: Path) -> list[Path]:
    return sorted(source.rglob("jinja2/**/*.html"))


def place(path: Path, source: Path) -> str:
    return str(path.relative_to(source))


def upward_foreign_keys(models: Iterable[Any]) -> list[str]:
    return [
        f"{model._meta.label}.{relation.name} -> {relation.related_model._meta.label}"
        for model in models
        for relation in model._meta.get_fields()
        if relation.is_relation and not relation.auto_created and relation.related_model
        if model._meta.app_label in FLOOR and relation.related_model._meta.app_label in FLOOR
        if FLOOR[relation.related_model._meta.app_label] > FLOOR[model._meta.app_label]
    ]


def foreign_templates(source: Path) -> list[str]:
    """Templates that include, extend or import from a room other than their own and kit; ``pages`` may."""
    found = []
    for path in templates(source):
        room = path.relative_to(source).parts[0]
        used = set(re.findall(r"""{%-?\s*(?:include|extends|from|import)\s+["']([\w-]+)/""", path.read_text()))
        # Mails are built on the layout of the room that sends them; account/ is what allauth calls our sign-in pages.
        allowed = {room, "kit"} | ({"notices"} if FLOOR[room] > FLOOR["notices"] else set())
        allowed |= {"account", "usersessions"} if room == "people" else set()
        if room != "pages" and not used <= allowed:
            found.append(f"{place(path, source)}: {sorted(used - allowed)}")
    return found


def rival_translations(source: Path) -> list[str]:
    """Messages that two rooms translate differently: all catalogues are read as one, so one room loses its words."""
    said: dict[tuple[str | None, str], set[str]] = {}
    for path in sorted(source.glob("*/locale/da/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="da"):
                if message.id and message.string:
                    said.setdefault((message.context, str(message.id)), set()).add(str(message.string))
    return [f"{message}: {sorted(texts)}" for (_context, message), texts in said.items() if len(texts) > 1]


def long_files(source: Path) -> list[str]:
    lengths = [(path, len(path.read_text().splitlines()), BUDGETS["file"]) for path in python_files(source)]
    lengths += [(path, len(path.read_text().splitlines()), BUDGETS["template"]) for path in templates(source)]
    return [f"{place(path, source)}: {lines} lines" for path, lines, most in lengths if lines > most]


def long_functions(source: Path) -> list[str]:
    """Functions over their budget; a view's docstring and decorators do not count."""
    found = []
    for path in python_files(source):
        is_view = path.name == "views.py" or path.parent.name == "views"
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.end_lineno is None:
                continue
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            lines = node.end_lineno - first.lineno + 2
            if lines > BUDGETS["view" if is_view else "function"]:
                found.append(f"{place(path, source)}:{node.name}: {lines} lines")
    return found


def writing_views(source: Path) -> list[str]:
    views = [path for path in python_files(source) if path.name == "views.py" or path.parent.name == "views"]
    return [f"{place(path, source)}: {hit[0]}" for path in views for hit in WRITES.finditer(path.read_text())]


def nameless_actions(source: Path) -> list[str]:
    """Actions that open a transaction without saying who acts. ``jobs`` and ``journal`` carry out what others ask,
    ``search`` keeps copies of what their own rooms have journalled."""
    files = [path for path in python_files(source) if path.name == "actions.py" or path.parent.name == "actions"]
    return [
        f"{place(path, source)}:{node.name}"
        for path in files
        if path.relative_to(source).parts[0] not in {"jobs", "journal", "search"}
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if any("atomic" in ast.unparse(decorator) for decorator in node.decorator_list)
        if "by" not in {argument.arg for argument in node.args.kwonlyargs}
    ]


def meaningless_names(source: Path) -> list[str]:
    return [place(path, source) for path in python_files(source) if path.stem in MEANINGLESS]


def automatic_times(source: Path) -> list[str]:
    return [
        f"{place(path, source)}:{node.lineno}: {node.arg}"
        for path in sorted(source.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.keyword) and node.arg in AUTOMATIC_TIME
    ]


def foreign_words(source: Path, words: Iterable[str]) -> list[str]:
    """Trade words of one programme that stand outside data: the product serves any authority."""
    pattern = re.compile("|".join(words), re.I)
    files = [*sorted(source.rglob("*.py")), *templates(source), *sorted(source.rglob("*.po"))]
    return [place(path, source) for path in files if pattern.search(path.read_text())]


def lost_names(tests: Path) -> list[str]:
    """What a file of the tests imports from another that no longer has it: its tests would not even be collected."""
    trees = {path: ast.parse(path.read_text()) for path in sorted(tests.rglob("*.py"))}
    has = {_module(path, tests.parent): set(_defined(tree)) for path, tree in trees.items()}
    return [
        f"{place(path, tests)}: {node.module}.{alias.name}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == tests.name
        for alias in node.names
        if alias.name not in has.get(str(node.module), ()) and f"{node.module}.{alias.name}" not in has
    ]


def borrowed_tests(tests: Path) -> list[str]:
    """Names that a file takes from a file of tests: what several need has a home of its own, or stands in conftest."""
    return [
        f"{place(path, tests)}: {node.module}"
        for path in sorted(tests.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and re.match(rf"{tests.name}\..*\btest_\w+$", str(node.module))
    ]


def _module(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def _defined(tree: ast.Module) -> Iterator[str]:
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield statement.name
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.alias):
                yield node.asname or node.name
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id


def unexplained_dependencies(pyproject: str) -> list[str]:
    block = pyproject.split("dependencies = [", 1)[1].split("\n]", 1)[0]
    return [line.strip() for line in block.splitlines() if line.strip().startswith('"') and "#" not in line]
