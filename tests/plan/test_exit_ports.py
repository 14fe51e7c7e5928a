"""By which port cargo leaves is a decision: the shares of exits only say where to begin."""

from __future__ import annotations

from collections import Counter

from drawdown.plan.check import violations
from drawdown.plan.schedule import Plan
from drawdown.plan.solve import first_plan
from drawdown.register.model import Register
from tests.plan.test_solve import example

FEW = 5


def mission() -> Register:
    """Return the example."""
    return example("minusma")


def by_port(plan: Plan) -> Counter[str]:
    """Return the containers that arrive at each port."""
    ports = {port.id for port in plan.register_.ports}
    arrived: Counter[str] = Counter()
    for movement in plan.movements:
        if movement.destination in ports:
            arrived[movement.destination] += movement.teu
    return arrived


def with_port(register: Register, port: str, **updates: object) -> Register:
    """Return the mission with another port of that name."""
    ports = tuple(
        each.model_copy(update=updates) if each.id == port else each for each in register.ports
    )
    return register.model_copy(update={"ports": ports})


def test_cargo_goes_by_each_port_that_can_take_it() -> None:
    arrived = by_port(first_plan(mission()))
    assert min(arrived[port] for port in ("dakar", "abidjan", "cotonou")) > 0


def test_what_the_vessels_of_one_port_cannot_take_goes_by_another() -> None:
    usual = by_port(first_plan(mission()))
    plan = first_plan(with_port(mission(), "abidjan", yard_teu=FEW, teu_per_call=FEW))
    assert violations(plan) == ()
    arrived = by_port(plan)
    assert arrived["abidjan"] <= FEW * 12
    assert arrived["dakar"] > usual["dakar"]


def test_a_mission_with_one_port_open_still_gets_a_plan() -> None:
    register = mission()
    for port in ("abidjan", "cotonou"):
        register = with_port(register, port, yard_teu=0, calls=0)
    plan = first_plan(register)
    assert violations(plan) == ()
    assert set(by_port(plan)) == {"dakar"}
