"""Reads settings from the environment, typed. Every complaint is kept, so that one start tells all of them at once."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
SECRET_LENGTH = 50
DATABASES = ("sqlite", "postgres", "postgresql")
HOW_TO_MAKE_ONE = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"

# Django throws a third of a cache away past 300 entries: a handful of visitors could flush everybody's limits.
ROOM: dict[str, Any] = {"OPTIONS": {"MAX_ENTRIES": 20_000}}


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where files lie instead of on the disk: in what speaks S3, by a key that opens this bucket and nothing else."""

    endpoint: str
    name: str
    key: str
    secret: str = field(repr=False)
    region: str = "us-east-1"


class Environment:
    """Typed reads of ``variables``. A wrong value becomes a complaint with its remedy; the default is given back."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.problems: list[str] = []

    def complain(self, problem: str) -> None:
        self.problems.append(problem)

    def finish(self) -> None:
        """Stop the start when anything was wrong."""
        if self.problems:
            raise ImproperlyConfigured(
                "\n".join(["Praksisnet cannot start:", *(f"- {text}" for text in self.problems)])
            )

    def text(self, name: str, default: str = "") -> str:
        return self.variables.get(name, "").strip() or default

    def items(self, name: str, default: Iterable[str] = ()) -> list[str]:
        given = [part.strip() for part in self.text(name).split(",")]
        return [part for part in given if part] or [*default]

    def number(self, name: str, default: int, least: int = 0, most: int = 2**31) -> int:
        text = self.text(name, str(default))
        if text.isdecimal() and least <= int(text) <= most:
            return int(text)
        self.complain(f"{name} is {text!r}. Give a whole number from {least} to {most}.")
        return default

    def switch(self, name: str, default: bool) -> bool:
        text = self.text(name, "yes" if default else "no").lower()
        if text in TRUE | FALSE:
            return text in TRUE
        self.complain(f"{name} is {text!r}. Write yes or no.")
        return default

    def choice(self, name: str, default: str, options: Iterable[str]) -> str:
        text = self.text(name, default)
        if text in [*options]:
            return text
        self.complain(f"{name} is {text!r}. Set it to one of: {', '.join(options)}.")
        return default

    def socket_address(self, name: str) -> str:
        """``unix:/run/a.sock`` or ``tcp:host:1234``; nothing where it is not set."""
        text = self.text(name)
        if text and not re.fullmatch(r"unix:/.+|tcp:[^:]+:\d{1,5}", text):
            self.complain(f"{name} is {text!r}. Write unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310.")
        return text

    def bucket(self, name: str) -> Bucket | None:
        """All of it or nothing: half a bucket would lose files."""
        given = {f"{name}_{part}": self.text(f"{name}_{part}") for part in ("ENDPOINT", "BUCKET", "KEY", "SECRET")}
        if not any(given.values()):
            return None
        missing = " and ".join(variable for variable, text in given.items() if not text)
        endpoint, bucket, key, secret = given.values()
        parts = urlsplit(endpoint)
        if missing:
            self.complain(f"{missing} is missing. Set all of {', '.join(given)} to keep files in a bucket, or none.")
        elif not (parts.scheme == "https" or parts.hostname == "127.0.0.1"):
            self.complain(f"{name}_ENDPOINT is {endpoint!r}. Give an https address, such as https://s3.example.")
        elif find_spec("boto3") is None:
            self.complain(f"{name}_BUCKET names a bucket, but the package boto3 is missing: pip install boto3.")
        return Bucket(endpoint, bucket, key, secret, self.text(f"{name}_REGION", "us-east-1"))

    def folder(self, name: str, default: str) -> Path:
        """A folder that can be written to; it is made when missing."""
        path = Path(self.text(name, default)).expanduser().resolve()
        try:
            path.mkdir(parents=True, exist_ok=True)
            probe = path / ".writable"
            probe.touch()
            probe.unlink(missing_ok=True)
        except OSError as error:
            self.complain(
                f"{name} is {path}, which cannot be written to ({error.strerror}). "
                "Name a folder that the user running Praksisnet owns."
            )
        return path

    def secret(self, name: str) -> str:
        text = self.text(name)
        self.judge_secret(name, text)
        return text

    def secrets(self, name: str) -> list[str]:
        texts = self.items(name)
        for text in texts or [""]:
            self.judge_secret(name, text)
        return texts

    def judge_secret(self, name: str, text: str) -> None:
        remedy = f"Set it to {SECRET_LENGTH} or more random characters: {HOW_TO_MAKE_ONE}"
        if not text:
            self.complain(f"{name} is missing. {remedy}")
        elif text.startswith("demo-only"):
            self.complain(f"{name} is the demo's secret, which everybody knows. {remedy}")
        elif len(text) < SECRET_LENGTH or len(set(text)) < 12:
            self.complain(f"{name} is too short or too simple to be a secret. {remedy}")

    def https_address(self, name: str) -> str:
        text = self.text(name).rstrip("/")
        parts = urlsplit(text)
        if parts.scheme == "https" and parts.hostname and not parts.path and not parts.query:
            return text
        self.complain(f"{name} is {text!r}. Give the address people use, such as https://praksisnet.example.")
        return "https://unknown.invalid"

    def database(self, name: str, default: str) -> dict[str, Any]:
        """A Django database from an address; anything but SQLite and PostgreSQL is refused."""
        text = self.text(name, default)
        remedy = "Write postgres://user:password@host:5432/name or sqlite:////folder/praksisnet.sqlite3."
        found: dict[str, Any] = {}
        # The address may hold a password: it is never repeated, and django-environ's own warning would.
        if text.split("://")[0] in DATABASES:
            with suppress(ValueError, KeyError, ImproperlyConfigured):
                found = dict(environ.Env.db_url_config(text))
        if found.get("NAME"):
            return found
        self.complain(f"{name} names no database that Praksisnet knows. {remedy}")
        return dict(environ.Env.db_url_config(default))

    def cache(self, name: str, folder: Path) -> dict[str, Any]:
        """One cache for all processes: rate limits and locks live in it."""
        text = self.text(name, "files")
        if text == "files":
            return {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(folder), **ROOM}
        if text == "database":
            return {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache", **ROOM}
        if text.startswith(("redis://", "rediss://")):
            if find_spec("redis") is None:
                self.complain(f"{name} is a redis:// address, but the package redis is missing: pip install redis.")
            return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": text}
        self.complain(f"{name} is set to something else than files, database or a redis:// address.")
        return {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(folder), **ROOM}
