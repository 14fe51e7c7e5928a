"""The clearances of the example in acts: what sources say was refused or withdrawn, and no more.

When each was asked for is not public: the day of the request is that of the answer, and every
reason says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from importlib import resources

from drawdown.demo.told import Paper, Told
from drawdown.plan.schedule import Plan

ASKS = "movement_control"


def cleared(plan: Plan | None) -> Iterator[Told]:
    """Tell every request with its answers; the movements of a plan that wait for it are named."""
    file = resources.files("drawdown.demo").joinpath("clearances.csv")
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        sites = row["sites"].split()
        asked = {
            "clearance": row["clearance"],
            "kind": row["kind"],
            "authority": row["authority"],
            "on": row["on"],
            "needed_by": row["needed_by"],
            "movements": waiting(plan, row["kind"], sites, date.fromisoformat(row["on"])),
            "sites": sites,
        }
        yield Told(
            date.fromisoformat(row["on"]),
            "clearance.asked",
            ASKS,
            asked,
            key=f"{row['clearance']} asked",
            known_by=("clearance",),
        )
        for answer in row["answers"].split(";"):
            day, said = answer.split()
            facts = tuple((name, row[name]) for name in ("authority", "sites", "source", "reason"))
            paper = Paper(f"Answer to {row['clearance']}", (("answer", said), *facts))
            body = {
                "clearance": row["clearance"],
                "answer": said,
                "on": day,
                "reason": f"{row['reason']}; source {row['source']}",
            }
            yield Told(date.fromisoformat(day), "clearance.answered", ASKS, body, (paper,))


def waiting(plan: Plan | None, kind: str, sites: list[str], on: date) -> list[str]:
    """Return the movements of a plan that need this clearance for these sites, and are not over."""
    if plan is None:
        return []
    return [
        each.id
        for each in plan.movements
        if each.clearance == kind and each.site in sites and plan.days.date(each.arrive) >= on
    ]
