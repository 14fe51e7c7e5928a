"""A bound that a process of its own proves, and the time that it is given."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from drawdown.demo.invented.mission import invented_mission
from drawdown.demo.tiny import tiny_mission
from drawdown.plan.bound.beside import Beside
from drawdown.plan.bound.bound import bounds, ground_of, lower_bound, strong_bound
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.params import SolveParams
from drawdown.plan.progress import Watch
from drawdown.plan.proving import AT_ONCE, proving
from drawdown.plan.schedule import Bound
from drawdown.rules.pack_reading import load_pack

PACK = load_pack("field-mission")


def nobody(_: int) -> None:
    """Listen to nothing."""


def test_a_process_proves_what_this_one_proves_and_tells_each_bound() -> None:
    problem = build_problem(tiny_mission(5000))
    told: list[int] = []
    beside = Beside(told.append)
    beside.start(problem, seconds=300, further=True)
    found = beside.wait(left=lambda: 300.0)
    ground = ground_of(problem)
    here = strong_bound(problem, lower_bound(problem, ground), ground, seconds=None)
    assert found is not None
    assert found.method == here.method
    assert found.cents == pytest.approx(here.cents, rel=1e-6)
    assert len(told) > 1
    assert told == sorted(set(told))


def test_a_process_is_ended_when_no_time_is_left_whatever_it_does() -> None:
    problem = build_problem(invented_mission(60, 1, PACK))
    beside = Beside(nobody)
    beside.start(problem, seconds=3_000, further=True)
    began = time.monotonic()
    assert beside.wait(left=lambda: 0.0) is None
    assert time.monotonic() - began < 60
    assert beside.ended


def test_a_process_ends_by_itself_when_whoever_asked_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    beside = Beside(nobody)
    beside.start(build_problem(invented_mission(30, 1, PACK)), seconds=3_000, further=True)
    process = beside._process
    assert process.stdin is not None
    assert process.stdout is not None
    while beside.best is None:
        beside._reader.join(0.05)
    process.stdin.close()
    assert process.wait(timeout=300) == 0
    beside.end()


@pytest.mark.parametrize(("seconds", "proofs"), [(0.01, 1), (300.0, 4)])
def test_without_time_only_the_quick_bound_is_proven(seconds: float, proofs: int) -> None:
    problem = build_problem(tiny_mission(5000))
    found = list(bounds(problem, seconds=seconds, further=True))
    assert found[0].cents == lower_bound(problem, ground_of(problem)).cents
    assert (len(found) > 1) is (proofs > 1)


def test_a_search_that_is_stopped_at_once_has_the_bound_that_was_there_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("drawdown.plan.proving.GRACE", 0.0)
    watch = Watch(seconds=3_000, bound_cents=7)
    problem = build_problem(invented_mission(60, 1, PACK))
    with proving(problem, SolveParams(seconds=3_000), watch) as proof:
        watch.stopped = True
        assert proof() == Bound(cents=7, method=AT_ONCE)


def test_a_block_that_fails_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Beside] = []

    def remembered(tell: Callable[[int], None]) -> Beside:
        kept.append(Beside(tell))
        return kept[0]

    monkeypatch.setattr("drawdown.plan.proving.Beside", remembered)
    problem = build_problem(invented_mission(60, 1, PACK))
    watch, params = Watch(seconds=3_000), SolveParams(seconds=3_000)
    with pytest.raises(ZeroDivisionError), proving(problem, params, watch):
        raise ZeroDivisionError
    assert kept[0].ended
