"""The compiled core: schedules from lists of tasks, and an island of lists that breed.

A resource profile is one word of 64 bits a day: four lanes of 16, the top bit of each a guard that
a subtraction clears when the lane runs short. One comparison then asks four resources at once.
A list becomes a schedule by serial generation; the schedule is justified to the right and to the
left again (Valls, Ballestin and Quintanilla, 2005), each pass being the same generation on the
graph turned round.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numba import njit

Array = np.ndarray[Any, np.dtype[Any]]
Function = TypeVar("Function", bound=Callable[..., object])

LANES = 4
LANE_BITS = 16
GUARDS = np.uint64(0x8000800080008000)
HORIZON = 8192
"""Days that a schedule may take at most."""
WINDOW_OF_WORTH = 1 << 32
"""What a day of the makespan weighs against the second measure, the sum of the finishes."""
BLOCK = 64
"""Days of a profile that are emptied at a time."""
U = np.uintp
"""Places are unsigned where it matters: a place that may be negative costs a branch."""
SEVEN, SEVENTEEN, THIRTEEN = np.uint64(7), np.uint64(17), np.uint64(13)
HIGH_BITS, CHANCE_BITS, CHANCES = np.uint64(33), np.uint64(10), np.uint64(1023)
DRAWS = 6
"""Chances of 10 bits in one draw of 64."""


class Side(NamedTuple):
    """Who waits for whom; the forerunners of task `i` are `before[first[i] : first[i + 1]]`."""

    first: Array
    before: Array


class Graph(NamedTuple):
    """A project as arrays."""

    ahead: Side
    back: Side
    """The project turned round."""
    ways: Array
    """The modes of task `i` are rows `ways[i] : ways[i + 1]` of the next three."""
    days: Array
    takes: Array
    """What each mode takes of four resources, packed in a word."""
    uses: Array
    """Mode x stock."""
    room: Array
    """One word: what there is of each resource on an empty day, guards set."""
    stocks: Array


class Island(NamedTuple):
    """A population of lists with what they are worth (less is better), and the best schedule."""

    state: Array
    """One word: the state of the chance."""
    lists: Array
    modes: Array
    worth: Array
    best: Array
    """Start and mode of each task in the best schedule seen."""
    record: Array
    """Its makespan."""


class Desk(NamedTuple):
    """Room to write in while a child is made."""

    free: Array
    tally: Array
    child: Array
    other: Array
    modes: Array
    """The mode of each task of the child."""
    days: Array
    """Its days in that mode."""
    takes: Array
    end: Array
    taken: Array


class Habits(NamedTuple):
    """How an island breeds."""

    swaps: int
    """Chance, in 1,024, that two neighbours of a child's list change places."""
    turns: int
    """Chance, in 1,024, that a task of a child changes its mode."""
    rivals: int
    """How many are looked at for the one whose place a child takes."""


def compiled(function: Function) -> Function:
    """Compile a function; the compiler keeps it until this file changes."""
    return njit(cache=True, nogil=True)(function)  # type: ignore[return-value]


def inlined(function: Function) -> Function:
    """Compile a small function into those that call it."""
    return njit(cache=True, nogil=True, inline="always")(function)  # type: ignore[return-value]


@inlined
def draw(state: Array) -> Any:
    """Return the next 64 random bits (xorshift)."""
    x = state[0]
    x ^= x << THIRTEEN
    x ^= x >> SEVEN
    x ^= x << SEVENTEEN
    state[0] = x
    return x


@inlined
def below(state: Array, number: int) -> Any:
    """Return a random whole number below another."""
    return np.int64((draw(state) >> HIGH_BITS) % np.uint64(number))


@compiled
def generate(order: Array, side: Side, room: Any, desk: Desk) -> int:
    """Start each task of a list as early as its forerunners and the room allow; return the end."""
    first, before = side.first, side.before
    days, takes, end, free = desk.days, desk.takes, desk.end, desk.free
    filled = 0
    top = 0
    for at in range(order.size):
        i = U(order[U(at)])
        d = np.int64(days[i])
        t = np.int64(0)
        for k in range(U(first[i]), U(first[i + U(1)])):
            t = max(t, np.int64(end[U(before[U(k)])]))
        e = t + d
        if d > 0:
            need = takes[i]
            known = t - 1
            u = e - 1
            while filled < e:
                filled = clear(free, filled, room)
            while u > known:
                if ((free[U(u)] - need) & GUARDS) != GUARDS:
                    known = t + d - 1
                    t = u + 1
                    u = t + d - 1
                    while filled <= u:
                        filled = clear(free, filled, room)
                else:
                    u -= 1
            e = t + d
            for day in range(t, e):
                free[U(day)] -= need
        top = max(top, int(e))
        end[i] = e
    return top


