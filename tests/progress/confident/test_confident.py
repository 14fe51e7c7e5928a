"""A plan for a confidence: accepted by the checker, never sooner than it can be, and repeatable."""

from __future__ import annotations

from itertools import pairwise

import pytest

from drawdown.core.findings import Refused
from drawdown.demo.invented.mission import invented_mission
from drawdown.plan.check import violations
from drawdown.plan.schedule import Plan
from drawdown.plan.whatif.draft import drafted
from drawdown.progress.confident.confident import (
    FRESH,
    LADDER,
    PROVEN,
    InFutures,
    Wish,
    confident,
    fares,
)
from drawdown.progress.confident.cushion import Cushion, cushioned
from drawdown.progress.confident.timetable import timetable
from drawdown.register.model import Register
from drawdown.risk.assumptions import read_assumptions
from drawdown.rules.pack_reading import load_pack

ASSUMED = read_assumptions()


def accepts(plan: Plan) -> bool:
    return not violations(plan)


@pytest.fixture(scope="module")
def register() -> Register:
    return invented_mission(3, seed=2, pack=load_pack("field-mission"))


def wish(confidence: float) -> Wish:
    return Wish(
        confidence=confidence, assumptions=ASSUMED, accepts=accepts, rounds=1, ladder=LADDER[:2]
    )


@pytest.mark.parametrize("cushion", [Cushion(), Cushion(share=0.6), Cushion(spare_days=30)])
def test_a_cushioned_plan_keeps_every_rule_of_its_own_register(
    register: Register, cushion: Cushion
) -> None:
    found = timetable(drafted(cushioned(register, cushion, ASSUMED), rounds=1), register)
    assert [str(v) for v in violations(found)] == []
    assert found.register_ == register


def test_work_is_never_later_than_without_moving_it_up(register: Register) -> None:
    plan = drafted(register, rounds=1)
    found = {(t.site, t.task): t.start for t in timetable(plan, register).tasks}
    assert all(found[t.site, t.task] <= t.start for t in plan.tasks)
    assert sum(found.values()) < sum(t.start for t in plan.tasks)


def test_a_thicker_cushion_makes_no_task_shorter(register: Register) -> None:
    lengths = [
        [rule.likely for rule in cushioned(register, Cushion(share=s), ASSUMED).pack.tasks]
        for s in (0.0, 0.5, 0.8, 0.99)
    ]
    for thin, thick in pairwise(lengths):
        assert all(a <= b for a, b in zip(thin, thick, strict=True))


def test_a_held_wish_holds_in_futures_that_chose_nothing(register: Register) -> None:
    held, holds = confident(register, wish(0.05))
    assert holds
    fresh = fares(held.plan, held.cushion, wish(0.05), runs=PROVEN, seed=1 + FRESH)
    assert fresh.share == held.share >= 0.05
    assert held.plan.bound.cents <= held.plan.cost_cents


def test_what_is_out_of_reach_is_said_with_the_days_it_misses(register: Register) -> None:
    held, holds = confident(register, wish(0.9999))
    assert not holds
    assert held.days > 0
    verdict = InFutures(wish(0.9999))(register)
    assert verdict is not None
    assert not verdict.met


def test_the_same_seed_and_rounds_give_the_same_plan(register: Register) -> None:
    assert confident(register, wish(0.3)) == confident(register, wish(0.3))


def test_a_site_without_a_way_out_is_refused(register: Register) -> None:
    with pytest.raises(Refused):
        confident(register.model_copy(update={"legs": ()}), wish(0.5))
