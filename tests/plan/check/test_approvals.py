"""A task waits for the longest approval among the ways that its site's own cargo goes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from drawdown.plan.check.approvals import approval_days
from drawdown.plan.check.pieces import Lot
from drawdown.register.site import CargoKind, Owner, Way

SITE: Any = SimpleNamespace(id="gao")
OTHERS, OTHER_WAYS = list(Owner)[1], list(Way)
SELL, GIVE = OTHER_WAYS[:2]
UN = next(iter(Owner))
CARS = CargoKind.VEHICLE
ROWS = [
    SimpleNamespace(task="T20", owner=UN, way=SELL, approval_days=30),
    SimpleNamespace(task="T20", owner=UN, way=GIVE, approval_days=45),
    SimpleNamespace(task="T21", owner=UN, way=SELL, approval_days=90),
]
Days = Callable[[str, dict[Lot, tuple[Way, int]]], int | None]


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    """Return the days that a task takes where lots, of so many pieces, all go one way."""

    def found(task: str, lots: dict[Lot, tuple[Way, int]]) -> int | None:
        counted = {lot: count for lot, (_, count) in lots.items()}
        here = "drawdown.plan.check.approvals"
        monkeypatch.setattr(f"{here}.counts", lambda _: counted)
        monkeypatch.setattr(
            f"{here}.shares",
            lambda _, lot: {way: Fraction(way is lots[lot][0]) for way in (SELL, GIVE)},
        )
        facts: Any = SimpleNamespace(register=SimpleNamespace(disposals=ROWS))
        return approval_days(facts, SITE, task)

    return found


def test_it_is_the_longest_of_the_ways_that_are_used(days: Days) -> None:
    assert days("T20", {Lot("gao", UN, CARS): (SELL, 4)}) == 30
    both = {Lot("gao", UN, CARS): (SELL, 4), Lot("gao", UN, CargoKind.CONTAINER): (GIVE, 1)}
    assert days("T20", both) == 45
    assert days("T21", both) == 90


def test_what_is_elsewhere_of_others_or_not_there_is_not_waited_for(days: Days) -> None:
    assert days("T20", {Lot("kidal", UN, CARS): (GIVE, 4)}) == 0
    assert days("T20", {Lot("gao", OTHERS, CARS): (GIVE, 4)}) == 0
    assert days("T20", {Lot("gao", UN, CARS): (GIVE, 0)}) == 0


def test_a_task_that_waits_for_no_approval_is_told_apart(days: Days) -> None:
    assert days("T22", {Lot("gao", UN, CARS): (SELL, 4)}) is None
