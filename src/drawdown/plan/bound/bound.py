"""The lower bound of a plan: parts that are proven one by one and cannot overlap, added up."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from drawdown.plan.bound.alone import Alone, alone
from drawdown.plan.bound.energy import Row, columns, energy_bound, solve
from drawdown.plan.bound.joint import RELAXES as JOINT_RELAXES
from drawdown.plan.bound.joint import (
    TEAMS_RELAXES,
    WHOLE_RELAXES,
    WHOLE_WITHOUT_TEAMS_RELAXES,
    Joint,
    joint_program,
    solved,
    whole_sites,
)
from drawdown.plan.bound.people import least_flight_cents, least_person_days
from drawdown.plan.bound.regional import METHOD as REGIONS_METHOD
from drawdown.plan.bound.regional import RELAXES as REGIONS_RELAXES
from drawdown.plan.bound.regional import regional_bounds
from drawdown.plan.bound.transport import least_transport
from drawdown.plan.problem import Problem
from drawdown.plan.schedule import Bound, CostPart

METHOD = "energy of crews and roads (linear program), seats and releases, cheapest share of convoys"
RELAXES = (
    "a crew may split its work between sites at will",
    "trucks, escorts and yards are never short",
    "people leave on the first seat anywhere in the country",
    "a hub that closes need not wait for the cargo of others",
)


JOINT_METHOD = "one linear program of ends, convoys, yards, ports, escorts, trucks and seats by day"
TEAMS_METHOD = f"{JOINT_METHOD}, with the days on which teams come"
WHOLE_METHOD = "Lagrangian relaxation: whole sites at the prices of"
DEMURRAGE = "containers that stand in a port for too long cost nothing"
SLOWER = 1.5
"""Times that the first program took, below which the one with teams is not begun: it takes two to
three times as long, less where the search beside it has ended, and nothing else would be proven."""
AT_JOINT_PRICES = 0.3
"""Share of the time of the first program below which whole sites are not begun."""
OPEN_LOTS = (
    "a lot whose way is open takes the cheapest way, the fewest pieces and the quickest approval"
)
ALL_AT_ONCE = 20
"""Sites above which regions are solved one by one before the joint program is tried."""
LARGEST = 70
"""Sites above which the joint program is too long to be solved beside a search."""
FURTHEST = 40
"""Sites above which there is nothing after the joint program."""
SHORTEST = 3.0
"""Seconds below which it is not begun."""
TIGHT = 1e-6
"""Share of its limit that a row may have left and still counts as met."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What both bounds stand on: each site alone, and what crews and roads make of all of them."""

    alones: Mapping[str, Alone]
    ending_cents: int
    rows: Sequence[Row]


def ground_of(problem: Problem, *, seconds: float | None = None) -> Ground:
    """Return the energy bound of a problem with the rows that prove it, as far as time allows."""
    until = None if seconds is None else time.monotonic() + seconds
    alones = {job.id: alone(problem, job) for job in problem.sites}
    cents, rows = energy_bound(problem, alones, until=until)
    return Ground(alones, cents, rows)


def binding(problem: Problem, ground: Ground) -> list[Row]:
    """Return the rows of the energy bound that its solution meets exactly.

    To leave the others out can only lower the joint bound; measured, it changes nothing and takes
    half of the time.
    """
    if not ground.rows:
        return []  # no site closes, or nothing is scarce
    shares = solve(columns(problem, ground.alones), list(ground.rows)).shares
    return [row for row in ground.rows if _slack(row, shares) <= TIGHT * max(1.0, row.most)]


