"""A plan small enough to know by heart: Nord closes by road to the hub Sud, which is converted."""

from __future__ import annotations

from typing import Any

from drawdown.plan.schedule import Plan
from tests.web.small_register import small_register


def task(
    name: str,
    task_id: str,
    span: tuple[int, int],
    hold: tuple[str, str | None],
    crew: str | None = None,
) -> dict[str, Any]:
    return {
        "site": name,
        "task": task_id,
        "start": span[0],
        "finish": span[1],
        "crew": crew,
        "held_by": {"kind": hold[0], "ref": hold[1]},
    }


PLANNED_TASKS = (
    task("sud", "T01", (0, 2), ("start", None)),
    task("sud", "T02", (2, 5), ("task", "sud/T01"), "site_closure_team"),
    task("sud", "T34", (5, 17), ("task", "sud/T02"), "engineering"),
    task("sud", "T43", (5, 12), ("task", "sud/T02")),
    task("nord", "T01", (0, 2), ("start", None)),
    task("nord", "T02", (2, 5), ("task", "nord/T01"), "site_closure_team"),
    task("nord", "T34", (17, 37), ("crew", "engineering"), "engineering"),
    task("nord", "T43", (5, 12), ("task", "nord/T02")),
    task("nord", "T46", (23, 36), ("movement", "lift-nord-001")),
    task("nord", "T52", (37, 38), ("task", "nord/T34")),
    task("nord", "T56", (38, 39), ("task", "nord/T52")),
    task("nord", "T57", (42, 43), ("movement", "last-nord-001")),
    task("nord", "T61", (39, 129), ("task", "nord/T56")),
)


def convoy(name: str, purpose: str, days: tuple[int, int], **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "kind": "convoy",
        "purpose": purpose,
        "site": "nord",
        "origin": "nord",
        "destination": "sud",
        "depart": days[0],
        "arrive": days[1],
        "legs": ({"leg": "rd-nord-sud", "enter": days[0], "leave": days[1]},),
        "escorts": 1,
        "escorts_from": days[0] - 4,
        "escorts_until": days[1] + 3,
        **fields,
    }


PLANNED_MOVEMENTS = (
    convoy(
        "lift-nord-001",
        "lift",
        (25, 27),
        loads=({"site": "nord", "owner": "coe", "teu": 45, "vehicles": 13},),
        people=130,
        slots=36,
        trucks=25,
        trucks_from=21,
        trucks_until=27,
        clearance="convoy_first",
        ask_by=5,
        held_by={"kind": "leg", "ref": "rd-nord-sud"},
    ),
    convoy(
        "lift-nord-002",
        "lift",
        (35, 37),
        clearance="convoy",
        ask_by=28,
        held_by={"kind": "leg", "ref": "rd-nord-sud"},
    ),
    convoy(
        "last-nord-001",
        "last",
        (42, 44),
        escorts_from=40,
        loads=({"site": "nord", "owner": "coe", "vehicles": 7},),
        people=70,
        held_by={"kind": "escorts"},
    ),
    {
        "id": "onward-sud-001",
        "kind": "convoy",
        "purpose": "onward",
        "site": "sud",
        "origin": "sud",
        "destination": "port",
        "depart": 30,
        "arrive": 34,
        "legs": ({"leg": "rd-sud-port", "enter": 30, "leave": 34},),
        "loads": ({"site": "nord", "owner": "coe", "teu": 45, "vehicles": 13},),
        "held_by": {"kind": "movement", "ref": "lift-nord-001"},
    },
)


def small_plan(**changes: Any) -> Plan:
    """Return the plan, with some of its fields changed."""
    register = small_register()
    fields = {
        "register": register,
        "register_hash": register.content_hash(),
        "made": {"version": "0", "strategy": "by hand", "seed": 1, "seconds": 0.5, "rounds": 3},
        "feasible": True,
        "sites": (
            {"site": "nord", "outcome": "close", "signed": 39, "ended": 43, "guard_until": 42},
            {
                "site": "sud",
                "outcome": "convert_to_liquidation_site",
                "ended": 50,
                "guard_until": 62,
            },
        ),
        "tasks": PLANNED_TASKS,
        "movements": PLANNED_MOVEMENTS,
        "costs": (
            {"name": "site_days", "cents": 900_000_00},
            {"name": "escorts", "cents": 100_000_00},
        ),
        "bound": {"cents": 800_000_00, "method": "by hand"},
    }
    return Plan.model_validate(fields | changes)
