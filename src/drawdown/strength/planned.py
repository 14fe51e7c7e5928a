"""Strength by site, category and day as the plan has it: an estimate beside what was reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from drawdown.plan.schedule import Plan
from drawdown.register.site import Category
from drawdown.strength.report import Measure, Report

AS_REPORTED: Mapping[Category, str] = {
    Category.TROOPS: "contingents",
    Category.STAFF_OFFICERS: "staff_officers",
    Category.INDIVIDUAL_POLICE: "individual_police",
    Category.FORMED_POLICE: "formed_police",
    Category.INTERNATIONAL_STAFF: "international",
    Category.UNV: "un_volunteers",
    Category.NATIONAL_STAFF: "national",
}
"""What the categories of the register are called in reports."""
STAYS = AS_REPORTED[Category.NATIONAL_STAFF]
"""National staff separate where they are: no movement of the plan carries them."""


def planned(plan: Plan, on: date) -> Mapping[str, Mapping[str, int]]:
    """Return how many of each category the plan has at each site at the end of a day.

    A plan moves people, not categories: who leaves is taken from all of a site in proportion, so
    the categories are estimates; their sum is the plan's. Those who wait at a hub for their flight
    are counted there, in the proportion of all who came.
    """
    there: dict[str, Counter[str]] = {}
    for record in plan.register_.people:
        there.setdefault(record.site, Counter())[AS_REPORTED[record.category]] += record.count
    last = plan.days.day(on)
    moves = {move.id: move for move in plan.movements if move.people and move.depart <= last}
    events = sorted(
        [(move.depart, 1, name) for name, move in moves.items()]
        + [(move.arrive, 0, name) for name, move in moves.items() if move.arrive <= last]
    )
    aboard: dict[str, Counter[str]] = {}
    for _day, leaves, name in events:
        move = moves[name]
        if leaves:
            aboard[name] = _taken(there.get(move.origin, Counter()), move.people)
            there.setdefault(move.origin, Counter()).subtract(aboard[name])
        elif move.destination in there:
            there[move.destination].update(aboard.get(name, Counter()))
    return {
        site: {name: count for name, count in counts.items() if count > 0}
        for site, counts in there.items()
    }


def _taken(there: Mapping[str, int], people: int) -> Counter[str]:
    """Return so many people of those who can leave, in proportion, the largest rest first."""
    may = {name: count for name, count in there.items() if count > 0 and name != STAYS}
    whole = sum(may.values())
    if whole <= people:
        return Counter(may)
    shares = {name: divmod(count * people, whole) for name, count in may.items()}
    taken = Counter({name: share for name, (share, _rest) in shares.items()})
    left = people - sum(taken.values())
    for name in sorted(shares, key=lambda each: (-shares[each][1], each))[:left]:
        taken[name] += 1
    return taken


def last_told(reports: Iterable[Report], measure: Measure, on: date) -> Mapping[str, Report]:
    """Return the last report of each site, of one measure, up to a day."""
    found: dict[str, Report] = {}
    for report in sorted(reports, key=lambda each: each.on):
        if report.measure is measure and report.on <= on and report.site:
            found[report.site] = report
    return found
