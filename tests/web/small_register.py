"""A register small enough to know by heart: Nord closes by road to the hub Sud, then to a port."""

from __future__ import annotations

from datetime import date
from typing import Any

from drawdown.register.model import Register

FIRST = date(2023, 7, 1)
ESTIMATE = {"source": ("est",), "inferred": True, "note": "from memory"}
REPORTED = {
    "source": ("un-1",),
    "as_of": date(2023, 6, 30),
    "alternatives": ({"value": 190, "source": ("press-1",), "note": "a wire"},),
}

TASKS = (
    # id, days, predecessors, timing, crew, at conversion
    ("T01", 2, (), "lead", None, True),
    ("T02", 3, ("T01",), "work", "site_closure_team", True),
    ("T34", 20, ("T02",), "work", "engineering", True),
    ("T43", 7, ("T02",), "lead", None, True),
    ("T46", 4, ("T43",), "movement", None, False),
    ("T52", 1, ("T34", "T46"), "work", None, False),
    ("T56", 1, ("T52",), "lead", None, False),
    ("T57", 1, ("T56",), "movement", None, False),
    ("T61", 90, ("T56",), "lead", None, False),
)


def task_rule(row: tuple[Any, ...]) -> dict[str, Any]:
    name, days, before, timing, crew, at_conversion = row
    return {
        "id": name,
        "task": f"English {name} <b>",
        "task_fr": f"Français {name}",
        "lead": "Engineering",
        "min": 1,
        "likely": days,
        "max": 99,
        "preds": before,
        "output": f"Paper {name}",
        "signs": "DMS",
        "timing": timing,
        "crew": crew,
        "at_conversion": at_conversion,
        "provenance": {"*": ESTIMATE},
    }


def site(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": name.lower(),
        "name": name,
        "type": "camp",
        "outcome": "close",
        "lat": 16.0,
        "lon": -1.0,
        **fields,
    }


SITES = (
    site(
        "Nord",
        aliases=("le-nord",),
        region="Kidal",
        pcode_adm1="ML08",
        pcode_adm2="ML0801",
        planned_closing=date(2023, 9, 30),
        land_owner="State of Mali",
        moves_to="sud",
        annexes=({"id": "nord-annex", "name": "Annex <of> Nord"},),
        units=({"country": "TCD", "unit": "Infantry battalion", "strength": 180},),
        receiver={"authority": "Prefect of the cercle", "signatory_capacity": "Prefect"},
        provenance={"receiver": REPORTED, "*": ESTIMATE},
    ),
    site("Sud", outcome="convert_to_liquidation_site", type="super_camp", runway_m=2500),
)

REFUSALS = {"low": 0.02, "medium": 0.08, "high": 0.15}
MOVEMENT = {
    "convoys": {
        "spacing_days_threatened_leg": 2,
        "load_days": 2,
        "people_per_vehicle": 10,
        "in_flight_max": 8,
        "supplies_days": 12,
    },
    "escorts": {"units": 2, "availability": 0.5, "turnaround_days": 3},
    "trucks": {
        "contracted": 40,
        "mission_owned": 10,
        "availability": 0.8,
        "teu_per_truck": 2,
        "vehicles_per_carrier": 2,
        "self_drive_in_theatre": 0.75,
        "self_drive_export": 0.4,
    },
    "guard": {"share_of_troops": 0.35, "minimum": 60},
    "flights": {"completion": 0.9},
    "speeds": (
        {"road_class": "paved", "normal": 300, "rains": 260, "threatened": 180},
        {"road_class": "laterite", "normal": 150, "rains": 90, "threatened": 75},
        {"road_class": "track", "normal": 110, "rains": 50, "threatened": 55},
    ),
    "clearances": (
        {"kind": "convoy_first", "ask_days": 14, "validity_days": 5, "refusal": REFUSALS},
        {"kind": "convoy", "ask_days": 7, "validity_days": 5, "refusal": REFUSALS},
        {"kind": "flight", "ask_days": 3, "validity_days": 2, "refusal": REFUSALS},
    ),
}

COSTS = {
    "currency": "USD",
    "site_day": {"camp": 18000, "super_camp": 60000},
    "person_day": 70,
    "escort_unit_day": 9000,
    "truck_day": 380,
    "fuel_truck_km": 0.65,
    "fuel_vehicle_km": 0.25,
    "sea_freight": {"container": 4200, "vehicle": 3600},
    "value": {"coe_container": 28000, "coe_vehicle": 40000},
    "value_recovered_share": {"repatriate": 1, "destroy": 0},
    "late_site_day": 1000000,
    "late_person_day": 1000,
    "left_teu_day": 60,
}


