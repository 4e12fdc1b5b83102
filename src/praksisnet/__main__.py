"""The console command ``praksisnet``; ``./praksisnet`` in a checkout makes the environment and calls this."""

import importlib
import os
import sys
from pathlib import Path

HOME = Path(os.environ.get("PRAKSISNET_HOME", Path(__file__).resolve().parents[2]))
# Verbs that need the source: they live in tools/, which is not installed.
TOOLS = ("build", "lock", "test", "check", "prove", "bench")
INTERRUPTED = 130  # the shells' code for Ctrl-C
COMMANDS = ("demo", "serve", "worker", "manage")


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "praksisnet.settings")
    verb, *rest = sys.argv[1:] or ["help"]
    if verb in TOOLS:
        return _run_tool(verb, rest)
    if verb not in COMMANDS:
        sys.stdout.write(f"praksisnet {' | '.join((*COMMANDS, *TOOLS))}\nSee docs/operator.md and CONTRIBUTING.md.\n")
        return 0 if verb in {"help", "-h", "--help"} else 2
    _choose_mode(verb)
    if _is_checkout():
        _prepare(verb)
    return _run_command(rest if verb == "manage" else [verb, *rest])


def _is_checkout() -> bool:
    return (HOME / "tools" / "assets.py").exists()


def _choose_mode(verb: str) -> None:
    """``demo`` is always the demo; ``manage`` in a checkout without settings of its own works on the demo's data."""
    configured = {"PRAKSISNET_MODE", "PRAKSISNET_SECRET_KEY"} & os.environ.keys()
    if verb == "demo" or (verb == "manage" and not configured and _is_checkout()):
        os.environ["PRAKSISNET_MODE"] = "demo"
    if _is_checkout() and os.environ.get("PRAKSISNET_MODE") != "test":
        os.environ.setdefault("PRAKSISNET_DATA", str(HOME / "data"))


def _prepare(verb: str) -> None:
    build = importlib.import_module("tools.build")
    with build.words():
        if verb in {"demo", "serve"}:
            build.assets()
        build.catalogues()


def _run_tool(verb: str, arguments: list[str]) -> int:
    if not _is_checkout():
        sys.stderr.write(f"praksisnet: {verb} needs a checkout of the source, which is not installed.\n")
        return 2
    status: int = importlib.import_module(f"tools.{verb}").main(arguments)
    return status


def _run_command(arguments: list[str]) -> int:
    from django.conf import settings  # noqa: PLC0415 -- the mode must be chosen first
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    try:
        settings.DATA  # noqa: B018 -- reads the settings, which complain here or not at all
    except ImproperlyConfigured as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    try:
        execute_from_command_line(["praksisnet", *arguments])
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
