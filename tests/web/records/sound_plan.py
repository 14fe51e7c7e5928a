"""A small register without errors, and a plan of it that keeps every rule."""

from __future__ import annotations

from functools import cache

from drawdown.plan.schedule import Plan
from drawdown.register.model import Register
from drawdown.register.site import Way
from tests.plan.check.small_plan import plan


@cache
def sound_register() -> Register:
    """Return the register of the checker's tests, with its road as long as it has to be."""
    held = plan().register_
    near, shares = held.sites[-1], held.costs.value_recovered_share
    return held.model_copy(
        update={
            "waypoints": tuple(
                point.model_copy(update={"lat": near.lat, "lon": near.lon})
                for point in held.waypoints
            ),
            "costs": held.costs.model_copy(
                update={"value_recovered_share": {way: shares.get(way, 1.0) for way in Way}}
            ),
        }
    )


@cache
def sound_plan() -> Plan:
    """Return a plan of it."""
    register = sound_register()
    changed = {"register_": register, "register_hash": register.content_hash()}
    return plan().model_copy(update=changed)
