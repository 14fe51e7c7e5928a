"""Small plans and rougher futures than any mission has, so that every limit is met."""

from __future__ import annotations

from functools import cache

from drawdown.plan.schedule import Plan
from drawdown.register.network import Threat
from drawdown.risk.assumptions import Assumptions, Delay, read_assumptions
from tests.plan.check.small_plan import plan


@cache
def risky_plan() -> Plan:
    """Return the small plan with requests that may be refused and a port where cargo lies."""
    small = plan()
    register = small.register_
    clearances = tuple(
        clearance.model_copy(update={"refusal": dict.fromkeys(Threat, 0.3)})
        for clearance in register.movement.clearances
    )
    changed = register.model_copy(
        update={
            "movement": register.movement.model_copy(update={"clearances": clearances}),
            "ports": tuple(
                port.model_copy(update={"dwell_days_likely": 0, "dwell_days_p95": 20})
                for port in register.ports
            ),
        }
    )
    return small.model_copy(update={"register_": changed})


def rough() -> Assumptions:
    """Return assumptions under which convoys take far longer than planned."""
    shipped = read_assumptions()
    delay = Delay(likely=1.5, p95=4, max=8, basis="a test")
    return shipped.model_copy(update={"travel_delay": dict.fromkeys(Threat, delay)})
