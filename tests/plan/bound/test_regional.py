"""The bound of many sites, region by region, on missions small enough to be proven as a whole."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from drawdown.demo.invented.mission import invented_mission
from drawdown.plan.bound.bound import Ground, Proof, bounds, ground_of, lower_bound, proven
from drawdown.plan.bound.joint import joint_program, solved
from drawdown.plan.bound.regional import METHOD, parts_of, regional_bounds, release_price
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.problem import Problem
from drawdown.plan.solve import first_plan
from drawdown.rules.pack_reading import load_pack

NEAR = 1 + 1e-5
SEEDS = (2, 3)


@cache
def stood_on(sites: int, seed: int) -> tuple[Problem, Ground]:
    problem = build_problem(invented_mission(sites, seed, load_pack("field-mission")))
    return problem, ground_of(problem)


@cache
def regional(sites: int, seed: int) -> tuple[int, ...]:
    problem, ground = stood_on(sites, seed)
    return tuple(regional_bounds(problem, ground.alones, ground.rows, seconds=3_000))


@pytest.mark.parametrize("seed", SEEDS)
def test_regions_share_no_site_and_leave_none_out(seed: int) -> None:
    problem, _ = stood_on(7, seed)
    parts = parts_of(problem)
    assert len(parts) > 1
    assert sorted(j.id for part in parts for j in part.sites) == sorted(j.id for j in problem.sites)
    for part in parts:
        here = {job.id for job in part.sites}
        assert set(part.hubs) <= here
        assert {job.site.moves_to for job in part.sites} <= here | {None}
        assert all(to in here | set(part.ports) for e in part.exits.values() for to, _ in e)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_rises_region_by_region_and_never_above_the_program_of_all_regions(seed: int) -> None:
    problem, ground = stood_on(7, seed)
    found = regional(7, seed)
    assert len(found) == len(parts_of(problem))
    assert list(found) == sorted(found)
    whole = solved(joint_program(problem, ground.alones, ground.rows, teams=False), seconds=None)
    assert whole is not None
    assert found[-1] <= whole[0] * NEAR


@pytest.mark.parametrize("seed", SEEDS)
def test_it_is_never_above_a_plan(seed: int) -> None:
    problem, _ = stood_on(7, seed)
    plan = first_plan(invented_mission(7, seed, load_pack("field-mission")))
    assert proven(problem, Proof(regional(7, seed)[-1], METHOD, ())).cents <= plan.cost_cents


def test_it_proves_more_than_the_quick_bound_where_many_sites_share_crews() -> None:
    problem, ground = stood_on(7, SEEDS[0])
    best = proven(problem, Proof(regional(7, SEEDS[0])[-1], METHOD, ()))
    assert best.cents > lower_bound(problem, ground).cents


def test_a_release_is_worth_nothing_where_nobody_wants_one() -> None:
    problem, ground = stood_on(7, SEEDS[0])
    assert problem.release_cap is not None
    assert release_price(problem, ground.alones)[0] >= 0
    first, _ = problem.release_cap
    plenty = replace(problem, release_cap=(first, 10**6))
    assert release_price(plenty, ground.alones) == (0, 10**6 - _rotated(plenty, first))
    none = replace(problem, release_cap=(first, 0))
    assert release_price(none, ground.alones)[0] > 0


def _rotated(problem: Problem, first: int) -> int:
    return sum(people for _, people, day in problem.rotations if day < first)


def test_without_time_no_region_is_proven() -> None:
    problem, _ = stood_on(30, 1)
    assert len(list(bounds(problem, seconds=0.01, further=True))) == 1
