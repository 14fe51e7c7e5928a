"""The dice of a plan: assumptions and register as the numbers that the inner loop draws with."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from drawdown.register.model import Register
from drawdown.register.network import Port, Threat
from drawdown.risk.assumptions import Assumptions, Shape
from drawdown.risk.build.nodes import CLEARANCES, SEVERITY
from drawdown.risk.kernel.state import Dice
from drawdown.risk.network import Floats
from drawdown.risk.quantiles import STEPS, quantile_table
from drawdown.rules.pack import TaskRule

Z95 = 1.6448536269514722
"""The 95th percentile of a standard normal number."""
FLAT = np.zeros(STEPS + 1)


def dice_of(
    register: Register, assumptions: Assumptions, seed: int, *, without: Iterable[str] = ()
) -> Dice:
    """Return the dice; risks named in `without` are switched off, `all` of them if that is named.

    Names: a rule (`T15`), `crew <kind>`, `travel <threat>`, `refused <kind>`, `flights`, `ports`,
    `tasks`.
    """
    off = frozenset(without)
    everything = "all" in off
    shared = assumptions.shared
    own = 1 - shared.tasks_of_mission - shared.tasks_of_site - shared.tasks_of_crew
    return Dice(
        seed=seed,
        table=np.stack(
            [
                FLAT
                if everything or off & {"tasks", rule.id, f"crew {rule.crew}"}
                else deviations(rule, assumptions.task_shape)
                for rule in register.pack.tasks
            ]
        ),
        mission=math.sqrt(shared.tasks_of_mission),
        site=math.sqrt(shared.tasks_of_site),
        crew=math.sqrt(shared.tasks_of_crew),
        own=math.sqrt(own),
        delay=_delays(assumptions, off),
        leg_week=math.sqrt(shared.convoys_of_leg_and_week),
        convoy=math.sqrt(1 - shared.convoys_of_leg_and_week),
        refused=np.array(
            [0.0 if everything or f"refused {kind}" in off else 1.0 for kind in CLEARANCES]
        ),
        month=math.sqrt(shared.requests_of_month),
        request=math.sqrt(1 - shared.requests_of_month),
        attempts=assumptions.refusals_at_most,
        unflown=FLAT if everything or "flights" in off else _unflown(register, assumptions),
        dwell=np.stack(
            [FLAT if everything or "ports" in off else _dwell(port) for port in register.ports]
            or [FLAT]
        ),
    )


def deviations(rule: TaskRule, shape: Shape) -> Floats:
    """Return the quantiles of the days of a rule less its likely days."""
    low, high = min(rule.min, rule.likely), max(rule.max, rule.likely)
    return quantile_table(low, rule.likely, high, shape) - rule.likely


def _delays(assumptions: Assumptions, off: frozenset[str]) -> Floats:
    rows = np.zeros((len(SEVERITY), 3))
    for threat in Threat:
        delay = assumptions.travel_delay[threat]
        if "all" in off or f"travel {threat.value}" in off:
            rows[SEVERITY[threat]] = (0.0, 0.0, 1.0)
        else:
            sigma = math.log(delay.p95 / delay.likely) / Z95
            rows[SEVERITY[threat]] = (math.log(delay.likely), sigma, delay.max)
    return rows


def _unflown(register: Register, assumptions: Assumptions) -> Floats:
    """Return the quantiles of the share of flights that fall out beyond what the plan counts on.

    Its seats are planned with the completion of the register, so only a worse week costs a flight.
    """
    planned = register.movement.flights.completion
    range_ = assumptions.flight_completion
    low, high = min(range_.low, planned), max(range_.high, planned)
    flown = quantile_table(low, planned, high, Shape.PERT)
    share = np.maximum(0.0, 1 - flown / planned) if planned else FLAT
    return np.ascontiguousarray(share[::-1])


def _dwell(port: Port) -> Floats:
    """Return the quantiles of days beyond the likely dwell: none in half the cases, then a tail."""
    likely, p95 = port.dwell_days_likely, port.dwell_days_p95
    if likely is None or p95 is None or p95 <= likely:
        return FLAT
    mean = (p95 - likely) / math.log(10)
    shares = np.minimum(np.linspace(0.0, 1.0, STEPS + 1), 0.999)
    return np.asarray(np.maximum(0.0, -np.log(2 * (1 - shares)) * mean), dtype=np.float64)
