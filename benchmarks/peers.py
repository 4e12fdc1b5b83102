"""Ours beside its peers: ``./praksisnet bench peers --scripts FOLDER [--base FOLDER] [--rounds 5] [--peers pretix]``.

In each round every system in turn, alone: seeded, started, warmed, measured, stopped; the order is reversed every
second round, and a ratio is taken within a round. Two processes of one thread each, a worker, one PostgreSQL, one mail
server, real pages with tokens, mails and the page that says what happened; ours once more on SQLite. Ours is reached
by the signed link of an invitation, so without signing in; a peer's visitor types name and address.

The folder of scripts is not part of this repository. It holds ``00_services.sh``, ``smtp_sink.py``, ``client.py``,
``flows.py``, ``config.example.json`` and, for each peer, ``NAME.sh``. ``--install PYTHON`` installs and prepares the
peers first, into the base folder, and says how long it took until the first page; ours then too. What was seen is kept
in the base folder, so that a run goes on where it was broken off; ``--again`` forgets it. ``--statements`` counts what
one page, and one registration with its mail, ask of PostgreSQL, and measures nothing else.

It fails when ours sells a place twice or not at all, answers 5xx, misses or doubles a mail, or asks too much.
"""

import argparse
import itertools
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import production
from tools.figures import source_digest

from benchmarks.side_by_side.load import ask
from benchmarks.side_by_side.ours import Ours
from benchmarks.side_by_side.rounds import Kept, ratios, told, wrongs
from benchmarks.side_by_side.statements import MOST, REGISTERING, statements
from benchmarks.side_by_side.system import OURS, Ground, Page, Peer


def main(arguments: list[str]) -> int:
    said = _asked(arguments)
    if said.scripts is None:
        sys.stdout.write("peers: left out, give --scripts FOLDER\n")
        return 0
    ground, names = Ground(said.scripts.resolve(), said.base.resolve()), said.peers.split(",")
    ground.base.mkdir(parents=True, exist_ok=True)
    with services(ground):
        if said.install:
            for name, seconds in installed(ground, names, said.install):
                print(f"{name}: {seconds:.0f} s from nothing to the first page", flush=True)
        if said.statements:
            return counted(ground, names)
        kept = kept_rounds(ground, fresh=said.again)
        systems = [*ours(ground), *(Peer(ground, name) for name in names if name)]
        for number, name, seen in kept.run(ground, systems, said.rounds):
            print(f"round {number + 1}, {name}: {seen}", flush=True)
    for name, own in itertools.product(names, (one.name for one in ours(ground))):
        for figure, found in ratios(kept.rounds, name, own).items():
            middle, span = told(found)
            print(f"{name:<8} {own:<12} {figure:<34} {middle:>6.1f} x ({span}, {len(found)} rounds)")
    wrong = wrongs(kept.rounds)
    sys.stderr.write("".join(f"praksisnet: {one}\n" for one in wrong))
    return int(bool(wrong))


def counted(ground: Ground, names: list[str]) -> int:
    """Fails where a page of ours asks for more than is allowed."""
    too_many = False
    for system in (Ours(ground), *(Peer(ground, name) for name in names)):
        for deed, number in statements(ground, system).items():
            print(f"{system.name:<8} {deed:<32} {number:>7.1f} statements", flush=True)
            too_many |= system.name == OURS and not deed.startswith(REGISTERING) and number > MOST
    return int(too_many)


def ours(ground: Ground) -> list[Ours]:
    return [Ours(ground), Ours(ground, "sqlite")]


def kept_rounds(ground: Ground, *, fresh: bool = False) -> Kept:
    path = ground.base / f"rounds-{source_digest()}.json"
    if fresh:
        path.unlink(missing_ok=True)
    return Kept(path)


@contextmanager
def services(ground: Ground) -> Iterator[None]:
    """Database, Redis and mail server of the run; those that run already are left running."""
    if _runs(ground):
        yield
        return
    ports = [str(ground.base), str(ground.database), str(ground.redis)]
    command = ["bash", str(ground.scripts / "00_services.sh")]
    subprocess.run([*command, "start", *ports], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    (ground.base / "mailcount").unlink(missing_ok=True)  # a new mail server counts from nothing
    sink = subprocess.Popen(
        [sys.executable, str(ground.scripts / "smtp_sink.py"), str(ground.mail), str(ground.base / "mailcount")],
        stdin=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        sink.terminate()
        sink.wait(30)
        subprocess.run([*command, "stop", *ports], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def _runs(ground: Ground) -> bool:
    import psycopg

    try:
        psycopg.connect(f"postgresql://postgres@127.0.0.1:{ground.database}/postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def installed(ground: Ground, names: list[str], python: str) -> Iterator[tuple[str, float]]:
    """From nothing to the first page, package registries near by: the environment, its database, the server."""
    for name in names:
        peer, began = Peer(ground, name), time.monotonic()
        peer.install(python)
        peer.prepare()
        with peer.running():
            while ask(peer.base, Page("/"))[0] >= 500:
                time.sleep(0.2)
            yield name, time.monotonic() - began
    began = time.monotonic()
    if wrong := production.start_once():
        raise RuntimeError("; ".join(wrong))
    yield "ours", time.monotonic() - began


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("praksisnet bench peers", description=__doc__.splitlines()[0])
    parser.add_argument("--scripts", type=Path, help="the folder of the peers' scripts")
    parser.add_argument("--base", type=Path, default=Path("/tmp/praksisnet-peers"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default="pretix,indico")
    parser.add_argument("--install", metavar="PYTHON")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--statements", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
