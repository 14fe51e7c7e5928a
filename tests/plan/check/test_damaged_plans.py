"""Random damage to a correct plan is judged, never fails, and is found where it must be."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from drawdown.plan.check import violations
from drawdown.plan.schedule import Movement, MovementKind, Plan, Purpose
from tests.plan.check.mutation import movement, of_register, task
from tests.plan.check.small_plan import plan

SHIFTS = st.integers(min_value=-120, max_value=120).filter(bool)
DAYS = (
    "depart",
    "arrive",
    "ask_by",
    "trucks_from",
    "trucks_until",
    "escorts_from",
    "escorts_until",
)

CONVOYS = [entry for entry in plan().movements if entry.kind is MovementKind.CONVOY]
FIELDS = {
    "people": st.integers(0, 300),
    "slots": st.integers(0, 40),
    "trucks": st.integers(0, 40),
    "escorts": st.integers(0, 5),
    "clearance": st.sampled_from([None, "convoy", "convoy_first", "flight", "customs"]),
    "aircraft": st.sampled_from([None, "charter@main", "turboprop@main", "helicopter@mid"]),
}


def shifted(entry: Movement, days: int) -> dict[str, Any]:
    """Return the days of a movement moved together, as a planner would move them."""
    means = {
        name: getattr(entry, name) + days
        for name in DAYS
        if getattr(entry, name) is not None
        and (getattr(entry, name) or name in {"depart", "arrive"})
    }
    legs = tuple(
        use.model_copy(update={"enter": use.enter + days, "leave": use.leave + days})
        for use in entry.legs
    )
    return means | {"legs": legs}


@given(entry=st.sampled_from(plan().movements), days=SHIFTS)
def test_a_movement_on_another_day_is_found(entry: Movement, days: int) -> None:
    moved = movement(entry.id, **shifted(entry, days))(plan())
    may_be_as_good = entry.purpose in {Purpose.ONWARD, Purpose.SHUTTLE}
    assert may_be_as_good or violations(moved)


@given(number=st.integers(0, len(plan().tasks) - 1), days=SHIFTS)
def test_a_task_on_another_day_is_judged(number: int, days: int) -> None:
    entry = plan().tasks[number]
    moved = task(
        f"{entry.site}/{entry.task}", start=entry.start + days, finish=entry.finish + days
    )(plan())
    found = violations(moved)
    assert found or entry.start + days >= 0


@given(pair=st.permutations(CONVOYS))
def test_swapped_loads_are_found(pair: list[Movement]) -> None:
    one, other = pair[:2]
    swapped = movement(one.id, loads=other.loads)(movement(other.id, loads=one.loads)(plan()))
    assert violations(swapped)


@given(entry=st.sampled_from(plan().movements), data=st.data())
def test_another_value_of_a_movement_is_found(entry: Movement, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(sorted(FIELDS)))
    value = data.draw(FIELDS[field].filter(lambda new: new != getattr(entry, field)))
    harmless = (
        (field == "clearance" and value == "convoy_first" and entry.clearance is None)
        or (entry.kind is not MovementKind.FLIGHT and field == "aircraft")
        or (entry.kind is MovementKind.ROTATION and field == "clearance")
    )
    found = violations(movement(entry.id, **{field: value})(plan()))
    assert harmless or found


@given(
    number=st.integers(0, 7),
    updates=st.fixed_dictionaries(
        {},
        optional={
            "departures_per_week": st.none() | st.integers(0, 2),
            "convoy_slots": st.none() | st.integers(0, 40),
            "escort_units": st.none() | st.integers(0, 3),
            "distance_km": st.none() | st.floats(0.001, 1e6),
            "cycle_days": st.none() | st.integers(0, 10**12),
            "trains": st.none() | st.integers(0, 3),
        },
    ),
)
def test_no_register_makes_it_fail(number: int, updates: dict[str, Any]) -> None:
    found = violations(of_register("legs", number, **updates)(plan()))
    assert isinstance(found, tuple)


def test_nothing_that_is_judged_changes_the_plan() -> None:
    before = plan().model_dump_json()
    violations(plan())
    assert plan().model_dump_json() == before


def test_a_plan_of_nothing_is_judged() -> None:
    empty: Plan = plan().model_copy(update={"tasks": (), "movements": (), "left_behind": ()})
    found = {violation.rule for violation in violations(empty)}
    assert {"tasks-complete", "lift-ready", "cargo-complete", "people-complete"} <= found
