"""Choose the ways of open lots: each the one with which a first plan of the mission is cheapest."""

from __future__ import annotations

from collections.abc import Callable

from drawdown.plan.build.assemble import build_problem
from drawdown.plan.build.lots import Lot, Lots, cheapest, open_lots
from drawdown.plan.decode.choices import first_choices
from drawdown.plan.decode.decode import place_sites
from drawdown.plan.strategies.drafts import on_top
from drawdown.register.model import Register

PASSES = 3
"""Times that all lots are gone through at most; measured, the third hardly ever changes one."""


def choose_lots(register: Register, *, go_on: Callable[[], bool]) -> Lots:
    """Return the lots with one way for each, better one by one while `go_on` says so.

    What a way costs by itself is where it begins; what its transport, its approval and its room in
    yards and convoys cost shows in a whole plan.
    """
    possible = open_lots(register)
    best = cheapest(possible)
    if not possible.possible:
        return best
    least = _cents(register, best)
    for _ in range(PASSES):
        before = least
        for lot in _largest_first(possible):
            for way in possible.possible[lot]:
                if not go_on():
                    return best
                tried = best.with_ways({lot: way})
                if tried.chosen != best.chosen and (cents := _cents(register, tried)) < least:
                    best, least = tried, cents
        if least == before:
            break
    return best


def _largest_first(lots: Lots) -> list[Lot]:
    counts = {Lot(c.site, c.owner, c.kind): c.count for c in lots.register.cargo}
    return sorted(lots.possible, key=lambda lot: (-counts[lot], lot))


def _cents(register: Register, lots: Lots) -> int:
    """Return what the first plan costs with the ways that are chosen."""
    problem = build_problem(register, lots)
    choices = first_choices(problem)
    return on_top(place_sites(problem, choices), choices).cents
