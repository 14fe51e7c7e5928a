"""How many teams a plan would need if teams took `moves_days` from one site to the next.

    .venv/bin/python benchmarks/crew_moves.py [plan.json | --sites N]

A plan has as many teams at work on a day as there are, and lets them be anywhere at once. The
fewest teams that could do the same tasks on the same days are the tasks less a largest matching of
tasks with those that the same team can do next. Teams that stay with a site are left out. Invented
missions say no `moves_days`: `--days` gives every kind the same.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a file, it finds its own folder

from benchmarks.planned import add_arguments, plan_of
from drawdown.plan.schedule import Plan


class Work(NamedTuple):
    """A task of a team: its first day, the day after its last, and where it is."""

    start: int
    finish: int
    site: str


def fewest_teams(works: list[Work], moves: int) -> int:
    """Return the fewest teams that can do all of it on its days."""
    after = [
        [
            number
            for number, then in enumerate(works)
            if number != row and one.finish + (moves if one.site != then.site else 0) <= then.start
        ]
        for row, one in enumerate(works)
    ]
    before: dict[int, int] = {}
    return len(works) - sum(_followed(row, after, before, set()) for row in range(len(works)))


def _followed(row: int, after: list[list[int]], before: dict[int, int], seen: set[int]) -> bool:
    """Give a task one that its team does next, moving others on if that makes room."""
    for number in after[row]:
        if number in seen:
            continue
        seen.add(number)
        if number not in before or _followed(before[number], after, before, seen):
            before[number] = row
            return True
    return False


def measure(plan: Plan, days: int | None) -> dict[str, object]:
    """Return what the benchmark prints: teams there are, and needed without and with moves."""
    works: dict[str, list[Work]] = defaultdict(list)
    for task in plan.tasks:
        if task.crew and task.finish > task.start:
            works[task.crew].append(Work(task.start, task.finish, task.site))
    kinds: dict[str, list[int]] = {}
    for crew in plan.register_.crews:
        if not crew.held_throughout and works[crew.kind]:
            moves = days if days is not None else crew.moves_days or 0
            mine = works[crew.kind]
            kinds[crew.kind] = [crew.number, fewest_teams(mine, 0), fewest_teams(mine, moves)]
    short = {kind: needed - there for kind, (there, _, needed) in kinds.items() if needed > there}
    return {"sites": len(plan.sites), "kinds": len(kinds), "short": short, "teams": kinds}


def main() -> None:
    """Measure one plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--days", type=int, help="days between sites, for every kind of team")
    given = parser.parse_args()
    print(json.dumps(measure(plan_of(given), given.days)))


if __name__ == "__main__":
    main()
