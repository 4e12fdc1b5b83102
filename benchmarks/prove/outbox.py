"""Each letter exactly once, whatever the mail server does and whoever dies: counted by Message-ID at the server."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.jobs.killing import fresh_database
from tests.notices.mailserver import MailServer, running
from tests.notices.workers import Ground
from tools.databases import throwaway_cluster
from tools.figures import Row, part

LETTERS = 100
FAULTY = 20
Case = Callable[[Ground, MailServer], None]


def readers(number: int) -> list[str]:
    return [f"reader{n}@koege.example" for n in range(number)]


def well(ground: Ground, server: MailServer) -> None:
    ground.run("pump")


def refusing(ground: Ground, server: MailServer) -> None:
    server.refuse.update(readers(FAULTY))
    ground.run("pump")


def deferring(ground: Ground, server: MailServer) -> None:
    server.defer.update(dict.fromkeys(readers(FAULTY), 1))
    ground.run("pump")
    ground.run("pump-later")


def losing(ground: Ground, server: MailServer) -> None:
    server.lose.update(dict.fromkeys(readers(FAULTY), 1))
    ground.run("pump")
    ground.run("pump-later")


def keeping(ground: Ground, server: MailServer) -> None:
    server.keep_and_hang_up.update(dict.fromkeys(readers(FAULTY), 1))
    ground.run("pump")
    ground.run("pump-later")


def away(ground: Ground, server: MailServer) -> None:
    server.busy = True
    ground.run("pump")
    server.busy = False
    ground.run("pump-later")


def killed_at(gate: str) -> Case:
    def case(ground: Ground, server: MailServer) -> None:
        ground.kill_at(gate)
        ground.run("pump-later")

    return case


def in_parallel(ground: Ground, server: MailServer) -> None:
    ground.run_together("pump", workers=4)


def without_lease(ground: Ground, server: MailServer) -> None:
    ground.run_together("pump-without-lease", workers=4)


CASES: dict[str, Case] = {
    "a server that takes everything": well,
    f"{FAULTY} refused with 550": refusing,
    f"{FAULTY} deferred once with 451": deferring,
    f"{FAULTY} lost: hung up after DATA": losing,
    f"{FAULTY} kept, but hung up before the 250": keeping,
    "busy at first for everybody": away,
    "worker killed before its first letter": killed_at("leased"),
    "worker killed between two letters": killed_at("written down"),
    "worker killed between the 250 and its note": killed_at("accepted, not written down"),
    "4 workers at once": in_parallel,
    "control: 4 workers without the lease": without_lease,
}


@part(
    "outbox",
    f"{LETTERS} letters and a mail server that refuses, defers, hangs up; workers that are killed",
    "engine",
    "what happens",
    "sent",
    "failed",
    "waiting",
    "lost",
    "doubled",
)
def outbox() -> Iterator[Row]:
    with ExitStack() as stack:
        cluster = stack.enter_context(throwaway_cluster())
        for engine, name in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
            for label, case in CASES.items():
                yield name, label, *figures(engine, cluster, case)


def figures(engine: str, cluster: str, case: Case) -> tuple[int, int, int, int, int]:
    """Sent, failed and waiting as the outbox says; lost and doubled as the server saw it."""
    server = MailServer()
    with (
        tempfile.TemporaryDirectory(prefix="praksisnet-outbox-") as folder,
        fresh_database(engine, Path(folder), cluster) as url,
        running(server) as port,
    ):
        ground = Ground(url, port, letters=LETTERS)
        case(ground, server)
        told, seen = ground.told(), server.message_ids()
        lost = told["sent"] - len(seen)
        return told["sent"], told["failed"], told["waiting"], lost, doubled(seen)


def doubled(seen: Counter[str]) -> int:
    return sum(times > 1 for times in seen.values())
