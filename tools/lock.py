"""Writes the lock files anew: every version with its hashes, and no address of a registry."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
# What each lock file is made from. The product's own dependencies stand in pyproject.toml and nowhere else.
SOURCES = {
    "uv": ["uv.in"],
    "node": ["node.in"],
    "production": ["../pyproject.toml"],
    "development": ["../pyproject.toml", "development.in"],
}
ADDRESS = re.compile(r"https?://|git\+|--index-url|--extra-index-url|--find-links|^\s*#", re.MULTILINE)


def main(arguments: list[str]) -> int:
    for name, sources in SOURCES.items():
        sys.stderr.write(f"praksisnet: locking requirements/{name}.txt\n")
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"]
        subprocess.run([*command, *arguments, *sources, "-o", f"{name}.txt"], cwd=REQUIREMENTS, check=True)
    sys.stderr.write("praksisnet: locking assets/package.json\n")
    subprocess.run(
        ["npm", "install", "--package-lock-only", "--ignore-scripts"],
        cwd=ROOT / "assets",
        env={**os.environ, "npm_config_omit_lockfile_registry_resolved": "true"},
        check=True,
    )
    return 0


def complaints() -> list[str]:
    """What is wrong with the lock files: an address in one, or a package without a hash."""
    found = []
    for name in SOURCES:
        text = (REQUIREMENTS / f"{name}.txt").read_text()
        if ADDRESS.search(text):
            found.append(f"requirements/{name}.txt holds an address or a comment")
        entries = re.split(r"\n(?=\S)", text.strip())
        bare = [entry.split()[0] for entry in entries if "--hash=" not in entry]
        found += [f"requirements/{name}.txt: no hash for {package}" for package in bare]
    npm = (ROOT / "assets" / "package-lock.json").read_text()
    if '"resolved"' in npm or re.search(r'"integrity": (?!"sha512-)', npm):
        found.append("assets/package-lock.json holds an address or a weak hash")
    return found
