"""Plans of invented missions beside CP-SAT alone and a greedy rule: cost, bound, time, memory."""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log, log10
from pathlib import Path

from drawdown.demo.invented.mission import invented_mission
from drawdown.plan.bound.bound import lower_bound
from drawdown.plan.build.assemble import build_problem, least_of
from drawdown.plan.check import violations
from drawdown.plan.cpsat.improve import improve
from drawdown.plan.decode.choices import first_choices
from drawdown.plan.decode.decode import pieces_of, place_pieces, place_sites
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.schedule import Plan
from drawdown.plan.solve import first_plan, solve
from drawdown.plan.strategies.drafts import on_top
from drawdown.register.model import Register
from drawdown.risk.svg import line, picture, tag, text
from drawdown.rules.pack_reading import load_pack

PACK = "field-mission"
SIZES = (5, 13, 30, 60, 120)
CENTS = 100
WIDE, TALL, BOTTOM = 330.0, 280.0, 340.0
COST_CURVES = (
    ("bound", "axis"),
    ("cost", "curve"),
    ("cpsat_cost", "planned"),
    ("greedy_cost", "planned"),
)
TIME_CURVES = (("first_seconds", "curve"), ("best_seconds", "planned"))
GAP_CURVES = (("gap_in_percent", "curve"),)

GROUPS = {
    "ends_of_sites": (("site_days",), ("closing_sites", "converted_sites")),
    "people": (("person_days",), ("person_days",)),
    "flights": (("flights",), ("flights",)),
    "traffic": (("escorts", "trucks", "fuel", "left_behind"), ("lifts", "onward")),
    "late": (("late",), ()),
}
"""Parts of the cost of a plan beside those of the quick bound; national staff count with ends
in the bound and with people in a plan."""

Row = dict[str, object]


def first_checked(register: Register) -> tuple[float, int]:
    """Return the seconds to a first plan that the checker has seen, and the rules it breaks."""
    began = time.monotonic()
    broken = violations(first_plan(register))
    return time.monotonic() - began, len(broken)


def cpsat_alone(problem: Problem, *, seconds: float, seed: int) -> int | None:
    """Return the cost in cents of the interval model of all sites at once.

    None if it has no plan, or one in which something finds no place.

    Lateness is priced, the first plan is the hint, and traffic and people follow day by day.
    """
    choices = first_choices(problem)
    placed = place_sites(problem, choices)
    everything = [job.id for job in problem.sites]
    found = improve(problem, pieces_of(placed), everything, seconds=seconds, seed=seed, threads=2)
    if found is None:
        return None
    best = on_top(place_pieces(problem, found), choices)
    return None if best.draft.unplaced else best.cents


def measure(given: argparse.Namespace) -> Row:
    """Return what the benchmark prints for one size."""
    register = invented_mission(given.sites, given.seed, load_pack(PACK))
    first_seconds, first_broken = first_checked(register)
    params = SolveParams(seconds=given.seconds, seed=given.seed, rounds=given.rounds)
    plan = solve(register, params)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    broken = violations(plan)
    peer = None
    if not given.no_peer:
        peer = cpsat_alone(build_problem(register), seconds=given.seconds, seed=given.seed)
    seen = plan.made.progress
    return {
        "sites": given.sites,
        "tasks": len(plan.tasks),
        "seconds": given.seconds,
        "seed": given.seed,
        "cost": plan.cost_cents // CENTS,
        "bound": plan.bound.cents // CENTS,
        "gap": round(plan.gap, 4),
        "first_seconds": round(first_seconds, 3),
        "cpsat_cost": cents_free(peer),
        "of_cpsat": None if peer is None else round(plan.cost_cents / peer, 4),
        "greedy_cost": seen[0].cents // CENTS,
        "peak_mb": round(peak),
        "best_seconds": seen[-1].seconds,
        "took": plan.made.seconds,
        "rounds": plan.made.rounds,
        "on_time": plan.feasible,
        "gap_by_part": gap_by_part(plan),
        "broken_rules": len(broken),
        "broken_rules_first": first_broken,
    }


def gap_by_part(plan: Plan) -> dict[str, int]:
    """Return what a plan pays above its quick bound, by part, and what better bounds prove of it.

    The parts and what is proven further, taken off, add up to the gap.
    """
    problem = least_of(build_problem(plan.register_))
    quick = lower_bound(problem)
    proven = {part.name: part.cents for part in quick.parts}
    paid = {part.name: part.cents for part in plan.costs}
    rows = {}
    for name, (mine, theirs) in GROUPS.items():
        cents = sum(paid.pop(one, 0) for one in mine) - sum(proven.pop(one, 0) for one in theirs)
        rows[name] = cents // CENTS
    rows["rest"] = (sum(paid.values()) - sum(proven.values())) // CENTS
    rows["proven_further"] = (quick.cents - plan.bound.cents) // CENTS
    return rows


