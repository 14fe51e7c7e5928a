"""The Lagrangian bound of a program: parts of it solved in whole numbers at the prices of the rest.

Rows that lie within one block of columns stay; every other row is priced. Whatever the prices are,
the cheapest whole solution of each block, the cheapest value of every other column and the prices
of what the rows allow add up to what no whole solution of the program undercuts (Geoffrion,
*Lagrangean relaxation for integer programming*, 1974). It is the bound of Dantzig-Wolfe over
schedules of whole blocks at the same prices.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from drawdown.plan.flow.program import Program

NODES = 2_000
"""Nodes that a block may take; cut short, what is proven of it counts."""
SHORTEST = 0.05
"""Seconds below which a block is not tried in whole numbers."""


@dataclass(frozen=True, slots=True)
class Block:
    """Columns that are solved together, and those of them that are whole numbers."""

    name: str
    columns: frozenset[int]
    whole: frozenset[int]


@dataclass(frozen=True, slots=True)
class Priced:
    """What a block costs at the prices: split as the program would, and in whole numbers."""

    name: str
    split: float
    whole: float


def priced(
    program: Program,
    prices: np.ndarray,
    blocks: Sequence[Block],
    *,
    most: float,
    seconds: float | None,
) -> tuple[float, tuple[Priced, ...]]:
    """Return the Lagrangian bound at some prices of rows, and what each block costs at them.

    No column without a limit is ever above `most`. A block for which there is no time left counts
    as the program would split it.
    """
    owner = np.full(len(program.costs), -1)
    for number, block in enumerate(blocks):
        owner[list(block.columns)] = number
    inside = [_owner_of(program, row, owner) for row in range(len(program.row_lows))]
    value, reduced = _without_rows(program, prices, [at for at, n in enumerate(inside) if n < 0])
    value += _boxes(program, reduced, np.flatnonzero(owner < 0), most)
    until = None if seconds is None else time.monotonic() + seconds
    found = []
    for number, block in enumerate(blocks):
        part = _part(program, reduced, block, [at for at, n in enumerate(inside) if n == number])
        left = None if until is None else (until - time.monotonic()) / (len(blocks) - number)
        found.append(_solved(part, block, left))
    return value + sum(one.whole for one in found), tuple(found)


def _without_rows(
    program: Program, prices: np.ndarray, rows: Sequence[int]
) -> tuple[float, np.ndarray]:
    """Return what rows cost at their prices, and what columns cost once these rows are priced.

    A price that a row without a limit cannot have counts as none.
    """
    reduced = np.array(program.costs, dtype=float)
    value = 0.0
    for row in rows:
        price = float(prices[row])
        limit = program.row_lows[row] if price > 0 else program.row_highs[row]
        if not price or np.isinf(limit):
            continue
        value += price * limit
        at = slice(program.starts[row], program.starts[row + 1])
        np.subtract.at(reduced, program.index[at], price * np.array(program.values[at]))
    return value, reduced


def _solved(part: Program, block: Block, seconds: float | None) -> Priced:
    """Return what a block costs: split first, then in whole numbers if there is time."""
    split = part.solve()
    if split is None:
        raise RuntimeError(f"block {block.name} not solved")
    if seconds is not None and seconds < SHORTEST:
        return Priced(block.name, split.bound, split.bound)
    numbers = enumerate(sorted(block.columns))
    part.whole = [at for at, column in numbers if column in block.whole]
    whole = part.solve(seconds=seconds, nodes=NODES)
    return Priced(block.name, split.bound, max(split.bound, whole.bound if whole else -np.inf))


def _owner_of(program: Program, row: int, owner: np.ndarray) -> int:
    """Return the block that holds all columns of a row; -1 if none does."""
    owners = owner[program.index[program.starts[row] : program.starts[row + 1]]]
    return int(owners[0]) if len(owners) and (owners == owners[0]).all() else -1


def _boxes(program: Program, reduced: np.ndarray, columns: np.ndarray, most: float) -> float:
    """Return the least that columns cost within their own limits."""
    cost = reduced[columns]
    lows = np.array(program.lows)[columns]
    highs = np.minimum(np.array(program.highs)[columns], most)
    return float((cost * np.where(cost >= 0, lows, highs)).sum())


def _part(program: Program, reduced: np.ndarray, block: Block, rows: Sequence[int]) -> Program:
    """Return the program of a block alone, at the costs that the priced rows leave."""
    part, place = Program(), {}
    for column in sorted(block.columns):
        place[column] = part.column(
            float(reduced[column]), low=program.lows[column], high=program.highs[column]
        )
    for row in rows:
        at = slice(program.starts[row], program.starts[row + 1])
        terms = zip(program.index[at], program.values[at], strict=True)
        part.row(
            ((place[column], value) for column, value in terms),
            low=program.row_lows[row],
            high=program.row_highs[row],
        )
    return part
