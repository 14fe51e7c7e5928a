"""An aircraft flies the legs that the page gives it, and the planner plans it on no others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from drawdown.plan.build.people import serves
from drawdown.plan.check.fleet import may_fly
from drawdown.register.network import Aircraft, Leg

SITES: Any = {
    name: SimpleNamespace(runway_m=metres)
    for name, metres in {"gao": 2500, "kidal": 1100, "ber": None, "mopti": 1200}.items()
}
AIRLINE: dict[str, Any] = {"min_runway_m": 1100}
HELICOPTER: dict[str, Any] = {"min_runway_m": 0}


def craft(**more: Any) -> Aircraft:
    said = {"type": "an26", "base": "gao", "seats": 40, "tonnes": 2, "flights_per_week": 1}
    return Aircraft.model_validate({**said, "flies_home": False, "flight_usd": 1, **more})


def leg(origin: str = "gao", destination: str = "kidal", mode: str = "air", **more: Any) -> Leg:
    said = {"id": "leg", "mode": mode, "origin": origin, "destination": destination}
    return Leg.model_validate({**said, "distance_km": 290, **more})


@pytest.mark.parametrize(
    ("entry", "way", "flies"),
    [
        (AIRLINE, leg(), True),
        (AIRLINE, leg("kidal", "mopti"), True),
        ({"min_runway_m": 1101}, leg(), False),
        (AIRLINE, leg("gao", "ber"), False),
        (AIRLINE, leg(mode="helicopter"), False),
        (AIRLINE, leg(mode="road"), False),
        (AIRLINE, leg("gao", "home"), False),
        (AIRLINE, leg(display_only=True), False),
        ({**AIRLINE, "flies_home": True}, leg(), False),
        (HELICOPTER, leg(mode="helicopter"), True),
        (HELICOPTER, leg("ber", "gao", "helicopter"), True),
        (HELICOPTER, leg("ber", "gao"), True),
        (HELICOPTER, leg("kidal", "ber", "helicopter"), False),
        (HELICOPTER, leg("kidal", "mopti"), False),
        (HELICOPTER, leg(mode="river"), False),
        ({**HELICOPTER, "range_km": 290}, leg(mode="helicopter"), True),
        ({**HELICOPTER, "range_km": 289}, leg(mode="helicopter"), False),
        ({**HELICOPTER, "range_km": 500}, leg(mode="helicopter", distance_km=None), False),
        ({**AIRLINE, "range_km": 289}, leg(), False),
        (AIRLINE, leg(distance_km=None), True),
    ],
)
def test_where_an_aircraft_may_fly(entry: dict[str, Any], way: Leg, flies: bool) -> None:
    facts: Any = SimpleNamespace(sites=SITES)
    assert may_fly(facts, craft(**entry), way) is flies
    assert serves(craft(**entry), way, SITES) is flies