MISSION = {
    "id": "small",
    "name": "Small Mission",
    "acronym": "SMALL",
    "as_of": FIRST,
    "plan_start": FIRST,
    "deadline": date(2023, 8, 31),
    "liquidation_end": date(2023, 12, 31),
}

PACK = {
    "id": "test",
    "version": "1",
    "tasks": [task_rule(row) for row in TASKS],
    "scaling": {"factors": {"camp": 1, "super_camp": 1.5}, "conversion_share": 0.4},
}

SOURCES = (
    {"id": "est", "title": "Estimate", "tier": "estimate"},
    {
        "id": "un-1",
        "title": "Closure of <Nord>",
        "url": "https://peacekeeping.un.org/en/nord",
        "publisher": "United Nations",
        "tier": "un",
    },
    {"id": "press-1", "title": "A wire", "url": "javascript:alert(1)", "tier": "press"},
)

PEOPLE = (
    {"site": "nord", "category": "troops", "count": 200, "provenance": {"*": REPORTED}},
    {"site": "sud", "category": "unv", "count": 12, "provenance": {"*": ESTIMATE}},
)

CARGO = (
    {
        "site": "nord",
        "owner": "coe",
        "kind": "container",
        "count": 50,
        "provenance": {"*": ESTIMATE},
    },
    {
        "site": "nord",
        "owner": "coe",
        "kind": "vehicle",
        "count": 20,
        "provenance": {"*": REPORTED},
    },
)

DISPOSITIONS = (
    {
        "owner": "coe",
        "kind": "container",
        "way": "repatriate",
        "share": 0.9,
        "provenance": {"*": ESTIMATE},
    },
    {
        "owner": "coe",
        "kind": "container",
        "way": "destroy",
        "share": 0.1,
        "provenance": {"*": ESTIMATE},
    },
    {
        "owner": "coe",
        "kind": "vehicle",
        "way": "repatriate",
        "share": 1,
        "provenance": {"*": REPORTED},
    },
)

CREWS = (
    {"kind": "engineering", "number": 1, "provenance": {"*": ESTIMATE}},
    {"kind": "site_closure_team", "number": 2, "held_throughout": True},
)

LEGS = (
    {
        "id": "rd-nord-sud",
        "mode": "road",
        "from": "nord",
        "to": "sud",
        "distance_km": 300,
        "road_class": "track",
        "threat": "high",
        "departures_per_week": 1,
        "convoy_slots": 50,
        "escort_units": 1,
        "provenance": {"*": ESTIMATE},
    },
    {
        "id": "rd-sud-port",
        "mode": "road",
        "from": "sud",
        "to": "port",
        "distance_km": 1200,
        "road_class": "paved",
        "escort_units": 0,
        "threat": "low",
        "departures_per_week": 5,
        "convoy_slots": 60,
    },
    {"id": "air-sud-home", "mode": "air", "from": "sud", "to": "home"},
)

CLOSURES = ({"leg": "rd-nord-sud", "from": date(2023, 7, 10), "to": date(2023, 7, 24)},)

HUBS = (
    {
        "site": "sud",
        "yard_teu": 60,
        "yard_vehicles": 40,
        "arrivals_teu_per_day": 50,
        "dwell_days": 2,
        "cutoff_days": 10,
    },
)


EXITS = ({"hub": "sud", "to": "port", "share": 1},)

PORTS = (
    {
        "id": "port",
        "yard_teu": 200,
        "yard_vehicles": 160,
        "first_call": date(2023, 7, 15),
        "call_every_days": 14,
        "calls": 10,
        "teu_per_call": 80,
        "vehicles_per_call": 60,
        "cutoff_days": 4,
    },
)

AIRCRAFT = (
    {
        "type": "charter",
        "base": "sud",
        "seats": 140,
        "tonnes": 6,
        "flights_per_week": 1,
        "min_runway_m": 2000,
        "flies_home": True,
        "flight_usd": 140000,
    },
)


def small_register() -> Register:
    """Return the register."""
    return Register.model_validate(
        {
            "mission": MISSION,
            "pack": PACK,
            "sources": SOURCES,
            "sites": SITES,
            "people": PEOPLE,
            "cargo": CARGO,
            "dispositions": DISPOSITIONS,
            "crews": CREWS,
            "waypoints": ({"id": "port", "name": "Le Port", "lat": 6.0, "lon": 1.0},),
            "legs": LEGS,
            "closures": CLOSURES,
            "hubs": HUBS,
            "exits": EXITS,
            "ports": PORTS,
            "aircraft": AIRCRAFT,
            "movement": MOVEMENT,
            "costs": COSTS,
        }
    )
