"""Lots whose way is open: every choice makes a plan that is accepted, and no bound is above it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from drawdown.demo.tiny import tiny_mission
from drawdown.plan.bound.bound import ground_of, lower_bound, strong_bound
from drawdown.plan.build.assemble import build_problem, least_of
from drawdown.plan.build.lots import Lot, Lots, open_lots
from drawdown.plan.check import violations
from drawdown.plan.decode.choices import first_choices
from drawdown.plan.decode.decode import place_sites
from drawdown.plan.params import SolveParams
from drawdown.plan.progress import Watch
from drawdown.plan.schedule import Bound, Plan
from drawdown.plan.solve import assemble, solve
from drawdown.plan.strategies.drafts import on_top
from drawdown.register.model import Register
from drawdown.register.site import Cargo, CargoKind, Disposal, Disposition, Owner, Way

NONE = Bound(cents=0, method="none")
OPEN = ((Owner.UNOE, CargoKind.CONTAINER), (Owner.COE, CargoKind.VEHICLE))
WAYS = (Way.REDEPLOY, Way.SELL, Way.DESTROY)
APPROVALS = (
    Disposal(owner=Owner.UNOE, way=Way.REDEPLOY, approval_days=0, container_price=5,
             vehicle_price=9),
    Disposal(owner=Owner.UNOE, way=Way.SELL, task="T10", approval_days=9, container_price=2,
             vehicle_price=3),
    Disposal(owner=Owner.UNOE, way=Way.DESTROY, task="T44", approval_days=4, container_price=70,
             vehicle_price=90),
    Disposal(owner=Owner.COE, way=Way.REDEPLOY, approval_days=0, container_price=0,
             vehicle_price=0),
    Disposal(owner=Owner.COE, way=Way.SELL, task="T44", approval_days=6, container_price=1,
             vehicle_price=1),
    Disposal(owner=Owner.COE, way=Way.DESTROY, task="T44", approval_days=1, container_price=300,
             vehicle_price=400),
)  # fmt: skip


def opened(seed: int, *, site: str = "post-1") -> Register:
    """Return a tiny mission in which two lots of a site may go one of three ways."""
    mission = tiny_mission(seed)
    rows = tuple(
        Disposition(site=site, owner=owner, kind=kind, way=way, share=None)
        for owner, kind in OPEN
        for way in WAYS
    )
    lots = tuple(
        Cargo(site=site, owner=owner, kind=kind, count=count)
        for (owner, kind), count in zip(OPEN, (4, 3), strict=True)
    )
    others = tuple(row for row in mission.cargo if row.site != site)
    return mission.model_copy(
        update={
            "cargo": (*lots, *others),
            "dispositions": (*mission.dispositions, *rows),
            "disposals": APPROVALS,
        }
    )


def every_choice(register: Register) -> Iterator[Lots]:
    possible = open_lots(register)
    for ways in product(*possible.possible.values()):
        yield possible.with_ways(dict(zip(possible.possible, ways, strict=True)))


def first_plan(register: Register, lots: Lots) -> Plan | None:
    """Return a plan of one choice; none where something finds no place in it."""
    problem = build_problem(register, lots)
    choices = first_choices(problem)
    best = on_top(place_sites(problem, choices), choices)
    if best.draft.unplaced:
        return None
    return assemble(problem, best, NONE, SolveParams(), Watch(seconds=1.0), strategy="first")


@pytest.mark.parametrize("seed", [3, 48, 77])
def test_every_choice_makes_a_plan_that_is_accepted_and_costs_no_less_than_the_bound(
    seed: int,
) -> None:
    register = opened(seed)
    least = least_of(build_problem(register))
    ground = ground_of(least)
    quick = lower_bound(least, ground)
    bound = strong_bound(least, quick, ground, seconds=None, further=False)
    assert quick.cents <= bound.cents
    assert "a lot whose way is open" in bound.relaxes[-1]
    choices = list(every_choice(register))
    assert len(choices) == len(WAYS) ** len(OPEN)
    plans = [plan for lots in choices if (plan := first_plan(register, lots)) is not None]
    assert plans
    for plan in plans:
        assert [str(violation) for violation in violations(plan)] == []
        assert bound.cents <= plan.cost_cents


def test_the_planner_chooses_ways_that_are_no_dearer_than_any_first_plan() -> None:
    register = opened(3)
    plan = solve(register, SolveParams(rounds=1, further=False))
    assert violations(plan) == ()
    assert len(plan.dispositions) == len(open_lots(register).possible)
    assert not any(part.fixed for part in plan.costs)
    assert plan.cost_cents <= min(
        known.cost_cents
        for lots in every_choice(register)
        if (known := first_plan(register, lots)) is not None
    )


def test_a_task_takes_as_long_as_the_longest_approval_that_waits_for_it() -> None:
    register = opened(3)
    container = Lot("post-1", Owner.UNOE, CargoKind.CONTAINER)
    vehicle = Lot("post-1", Owner.COE, CargoKind.VEHICLE)
    lots = open_lots(register).with_ways({container: Way.SELL, vehicle: Way.REDEPLOY})
    assert lots.approval_days("post-1") == {"T10": 9, "T44": 0}
    lots = lots.with_ways({container: Way.DESTROY, vehicle: Way.SELL})
    assert lots.approval_days("post-1") == {"T10": 0, "T44": 6}
    assert open_lots(register).approval_days("post-1") == {"T10": 0, "T44": 0}


def test_lines_of_a_site_count_instead_of_those_of_all() -> None:
    register = tiny_mission(3)
    given = Disposition(
        site="post-1", owner=Owner.COE, kind=CargoKind.CONTAINER, way=Way.GIVE, share=1
    )
    costs = register.costs.model_copy(
        update={"value_recovered_share": {**register.costs.value_recovered_share, Way.GIVE: 0}}
    )
    register = register.model_copy(
        update={"dispositions": (*register.dispositions, given), "costs": costs}
    )
    lots = open_lots(register)
    assert lots.leaving(Lot("post-1", Owner.COE, CargoKind.CONTAINER), 4) == 0
    assert lots.leaving(Lot("main", Owner.COE, CargoKind.CONTAINER), 4) == 4
    plan = first_plan(register, lots)
    assert plan is not None
    assert violations(plan) == ()
    assert plan.dispositions == ()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda ways: ways[1:], "lot-ways"),
        (lambda ways: (ways[0].model_copy(update={"way": Way.GIVE}), *ways[1:]), "references"),
        (
            lambda ways: (ways[0].model_copy(update={"way": Way.REPATRIATE}), *ways[1:]),
            "lot-ways",
        ),
        (lambda ways: (*ways, ways[0]), "lot-ways"),
        (lambda ways: (ways[0].model_copy(update={"site": "main"}), *ways[1:]), "lot-ways"),
        (
            lambda ways: (
                *(w for w in ways if w.owner is Owner.COE),
                *(w.model_copy(update={"way": Way.DESTROY}) for w in ways if w.owner is Owner.UNOE),
            ),
            "task-length",
        ),
    ],
)
def test_the_checker_finds_a_wrong_choice(change, rule: str) -> None:  # type: ignore[no-untyped-def]
    register = opened(3)
    chosen = dict.fromkeys(open_lots(register).possible, Way.REDEPLOY)
    plan = first_plan(register, open_lots(register).with_ways(chosen))
    assert plan is not None
    damaged = plan.model_copy(update={"dispositions": change(plan.dispositions)})
    assert rule in {violation.rule for violation in violations(damaged)}


def test_a_register_without_open_lots_keeps_its_bytes() -> None:
    register = tiny_mission(3)
    document = register.model_dump(mode="json")
    assert "disposals" not in document
    assert "site" not in document["dispositions"][0]
    plan = first_plan(register, open_lots(register))
    assert plan is not None
    assert "dispositions" not in plan.model_dump(mode="json")
