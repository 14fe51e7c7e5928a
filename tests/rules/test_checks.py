"""A task network that a plan can be made from."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.findings import Place
from drawdown.core.provenance import Source
from drawdown.core.reading.records import Placed
from drawdown.rules.checks import (
    MOVEMENT_TASKS,
    NEEDED,
    check_sources,
    check_tasks,
    crews_of,
    cycles,
)
from drawdown.rules.pack import RulePack, TaskRule, Timing
from drawdown.rules.pack_reading import load_pack, packs_folder, shipped_packs

NAMES = [f"T{number:02d}" for number in range(1, 7)]
NETWORKS = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)
)


def found(*tasks: TaskRule) -> list[str]:
    """Return code and field of each finding about some tasks of the shipped pack."""
    changed = {task.id: task for task in tasks}
    network = [changed.pop(task.id, task) for task in load_pack("field-mission").tasks]
    placed = [Placed(task, "tasks.csv", row) for row, task in enumerate(network, start=2)]
    return [f"{f.code} {f.place.field}" for f in check_tasks(placed)]


def task(name: str, **changes: object) -> TaskRule:
    """Return a task of the shipped pack with changes."""
    return load_pack("field-mission").task(name).model_copy(update=changes)


@pytest.mark.parametrize("name", shipped_packs())
def test_the_shipped_packs_are_right(name: str) -> None:
    assert len(load_pack(name).tasks) == 63
    assert found() == []


def test_every_rule_of_a_shipped_pack_has_a_source() -> None:
    pack = load_pack("field-mission")
    for record in (*pack.tasks, pack.scaling):
        assert record.provenance, record
        assert all(mark.source for mark in record.provenance.values())


def test_every_source_that_a_shipped_rule_names_is_described() -> None:
    known = {source.id for source in load_pack("field-mission").sources}
    tables = (packs_folder() / "field-mission").rglob("*.csv")
    for table in tables:
        for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
            assert set((row.get("source") or "").split()) <= known, (table.name, row)


def test_a_source_stands_once_and_a_rule_names_no_other() -> None:
    sources = [Placed(Source(id=name, title=name), "sources.yaml", 2) for name in ("A", "B", "A")]
    rules = [(Place("tasks.csv", 5), task("T02"))]
    found = [f"{f.place} {f.code}" for f in check_sources(sources, rules)]
    assert found == ["sources.yaml:2 [id] R401", "tasks.csv:5 R405"]


def test_there_is_no_pack_of_another_name() -> None:
    with pytest.raises(KeyError):
        load_pack("no-such-pack")


def test_a_pack_knows_its_tasks() -> None:
    pack: RulePack = load_pack("field-mission")
    assert pack.task("T56").id == "T56"
    with pytest.raises(KeyError):
        pack.task("T99")


def test_a_task_waits_only_for_tasks_that_exist() -> None:
    assert found(task("T02", preds=("T99",))) == ["T802 preds"]


def test_a_task_does_not_wait_for_itself() -> None:
    assert found(task("T02", preds=("T02",))) == ["T803 preds"]


def test_an_id_that_stands_twice_is_named_with_the_line_where_it_stood_first() -> None:
    rows = [Placed(task("T02"), "tasks.csv", row) for row in (2, 5, 9)]
    said = [f for f in check_tasks(rows) if f.code == "R401"]
    assert [(f.place.row, "line 2" in f.found) for f in said] == [(5, True), (9, True)]


def test_a_cycle_is_told_from_its_first_task_back_to_it() -> None:
    network = [task("T02", preds=("T56",)), task("T56", preds=("T02",))]
    said = [
        f for f in check_tasks([Placed(t, "tasks.csv", 7) for t in network]) if f.code == "T803"
    ]
    assert ["T02 → T56 → T02" in f.found for f in said] == [True]
    assert said[0].place.row == 7


def test_a_cycle_is_told_where_its_first_task_stands() -> None:
    network = [task("T02", preds=("T56",)), task("T56", preds=("T02",))]
    rows = [Placed(each, "tasks.csv", row) for row, each in enumerate(network, start=2)]
    assert [f.place.row for f in check_tasks(rows) if f.code == "T803"] == [2]


def test_where_no_task_is_given_the_file_is_still_named() -> None:
    assert {f.place.file for f in check_tasks([])} == {"tasks.csv"}
    only = [Placed(task("T02"), "ours.csv", 2)]
    assert {f.place.file for f in check_tasks(only) if f.code == "T805"} == {"ours.csv"}


def test_the_kinds_of_crews_are_those_that_tasks_name_with_the_first_that_does() -> None:
    rows = [task("T02", crew=None), task("T03", crew="clerks"), task("T05", crew="clerks")]
    assert crews_of(rows) == {"clerks": "T03"}


def test_a_site_cannot_end_without_the_tasks_that_its_end_hangs_on() -> None:
    assert MOVEMENT_TASKS | {"T02", "T17", "T29", "T44", "T52", "T56"} == set(NEEDED)


def test_the_likely_days_lie_between_the_fewest_and_the_most() -> None:
    assert found(task("T02", min=4, likely=3, max=5)) == ["T804 likely"]
    assert found(task("T02", min=1, likely=6, max=5)) == ["T804 likely"]
    assert found(task("T02", min=3, likely=3, max=3)) == []


def test_only_tasks_that_move_something_take_their_time_from_movements() -> None:
    assert found(task("T02", timing=Timing.MOVEMENT)) == ["T808 timing"]


@pytest.mark.parametrize("name", NEEDED)
def test_the_tasks_that_movements_hang_on_are_there(name: str) -> None:
    others = [t for t in load_pack("field-mission").tasks if t.id != name]
    codes = [f.code for f in check_tasks([Placed(t, "tasks.csv") for t in others])]
    assert codes.count("T805") == 1
    assert set(codes) <= {"T802", "T805"}
    assert set(NEEDED) >= MOVEMENT_TASKS


@given(network=NETWORKS)
def test_a_cycle_is_found_where_there_is_one_and_nowhere_else(
    network: dict[str, tuple[str, ...]],
) -> None:
    named = list(cycles(network))
    for cycle in named:
        for waits, for_ in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            assert for_ in network[waits]
    assert bool(named) is not in_some_order(network)


def in_some_order(network: dict[str, tuple[str, ...]]) -> bool:
    """Return whether the tasks can be done one after the other, by trying."""
    left = {name: {pred for pred in preds if pred in network} for name, preds in network.items()}
    while ready := [name for name, preds in left.items() if not preds]:
        for name in ready:
            del left[name]
        for preds in left.values():
            preds.difference_update(ready)
    return not left
