"""The allocation of workshop places: the same optimum as another solver finds, and how long it takes."""

import random
import time
from collections.abc import Iterator
from statistics import median

from tests.registration.wishing import by_paths, figures_of, four, invented, swaps_to_both_sides_gain
from tools.figures import Row, part

from praksisnet.registration.allocation import allocate

INSTANCES, ROUNDS, PEOPLE, ROOMS = 200, 7, 300, 12


@part(
    "workshop_optimum",
    f"The exact allocation against shortest augmenting paths, {INSTANCES} invented meetings",
    "meetings",
    "with the same four figures",
    "above a capacity",
    "with a swap to both sides’ gain",
)
def workshop_optimum() -> Iterator[Row]:
    same = above = swaps = 0
    for seed in range(INSTANCES):
        dice = random.Random(seed)
        asked = {"people": dice.randrange(6, 40), "rooms": dice.randrange(2, 8), "groups": dice.randrange(2, 12)}
        rooms, people = invented(1000 + seed, room_for=dice.choice((0.7, 0.9, 1.0, 1.2)), **asked)
        found = allocate(rooms, people)
        taken = list(found.given.values())
        same += four(found) == figures_of(rooms, people, found.given) == by_paths(rooms, people)
        above += any(taken.count(room.key) > room.capacity for room in rooms)
        swaps += bool(swaps_to_both_sides_gain(rooms, people, found.given))
    yield INSTANCES, same, above, swaps


@part(
    "workshop_seconds",
    f"Seconds to allocate {PEOPLE} people to {ROOMS} workshops, wall and processor, median of {ROUNDS}",
    "blocks",
    "places for each person",
    "wall",
    "processor",
    "slowest, processor",
)
def workshop_seconds() -> Iterator[Row]:
    for blocks, shared in ((1, False), (2, False), (2, True)):
        for room_for in (0.9, 1.0, 1.2):
            walls, works = [], []
            for seed in range(ROUNDS):
                asked = invented(seed, PEOPLE, ROOMS, blocks=blocks, room_for=room_for, shared_titles=shared)
                began, busy = time.perf_counter(), time.process_time()
                allocate(*asked)
                walls.append(time.perf_counter() - began)
                works.append(time.process_time() - busy)
            name = f"{blocks}, titles shared" if shared else str(blocks)
            yield name, room_for, round(median(walls), 2), round(median(works), 2), round(max(works), 2)
