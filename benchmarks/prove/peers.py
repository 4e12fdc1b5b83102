"""The rounds that ``./praksisnet bench peers`` has kept for this source, as figures; see there for how to run them.

``PRAKSISNET_PEERS`` names the folder of scripts, ``PRAKSISNET_PEERS_BASE`` the folder of the run. What is missing of
the rounds is run now; a peer must be installed already.
"""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

from tools.figures import Row, part

from benchmarks.peers import kept_rounds, ours, services
from benchmarks.side_by_side.rounds import ratios, told, wrongs
from benchmarks.side_by_side.system import OURS, Ground, Peer

ROUNDS = 5
TO_REACH = {
    ("pretix", "contention, browser"): 6,
    ("pretix", "contention, rest"): 2,
    ("pretix", "sign-ups, requests a second"): 15,
    ("pretix", "programme, requests a second"): 6,
    ("pretix", "list, requests a second"): 10,
    ("pretix", "memory"): 3,
}


@part("peers_rounds", "Beside its peers: times as fast or as small", "ours", "peer", "figure", "median", "range", "aim")
def peers_rounds() -> Iterator[Row]:
    scripts = os.environ.get("PRAKSISNET_PEERS")
    if not scripts:
        raise RuntimeError("Set PRAKSISNET_PEERS to the folder of the peers' scripts.")
    ground = Ground(Path(scripts), Path(os.environ.get("PRAKSISNET_PEERS_BASE", "/tmp/praksisnet-peers")))
    peers = [Peer(ground, name) for name in ("pretix", "indico") if (ground.base / f"{name}-data").exists()]
    kept = kept_rounds(ground)
    with services(ground):
        for _seen in kept.run(ground, [*ours(ground), *peers], ROUNDS):
            pass
    if wrong := wrongs(kept.rounds):
        raise RuntimeError(" ".join(wrong))
    for own, peer in itertools.product(ours(ground), peers):
        for figure, found in ratios(kept.rounds, peer.name, own.name).items():
            aim = TO_REACH.get((peer.name, figure), "") if own.name == OURS else ""
            yield own.name, peer.name, figure, *told(found), aim
