"""Invented wishes, and a second way to the optimum: shortest augmenting paths over whole numbers of any size."""

import random
from collections import defaultdict
from itertools import combinations, product

from praksisnet.registration.allocation import LEFT_OUT, RANK_COSTS, UNLISTED, Allocated, Participant, Workshop


def invented(seed, people=300, rooms=12, blocks=1, groups=98, room_for=1.0, shared_titles=False):
    """Popular and unpopular workshops, three to five wishes in each block; ``room_for``: places for each person."""
    dice = random.Random(seed)
    capacity = max(1, round(people * room_for / rooms))
    workshops = [
        Workshop(100 * block + n, block, capacity, f"{n}" if shared_titles else f"{block}.{n}")
        for block in range(1, blocks + 1)
        for n in range(rooms)
    ]
    participants = []
    for key in range(people):
        wishes = []
        for block in range(1, blocks + 1):
            left = list(range(rooms))
            for _ in range(min(dice.choice((0, 3, 3, 4, 5)), rooms)):
                pick = dice.choices(left, [1 / (n + 1) ** 0.8 for n in left])[0]
                left.remove(pick)
                wishes.append(100 * block + pick)
        group = dice.choice([None, *range(groups)])
        participants.append(Participant(key, dice.randrange(people), group, _open(dice, workshops), tuple(wishes)))
    return workshops, participants


def _open(dice, workshops):
    """Most may come to all of them."""
    if dice.random() < 0.8:
        return frozenset(one.key for one in workshops)
    return frozenset(one.key for one in workshops if dice.random() < 0.7)


def figures_of(workshops, participants, given):
    """The four figures of an allocation, counted from the allocation alone."""
    rooms = {one.key: one for one in workshops}
    people = sorted(participants, key=lambda one: (one.order, one.key))
    weights = {one.key: len(people) - n for n, one in enumerate(people)}
    found = Allocated(given=given, placed=len(given))
    together = defaultdict(int)
    for person in people:
        for block in {rooms[key].block for key in person.open_to}:
            key = given.get((person.key, block))
            cost = LEFT_OUT if key is None else cost_of(person, rooms, key)
            found.lateness += weights[person.key] * cost
            found.dissatisfaction += cost if key is not None else 0
            if key is not None and person.group is not None:
                together[(person.group, key)] += 1
    found.crowding = sum(n * (n - 1) // 2 for n in together.values())
    return four(found)


def cost_of(person, rooms, key):
    listed = [wish for wish in person.wishes if rooms[wish].block == rooms[key].block]
    if not listed:
        return 0
    return RANK_COSTS[listed.index(key)] if key in listed else UNLISTED


def four(found):
    return found.placed, found.dissatisfaction, found.crowding, found.lateness


def by_paths(workshops, participants):
    """The four figures of the optimum of one block, the steps weighed against each other in one whole number."""
    people = sorted(participants, key=lambda one: (one.order, one.key))
    rooms, many = {one.key: one for one in workshops}, len(people) + 1
    late = many * many * LEFT_OUT * 2
    crowd, bad = late, late * many * many
    place = bad * many * UNLISTED * 2
    net = Net()
    for n, person in enumerate(people):
        net.arc("from", ("person", person.key), 1, 0)
        for key in person.open_to:
            cost, weight = cost_of(person, rooms, key), len(people) - n
            meeting_point = ("group", person.group, key) if person.group is not None else ("room", key)
            net.arc(("person", person.key), meeting_point, 1, -place + bad * cost + weight * (cost - LEFT_OUT))
    for group, key in {(one.group, key) for one in people for key in one.open_to if one.group is not None}:
        for colleagues in range(sum(one.group == group for one in people)):
            net.arc(("group", group, key), ("room", key), 1, crowd * colleagues)
    for room in workshops:
        net.arc(("room", room.key), "to", room.capacity, 0)
    given = {}
    for start, end in net.cheapest("from", "to"):
        if start[0] == "person":
            given[(start[1], workshops[0].block)] = end[-1]
    return figures_of(workshops, participants, given)


class Net:
    """Arcs in pairs: number n and its way back, n ^ 1."""

    def __init__(self):
        self.ends, self.left, self.costs, self.out = [], [], [], defaultdict(list)

    def arc(self, start, end, capacity, cost):
        for one, other, room, price in ((start, end, capacity, cost), (end, start, 0, -cost)):
            self.out[one].append(len(self.ends))
            self.ends.append(other)
            self.left.append(room)
            self.costs.append(price)

    def cheapest(self, source, sink):
        """The arcs that carry something in a flow of the least cost, whatever its size."""
        while (path := self._path(source, sink)) is not None:
            for arc in path:
                self.left[arc] -= 1
                self.left[arc ^ 1] += 1
        return [(self.ends[n + 1], self.ends[n]) for n in range(0, len(self.ends), 2) if self.left[n + 1] > 0]

    def _path(self, source, sink):
        """Bellman and Ford, with a queue; None when the cheapest path costs something."""
        far, came, queue = {source: 0}, {}, [source]
        while queue:
            here = queue.pop(0)
            for arc in self.out[here]:
                there, cost = self.ends[arc], far[here] + self.costs[arc]
                if self.left[arc] and (there not in far or cost < far[there]):
                    far[there], came[there] = cost, arc
                    if there not in queue:
                        queue.append(there)
        if far.get(sink, 0) >= 0:
            return None
        path, here = [], sink
        while here != source:
            path.append(came[here])
            here = self.ends[came[here] ^ 1]
        return path


def by_trying_all(workshops, participants):
    """The four figures of the optimum of several blocks: every allocation there is. For a handful of people."""
    rooms = {one.key: one for one in workshops}
    slots = [
        ((one.key, block), [None, *sorted(key for key in one.open_to if rooms[key].block == block)])
        for one in participants
        for block in sorted({rooms[key].block for key in one.open_to})
    ]
    best = None
    for picks in product(*(keys for _slot, keys in slots)):
        given = {slot: key for (slot, _keys), key in zip(slots, picks, strict=True) if key is not None}
        if _holds(rooms, given):
            placed, *others = figures_of(workshops, participants, given)
            best = min(best or (0, 10**9), (-placed, *others))
    return (-best[0], *best[1:])


def _holds(rooms, given):
    taken = defaultdict(int)
    for key in given.values():
        taken[key] += 1
    heard = [(person, rooms[key].title) for (person, _block), key in given.items()]
    return len(set(heard)) == len(heard) and all(taken[key] <= rooms[key].capacity for key in taken)


def swaps_to_both_sides_gain(workshops, participants, given):
    """Pairs who would both be better off in each other's place."""
    rooms, people = {one.key: one for one in workshops}, {one.key: one for one in participants}
    return [
        (one, other)
        for (one, key), (other, there) in combinations([(slot[0], key) for slot, key in given.items()], 2)
        if there in people[one].open_to and key in people[other].open_to
        if cost_of(people[one], rooms, there) < cost_of(people[one], rooms, key)
        if cost_of(people[other], rooms, key) < cost_of(people[other], rooms, there)
    ]
