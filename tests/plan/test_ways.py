"""Ways: a road that is shut is gone round, and each convoy of a hub chooses its exit port."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drawdown.demo.tiny import MAIN, SEA, START, tiny_mission
from drawdown.plan.bound.bound import lower_bound
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.check import violations
from drawdown.plan.params import SolveParams
from drawdown.plan.schedule import Plan, Purpose
from drawdown.plan.solve import first_plan, solve
from drawdown.register.model import Register
from drawdown.register.network import Exit, LegClosure, Threat
from tests.plan.test_invented_plans import GAVE_UP

LAKE, POST = "lake", "post-1"
TWO_POSTS = 2
"""The seed of a tiny mission with two posts."""


def gave_up(plan: Plan) -> bool:
    """Return whether the planner says that something found no place."""
    return any(words in o.text for o in plan.obstacles for words in GAVE_UP)


def with_detour(register: Register, *, first: int, days: int) -> Register:
    """Return a mission whose first post has a second road, through the other, and loses its own."""
    own = next(leg for leg in register.legs if leg.origin == POST)
    threat = {"threat": Threat.LOW, "convoy_slots": 8, "departures_per_week": 2}
    legs = tuple(leg.model_copy(update=threat) for leg in register.legs)
    cross = own.model_copy(update={"id": "cross", "destination": "post-2", **threat})
    shut = LegClosure(
        leg=own.id,
        first=START + timedelta(days=first),
        last=START + timedelta(days=first + days),
    )
    return register.model_copy(update={"legs": (*legs, cross), "closures": (shut,)})


def with_lake(register: Register, *, km: float, shut: str = "") -> Register:
    """Return a mission with a second port, and at will with the road to one of the two shut."""
    road = next(leg for leg in register.legs if leg.destination == SEA)
    other = road.model_copy(update={"id": "main-lake", "destination": LAKE, "distance_km": km})
    exits = tuple(
        way.model_copy(update={"share": 0.5}) if way.to == SEA else way for way in register.exits
    )
    closed = LegClosure(leg=f"{MAIN}-{shut or LAKE}", first=START, last=START + timedelta(days=400))
    return register.model_copy(
        update={
            "legs": (*register.legs, other),
            "ports": (*register.ports, register.ports[0].model_copy(update={"id": LAKE})),
            "exits": (*exits, Exit(hub=MAIN, to=LAKE, share=0.5)),
            "closures": (*register.closures, closed) if shut else register.closures,
        }
    )


def pieces_to_ports(plan: Plan) -> Counter[str]:
    """Return the pieces that each port takes."""
    found: Counter[str] = Counter()
    for move in plan.movements:
        if move.purpose is Purpose.ONWARD and move.destination in (SEA, LAKE):
            found[move.destination] += move.teu + move.vehicles
    return +found


def test_a_road_that_is_shut_is_gone_round() -> None:
    plan = first_plan(with_detour(tiny_mission(TWO_POSTS), first=0, days=300))
    assert [str(v) for v in violations(plan)] == []
    ways = [m.legs[0].leg for m in plan.movements if m.origin == POST and m.legs]
    assert ways
    assert set(ways) == {"cross"}


def test_a_road_that_is_always_open_has_no_way_round() -> None:
    register = with_detour(tiny_mission(TWO_POSTS), first=0, days=300)
    open_ = build_problem(register.model_copy(update={"closures": ()}))
    shut = build_problem(register)
    way = next(key for key in shut.routes if key[0] == POST)
    assert (len(open_.routes[way]), len(shut.routes[way])) == (1, 2)


@given(first=st.integers(0, 40), days=st.integers(0, 40))
@settings(max_examples=15, deadline=None, derandomize=True, phases=[Phase.generate])
def test_a_plan_with_a_way_round_is_accepted_and_not_below_its_bound(first: int, days: int) -> None:
    register = with_detour(tiny_mission(TWO_POSTS), first=first, days=days)
    plan = first_plan(register)
    assert gave_up(plan) or violations(plan) == ()
    assert lower_bound(build_problem(register)).cents <= plan.cost_cents


@given(seed=st.integers(0, 500), km=st.sampled_from((60.0, 200.0, 400.0)))
@settings(max_examples=15, deadline=None, derandomize=True, phases=[Phase.generate])
def test_any_mission_with_two_exit_ports_gets_a_plan_that_is_accepted(seed: int, km: float) -> None:
    register = with_lake(tiny_mission(seed), km=km)
    plan = first_plan(register)
    assert gave_up(plan) or violations(plan) == ()
    assert lower_bound(build_problem(register)).cents <= plan.cost_cents


def test_all_cargo_goes_to_the_port_whose_road_is_open() -> None:
    for shut, port in ((SEA, LAKE), (LAKE, SEA)):
        plan = first_plan(with_lake(tiny_mission(TWO_POSTS), km=150, shut=shut))
        assert violations(plan) == ()
        assert set(pieces_to_ports(plan)) == {port}


def test_the_search_sends_cargo_to_the_port_that_is_cheaper_to_reach() -> None:
    register = with_lake(tiny_mission(TWO_POSTS), km=1_200)
    plan = solve(register, SolveParams(rounds=3, seconds=60.0))
    assert violations(plan) == ()
    taken = pieces_to_ports(plan)
    assert taken[SEA] > taken[LAKE]