def _slack(row: Row, shares: Sequence[np.ndarray]) -> float:
    pairs = zip(row.coefficients, shares, strict=True)
    return row.most - sum(float(work @ share) for work, share in pairs)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a method proves of sites, traffic and people together, and what it leaves out."""

    cents: int
    method: str
    relaxes: tuple[str, ...]


def proofs(
    problem: Problem, ground: Ground, *, seconds: float | None, further: bool
) -> Iterator[Proof]:
    """Yield what each method proves that there is time for.

    First the joint program; `further` whole sites at its prices, the same program with teams, and
    whole sites at the prices of that.
    """
    cuts, began = binding(problem, ground), time.monotonic()
    joint = joint_program(problem, ground.alones, cuts, teams=False)
    found = solved(joint, seconds=seconds)
    took = time.monotonic() - began
    if found is None:
        return
    yield Proof(found[0], JOINT_METHOD, JOINT_RELAXES)
    if not further or len(problem.sites) > FURTHEST:
        return
    left = _left(seconds, began)
    if left is not None and left > AT_JOINT_PRICES * took:
        yield _whole(joint, found[1], JOINT_METHOD, seconds=min(left, took))
    left = _left(seconds, began)
    if left is not None and left <= SLOWER * took:
        return
    joint = joint_program(problem, ground.alones, cuts, teams=True)
    found = solved(joint, seconds=_left(seconds, began))
    if found is None:
        return
    yield Proof(found[0], TEAMS_METHOD, TEAMS_RELAXES)
    left = _left(seconds, began)
    if left is None or left > AT_JOINT_PRICES * took:
        yield _whole(joint, found[1], TEAMS_METHOD, seconds=left)


def _whole(joint: Joint, prices: np.ndarray, at: str, *, seconds: float | None) -> Proof:
    """Return what whole sites prove at the prices of a program."""
    relaxes = WHOLE_RELAXES if joint.started else WHOLE_WITHOUT_TEAMS_RELAXES
    cents = whole_sites(joint, prices, seconds=seconds)
    return Proof(cents, f"{WHOLE_METHOD} {at}", relaxes)


def _left(seconds: float | None, began: float) -> float | None:
    return None if seconds is None else max(0.1, seconds - (time.monotonic() - began))


def bounds(problem: Problem, *, seconds: float, further: bool) -> Iterator[Bound]:
    """Yield the quick bound, then what each program proves that there is time for."""
    began = time.monotonic()
    ground = ground_of(problem, seconds=seconds)
    yield lower_bound(problem, ground)
    left = seconds - (time.monotonic() - began)
    if len(problem.sites) > ALL_AT_ONCE and left >= SHORTEST:
        for cents in regional_bounds(problem, ground.alones, ground.rows, seconds=left):
            yield proven(problem, Proof(cents, REGIONS_METHOD, REGIONS_RELAXES))
    left = seconds - (time.monotonic() - began)
    if len(problem.sites) <= LARGEST and left >= SHORTEST:
        for proof in proofs(problem, ground, seconds=left, further=further):
            yield proven(problem, proof)


def strong_bound(
    problem: Problem,
    quick: Bound,
    ground: Ground | None = None,
    *,
    seconds: float | None,
    further: bool = True,
) -> Bound:
    """Return the best of a quick bound and of those of the programs that are solved in time."""
    if len(problem.sites) > LARGEST or (seconds is not None and seconds < SHORTEST):
        return quick
    found = list(proofs(problem, ground or ground_of(problem), seconds=seconds, further=further))
    if not found:
        return quick
    best = proven(problem, max(found, key=lambda proof: proof.cents))
    return best if best.cents > quick.cents else quick


def proven(problem: Problem, proof: Proof) -> Bound:
    """Return a proof with what every plan pays besides."""
    prices, deadline = problem.prices, problem.deadline
    converted = [job for job in problem.sites if not job.closes]
    stay = sum(
        job.heads.guard_stays + job.heads.team_stays + job.heads.national for job in converted
    )
    rotations = sum(people * day for _, people, day in problem.rotations)
    parts = {
        "sites_traffic_people": proof.cents,
        "converted_sites": sum(job.day_cents for job in converted) * deadline,
        "people_who_stay": prices.person_day * (stay * deadline + rotations),
        **problem.fixed_cents,
    }
    cents, fixed = sum(parts.values()), not _has_open_lots(problem)
    rows = tuple(
        CostPart(name=name, cents=part, fixed=fixed and name in problem.fixed_cents)
        for name, part in parts.items()
    )
    relaxes = _relaxes(problem, proof.relaxes)
    return Bound(cents=cents, parts=rows, method=proof.method, relaxes=relaxes)


def lower_bound(problem: Problem, ground: Ground | None = None) -> Bound:
    """Return a quick lower bound on the cost of any plan, on time or late."""
    ground = ground or ground_of(problem)
    prices, deadline = problem.prices, problem.deadline
    converted = [job for job in problem.sites if not job.closes]
    stay = sum(job.heads.guard_stays + job.heads.team_stays for job in converted)
    national = sum(job.heads.national for job in converted)
    person_days = least_person_days(problem, ground.alones) + (stay + national) * deadline
    parts = {
        "closing_sites": ground.ending_cents,
        "converted_sites": sum(job.day_cents for job in converted) * deadline,
        "person_days": prices.person_day * person_days,
        "flights": least_flight_cents(problem),
        **least_transport(problem),
        **problem.fixed_cents,
    }
    fixed = not _has_open_lots(problem)
    return Bound(
        cents=sum(parts.values()),
        parts=tuple(
            CostPart(name=name, cents=cents, fixed=fixed and name in problem.fixed_cents)
            for name, cents in parts.items()
        ),
        method=METHOD,
        relaxes=_relaxes(problem, RELAXES),
    )


def _has_open_lots(problem: Problem) -> bool:
    return any(row.share is None for row in problem.register.dispositions)


def _relaxes(problem: Problem, relaxes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a proof leaves out, with what it leaves out of open lots and of ports."""
    more = (OPEN_LOTS,) if _has_open_lots(problem) else ()
    return (*relaxes, *more, DEMURRAGE) if problem.prices.demurrage_day else (*relaxes, *more)