@inlined
def clear(free: Array, filled: int, room: Any) -> int:
    """Empty the next days of a profile; return up to which day it is now known."""
    for _ in range(BLOCK):
        free[U(filled)] = room
        filled += 1
    return filled


@compiled
def sort_by_end(source: Array, top: int, desk: Desk, order: Array) -> None:
    """Write the tasks of a list into another, the last to end first; equals turn round."""
    end, tally = desk.end, desk.tally
    n = source.size
    tally[: top + 2] = 0
    for i in range(n):
        tally[U(top - end[U(i)] + 1)] += 1
    for t in range(top + 1):
        tally[U(t + 1)] += tally[U(t)]
    for at in range(n):
        i = source[U(n - 1 - at)]
        k = U(top - end[U(i)])
        order[U(tally[k])] = i
        tally[k] += 1


@compiled
def sort_by_start(source: Array, top: int, desk: Desk, order: Array) -> None:
    """Write the tasks of a list into another, the first to start first; equals keep their order."""
    end, days, tally = desk.end, desk.days, desk.tally
    n = source.size
    tally[: top + 2] = 0
    for i in range(n):
        tally[U(end[U(i)] - days[U(i)] + 1)] += 1
    for t in range(top + 1):
        tally[U(t + 1)] += tally[U(t)]
    for at in range(n):
        i = source[U(at)]
        k = U(end[U(i)] - days[U(i)])
        order[U(tally[k])] = i
        tally[k] += 1


@compiled
def mix(island: Island, desk: Desk) -> None:
    """Write a child: the mother's list, a stretch of it in the father's order and modes."""
    one, two = tournament(island), tournament(island)
    mother, father, state = island.lists[one], island.lists[two], island.state
    n = mother.size
    desk.modes[:] = island.modes[one]
    child, taken = desk.child, desk.taken
    taken[n] += 1
    stamp = taken[n]
    width = n // 4 + below(state, max(1, n // 2))
    low = below(state, n - width)
    high = low + width
    for k in range(low):
        i = mother[U(k)]
        child[U(k)] = i
        taken[U(i)] = stamp
    at = low
    for k in range(n):
        i = father[U(k)]
        if taken[U(i)] != stamp:
            child[U(at)] = i
            taken[U(i)] = stamp
            desk.modes[U(i)] = island.modes[two, i]
            at += 1
            if at >= high:
                break
    for k in range(low, n):
        i = mother[U(k)]
        if taken[U(i)] != stamp:
            child[U(at)] = i
            at += 1


@compiled
def shake(state: Array, graph: Graph, child: Array, chance: int) -> None:
    """Swap neighbours of a list now and then, unless one waits for the other."""
    first, before = graph.ahead.first, graph.ahead.before
    bits = np.uint64(0)
    for k in range(child.size - 1):
        if k % DRAWS == 0:
            bits = draw(state)
        chosen = np.int64(bits & CHANCES) < chance
        bits >>= CHANCE_BITS
        i, j = child[k], child[k + 1]
        if chosen and i not in before[first[j] : first[j + 1]]:
            child[k], child[k + 1] = j, i


@compiled
def turn(state: Array, graph: Graph, desk: Desk, chance: int) -> None:
    """Change modes of the child now and then."""
    for i in range(desk.modes.size):
        ways = graph.ways[i + 1] - graph.ways[i]
        if ways > 1 and np.int64(draw(state) & CHANCES) < chance:
            desk.modes[i] = below(state, ways)