def cents_free(cents: int | None) -> int | None:
    """Return whole units of the currency."""
    return None if cents is None else cents // CENTS


def curve(rows: Sequence[Row], key: str, frame: Frame, class_: str) -> str:
    """Return the line of one figure over the sizes, with a dot at each."""
    spots = [(row["sites"], row[key]) for row in rows]
    points = [
        (frame.across(float(sites)), frame.up(float(value)))
        for sites, value in spots
        if isinstance(sites, int) and isinstance(value, int | float)
    ]
    if not points:
        return ""  # the peer, left out
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = (tag("circle", cx=x, cy=y, r=3.0, class_="middle") for x, y in points)
    below = 12 if key == "best_seconds" else 4
    name = text(key.replace("_", " "), points[-1][0] + 8, points[-1][1] + below, class_="small")
    return tag("path", d=path, class_=class_, fill="none") + "".join(dots) + name


@dataclass(frozen=True, slots=True)
class Frame:
    """One of the two fields of the picture: sites to the right, a figure upwards, in powers."""

    left: float
    low: float
    high: float
    title: str

    def across(self, sites: float) -> float:
        """Return the place of a size."""
        return self.left + WIDE * log(sites / SIZES[0]) / log(SIZES[-1] / SIZES[0])

    def up(self, value: float) -> float:
        """Return the height of a figure."""
        value = min(max(value, self.low), self.high)
        return BOTTOM - TALL * log(value / self.low) / log(self.high / self.low)

    def drawn(self, rows: Sequence[Row], curves: Sequence[tuple[str, str]]) -> str:
        """Return the field with its curves."""
        grid = []
        power = 10.0 ** floor(log10(self.low))
        for value in (step * power * 10**n for n in range(7) for step in (1, 2, 5)):
            if self.low <= value <= self.high:
                y = self.up(value)
                grid.append(line(self.left, y, self.left + WIDE, y, "grid"))
                grid.append(text(f"{value:,g}", self.left - 6, y + 4, class_="small", anchor="end"))
        grid += [
            text(str(sites), self.across(sites), BOTTOM + 16, class_="small", anchor="middle")
            for sites in SIZES
        ]
        grid.append(line(self.left, BOTTOM, self.left + WIDE, BOTTOM, "axis"))
        grid.append(text(self.title, self.left, BOTTOM - TALL - 14, class_="title"))
        return "".join(grid) + "".join(curve(rows, key, self, class_) for key, class_ in curves)


def draw(rows: Sequence[Row]) -> str:
    """Return the picture of cost, time and gap against the number of sites."""
    rows = [{**row, "gap_in_percent": 100 * float(str(row["gap"]))} for row in rows]
    costs = Frame(70.0, 2e7, 2e9, "Cost in dollars, by sites")
    times = Frame(540.0, 0.02, 200.0, "Seconds, by sites")
    gaps = Frame(1010.0, 1.0, 50.0, "Gap to the proven bound in %, by sites")
    return picture(
        costs.drawn(rows, COST_CURVES),
        times.drawn(rows, TIME_CURVES),
        gaps.drawn(rows, GAP_CURVES),
        width=1460.0,
        height=380.0,
        title="Cost, time and gap of plans against the number of sites",
        description="; ".join(
            f"{row['sites']} sites: cost {row['cost']}, bound {row['bound']}, gap {row['gap']}, "
            f"first checked plan after {row['first_seconds']} s"
            for row in rows
        ),
    )


def main() -> None:
    """Measure one size, or draw what was measured before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=13, help="5, 13, 30, 60 or 120")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, help="plans tried, instead of seconds")
    parser.add_argument("--no-peer", action="store_true", help="leave CP-SAT out")
    parser.add_argument("--log", type=Path, help="file of results to which this one is added")
    parser.add_argument("--plot", type=Path, help="picture (SVG) of all results of the log")
    given = parser.parse_args()
    row = measure(given)
    rows = [row]
    if given.log is not None:
        with given.log.open("a") as log_file:
            log_file.write(json.dumps(row) + "\n")
        kept = (json.loads(words) for words in given.log.read_text().splitlines())
        rows = list({one["sites"]: one for one in kept}.values())
    if given.plot is not None:
        given.plot.write_text(draw(sorted(rows, key=lambda one: int(str(one["sites"])))))
    print(json.dumps(row))


if __name__ == "__main__":
    main()
