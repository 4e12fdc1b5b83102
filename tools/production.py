"""One start as in production: the wheel and the production lock alone, in an environment of their own."""

import http.client
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from praksisnet.kit.processes import Group, free_port

ROOT = Path(__file__).resolve().parents[1]
EXPECTED_HEADERS = (
    "Strict-Transport-Security",
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "X-Frame-Options",
)


def settings(data: Path, port: int) -> dict[str, str]:
    """What an operator sets, with new secrets."""
    return {
        "PRAKSISNET_MODE": "production",
        "PRAKSISNET_SECRET_KEY": secrets.token_urlsafe(48),
        "PRAKSISNET_LINK_KEYS": secrets.token_urlsafe(48),
        "PRAKSISNET_ADDRESS": "https://praksisnet.example",
        "PRAKSISNET_DATA": str(data),
        "PRAKSISNET_PORT": str(port),
        "PRAKSISNET_WORKERS": "1",
    }


def start_once() -> list[str]:
    """Install, migrate, serve, ask, stop; what was not as it should be, as sentences."""
    with tempfile.TemporaryDirectory(prefix="praksisnet-start-") as name:
        folder, port = Path(name), free_port()
        programs = _install(folder)
        if missing := _left_out(programs):
            return missing
        keep = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
        environment = {**keep, **settings(folder / "data", port)}
        command = str(programs / "praksisnet")
        subprocess.run([command, "manage", "migrate", "-v", "0"], env=environment, cwd=folder, check=True)
        with Group() as group:
            group.start("server", [command, "serve", "--graceful", "3"], environment, only=True)
            group.start("worker", [command, "worker"], environment, only=True)
            if not group.wait_until(lambda: _get(port, "/health")[0] == 200, 60):
                return [f"/health answered {_get(port, '/health')[:2]}; {group.ended() or 'nothing'} ended"]
            return _look(port)


def _install(folder: Path) -> Path:
    uv = [sys.executable, "-m", "uv"]
    python = folder / "env" / "bin" / "python"
    wheels = folder / "wheels"
    source = _copy_of_what_is_packed(folder / "source")
    lock = ROOT / "requirements" / "production.txt"
    for command in (
        [*uv, "venv", "-q", "--python", sys.executable, str(folder / "env")],
        [*uv, "pip", "install", "-q", "--python", str(python), "--require-hashes", "-r", str(lock)],
        [*uv, "build", "-q", "--wheel", "--no-build-isolation", "--out-dir", str(wheels), str(source)],
    ):
        subprocess.run(command, check=True)
    wheel = next(wheels.glob("*.whl"))
    subprocess.run([*uv, "pip", "install", "-q", "--python", str(python), "--no-deps", str(wheel)], check=True)
    return python.parent


def _copy_of_what_is_packed(target: Path) -> Path:
    """Built from a copy, since setuptools would keep files of earlier builds that are gone from the source."""
    shutil.copytree(ROOT / "src", target / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, target / name)
    return target


def _left_out(programs: Path) -> list[str]:
    """Files of the package that the wheel does not carry: a template or a catalogue would be missed only when used."""
    installed = next((programs.parent / "lib").glob("python3.*/site-packages/praksisnet"))
    package = ROOT / "src" / "praksisnet"
    files = (path.relative_to(package) for path in package.rglob("*") if path.is_file())
    wanted = (path for path in files if "__pycache__" not in path.parts and not path.name.startswith("."))
    return [f"the wheel lacks {path}" for path in sorted(wanted) if not (installed / path).exists()]


def _look(port: int) -> list[str]:
    status, _body, headers = _get(port, "/")
    found = [f"the front page answered {status}"] if status not in {200, 302} else []
    found += [f"the front page lacks the header {name}" for name in EXPECTED_HEADERS if name not in headers]
    status, body, _headers = _get(port, headers.get("Location", "/"))
    if status != 200 or "praksisnet." not in body:
        found.append(f"the page after that answered {status}, or without its style sheet")
    return found


def _get(port: int, path: str) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers={"Host": "praksisnet.example", "X-Forwarded-Proto": "https"})
        response = connection.getresponse()
        return response.status, response.read().decode(), dict(response.getheaders())
    except OSError as problem:
        return 0, str(problem), {}
    finally:
        connection.close()
