"""The bound never rises when a constraint is relaxed: more means, wider yards, open roads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from drawdown.demo.tiny import tiny_mission
from drawdown.plan.bound.bound import Ground, ground_of, lower_bound, strong_bound
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.problem import Problem
from drawdown.register.model import Register

NEAR = 1 + 1e-5
"""The bounds come from floating-point numbers, and the strong one is taken down by a millionth."""

Relaxed = Callable[[Problem], Problem]


def more_means(name: str, more: int) -> Relaxed:
    def relax(problem: Problem) -> Problem:
        means = problem.means
        return replace(problem, means=replace(means, **{name: getattr(means, name) + more}))

    return relax


def wider_yards(problem: Problem) -> Problem:
    hubs = {
        name: hub.model_copy(
            update={"yard_teu": 2 * hub.yard_teu, "yard_vehicles": 2 * hub.yard_vehicles}
        )
        for name, hub in problem.hubs.items()
    }
    return replace(problem, hubs=hubs)


def larger_vessels(problem: Problem) -> Problem:
    ports = {
        name: replace(port, teu_per_call=2 * port.teu_per_call, yard_teu=2 * port.yard_teu)
        for name, port in problem.ports.items()
    }
    return replace(problem, ports=ports)


def no_cap(problem: Problem) -> Problem:
    return replace(problem, release_cap=None)


def more_flights(problem: Problem) -> Problem:
    home = {
        base: tuple(replace(service, per_week=service.per_week + 1) for service in services)
        for base, services in problem.home.items()
    }
    return replace(problem, home=home)


BESIDE_ROADS: tuple[Relaxed, ...] = (
    more_means("trucks", 5),
    more_means("escorts", 1),
    more_means("in_flight", 1),
    wider_yards,
    larger_vessels,
    no_cap,
    more_flights,
)
"""Relaxations that leave the rows of crews and roads as they are."""


def more_teams(register: Register) -> Register:
    crews = tuple(crew.model_copy(update={"number": crew.number + 1}) for crew in register.crews)
    return register.model_copy(update={"crews": crews})


def open_roads(register: Register) -> Register:
    return register.model_copy(update={"closures": ()})


def hold_strong(seeds: Iterable[int]) -> int:
    """Hold the joint program against each relaxation; count how often it fell."""
    fell = 0
    for seed in seeds:
        problem = build_problem(tiny_mission(seed))
        ground = ground_of(problem)
        before = proven_cents(problem, ground)
        for number, relax in enumerate(BESIDE_ROADS):
            after = proven_cents(relax(problem), ground)
            assert after <= before * NEAR, (seed, number)
            fell += after * NEAR < before
    return fell


def proven_cents(problem: Problem, ground: Ground) -> int:
    quick = lower_bound(problem, ground)
    return strong_bound(problem, quick, ground, seconds=None, further=False).cents


def hold_quick(seeds: Iterable[int]) -> int:
    fell = 0
    for seed in seeds:
        register = tiny_mission(seed)
        before = lower_bound(build_problem(register)).cents
        for relax in (more_teams, open_roads):
            after = lower_bound(build_problem(relax(register))).cents
            assert after <= before * NEAR, (seed, relax.__name__)
            fell += after * NEAR < before
    return fell


def test_the_joint_bound_never_rises_when_a_constraint_is_relaxed() -> None:
    assert hold_strong(range(2)) > 0


@pytest.mark.slow
def test_the_joint_bound_of_many_missions_never_rises() -> None:
    assert hold_strong(range(2_000, 2_016)) > 16


@pytest.mark.slow
def test_the_quick_bound_of_many_missions_never_rises() -> None:
    assert hold_quick(range(2_000, 2_300)) > 30
