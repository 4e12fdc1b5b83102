"""The borrowed checks (import-linter, ruff, mypy, linear migrations) are shown to fail on a planted violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.contracts import ROOT

BIN = Path(sys.executable).parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the checkout's source in which something is planted."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "built", "*.mo"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": f"{BIN}:/usr/bin:/bin", "PYTHONPATH": "src", "PRAKSISNET_MODE": "test", "HOME": str(copy)}
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("journal/actions.py", "import praksisnet.networks.models", "1. Rooms look down"),
        ("todos/queries.py", "import praksisnet.approvals.models", "1. Rooms look down"),
        ("themes/models.py", "import praksisnet.themes.actions", "2. Inside every room"),
        ("pages/views.py", "import praksisnet.people.views", "3. One room's views"),
    ],
)
def test_import_linter_finds_a_forbidden_import(copy, file, line, contract):
    path = copy / "src/praksisnet" / file
    path.write_text(f"{path.read_text() if path.exists() else ''}\n{line}\n")

    result = run(copy, str(BIN / "lint-imports"), "--no-cache")

    broken = [row for row in result.stdout.splitlines() if row.rstrip().endswith("BROKEN")]
    assert result.returncode == 1
    assert any(row.startswith(contract) for row in broken)


def test_import_linter_wants_a_place_for_every_room(copy):
    (copy / "src/praksisnet/attic").mkdir()
    (copy / "src/praksisnet/attic/__init__.py").touch()

    result = run(copy, str(BIN / "lint-imports"), "--no-cache")

    assert result.returncode == 1
    assert "attic" in result.stdout


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("from django.http import HttpResponse", "TID251"),
        ("from django.utils.timezone import now", "TID251"),
        ("import datetime\nAT = datetime.datetime.now()", "DTZ005"),
        ("def show():\n    import json\n    return json", "PLC0415"),
        ("WAIT = 1  # TODO later", "FIX002"),
    ],
)
def test_ruff_finds_a_planted_line(copy, line, code):
    (copy / "src/praksisnet/themes/planted.py").write_text(line + "\n")

    result = run(copy, str(BIN / "ruff"), "check", "--no-cache", "src/praksisnet/themes/planted.py")

    assert code in result.stdout


def test_ruff_wants_short_branches(copy):
    branches = "".join(f"    if x == {n}:\n        x += 1\n" for n in range(9))
    (copy / "src/praksisnet/themes/planted.py").write_text(f"def f(x: int) -> int:\n{branches}    return x\n")

    result = run(copy, str(BIN / "ruff"), "check", "--no-cache", "src/praksisnet/themes/planted.py")

    assert "C901" in result.stdout


def test_mypy_finds_a_wrong_type(copy):
    (copy / "src/praksisnet/themes/planted.py").write_text(
        "from praksisnet.people.models import Person\n\n\ndef f(person: Person) -> int:\n    return person.name\n"
    )

    result = run(copy, str(BIN / "mypy"), "src/praksisnet/themes/planted.py")

    assert "planted.py" in result.stdout
    assert result.returncode == 1


def test_two_migrations_side_by_side_are_found(copy):
    (copy / "src/praksisnet/themes/migrations/0001_rival.py").write_text(
        "from django.db import migrations\n\n\nclass Migration(migrations.Migration):\n    dependencies = []\n"
    )

    result = run(copy, sys.executable, "-m", "praksisnet", "manage", "check")

    assert "dlm.E" in result.stderr