@compiled
def settle(graph: Graph, desk: Desk) -> int:
    """Schedule the child, justify it right and left; its list follows. Return the makespan."""
    room = graph.room[0]
    for i in range(desk.modes.size):
        row = graph.ways[i] + desk.modes[i]
        desk.days[i] = graph.days[row]
        desk.takes[i] = graph.takes[row]
    top = generate(desk.child, graph.ahead, room, desk)
    sort_by_end(desk.child, top, desk, desk.other)
    back = generate(desk.other, graph.back, room, desk)
    sort_by_end(desk.other, back, desk, desk.child)
    return generate(desk.child, graph.ahead, room, desk)


@compiled
def overdrawn(graph: Graph, modes: Array) -> int:
    """Return by how much the modes overdraw the stocks."""
    over = 0
    for k in range(graph.stocks.size):
        used = 0
        for i in range(modes.size):
            used += graph.uses[graph.ways[i] + modes[i], k]
        over += max(0, used - graph.stocks[k])
    return over


@compiled
def worth_of(top: int, end: Array) -> int:
    """Return what a schedule is worth: its makespan, then the sum of its finishes."""
    total = 0
    for i in range(end.size):
        total += end[i]
    return top * WINDOW_OF_WORTH + total


@compiled
def judge(graph: Graph, island: Island, desk: Desk) -> Any:
    """Settle the child, note it if it is the best; return its makespan and its worth."""
    top = settle(graph, desk)
    over = overdrawn(graph, desk.modes)
    if over == 0 and top < island.record[0]:
        island.record[0] = top
        for i in range(desk.end.size):
            island.best[0, i] = desk.end[i] - desk.days[i]
            island.best[1, i] = desk.modes[i]
    return top, worth_of(top + over, desk.end)


@compiled
def write(island: Island, desk: Desk, member: int, worth: int, top: int) -> None:
    """Let the child take the place of a member."""
    sort_by_start(desk.child, top, desk, island.lists[member])
    for i in range(desk.modes.size):
        island.modes[member, i] = desk.modes[i]
    island.worth[member] = worth


@compiled
def admit(island: Island, desk: Desk, worth: int, top: int, rivals: int) -> None:
    """Let the child take the place of the worst of a few, unless it is worse or known."""
    size = island.worth.size
    worst = below(island.state, size)
    for _ in range(rivals):
        k = below(island.state, size)
        if island.worth[k] > island.worth[worst]:
            worst = k
    if worth > island.worth[worst]:
        return
    for k in range(size):
        if island.worth[k] == worth:
            return
    write(island, desk, worst, worth, top)


@compiled
def found(graph: Graph, island: Island, desk: Desk, tails: Array) -> None:
    """Fill an island with lists that lean to long tails, some more than others."""
    n = desk.end.size
    child, taken = desk.child, desk.taken
    keys = np.zeros(n, dtype=np.int64)
    longest = max(1, tails.max())
    for member in range(island.worth.size):
        noise = longest * (1 + below(island.state, 12)) // 4
        for i in range(n):
            keys[i] = tails[i] + below(island.state, noise + 1)
        taken[n] += 1
        for at in range(n):
            pick = -1
            for i in range(n):
                if taken[i] == taken[n] or (pick >= 0 and keys[i] <= keys[pick]):
                    continue
                ready = True
                for p in range(graph.ahead.first[i], graph.ahead.first[i + 1]):
                    if taken[graph.ahead.before[p]] != taken[n]:
                        ready = False
                        break
                if ready:
                    pick = i
            child[at] = pick
            taken[pick] = taken[n]
            desk.modes[pick] = below(island.state, graph.ways[pick + 1] - graph.ways[pick])
        top, worth = judge(graph, island, desk)
        write(island, desk, member, worth, top)


@compiled
def tournament(island: Island) -> Any:
    """Return the better of two."""
    size = island.worth.size
    a = below(island.state, size)
    b = below(island.state, size)
    return a if island.worth[a] <= island.worth[b] else b


@compiled
def breed(
    graph: Graph, island: Island, desk: Desk, habits: Habits, goal: int, children: int
) -> None:
    """Breed so many children, or until a makespan is not longer than the goal."""
    for _ in range(children):
        if island.record[0] <= goal:
            break
        mix(island, desk)
        shake(island.state, graph, desk.child, habits.swaps)
        turn(island.state, graph, desk, habits.turns)
        top, worth = judge(graph, island, desk)
        admit(island, desk, worth, top, habits.rivals)
