"""Why a small mission is late and what would be enough: each answer is planned and checked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from drawdown.demo.invented.mission import invented_mission
from drawdown.plan.check import violations
from drawdown.plan.schedule import Plan
from drawdown.plan.whatif.causes import Asking, causes_of
from drawdown.plan.whatif.change import Change, Lever, changed, levers
from drawdown.plan.whatif.cures import cures_of
from drawdown.plan.whatif.draft import drafted
from drawdown.plan.whatif.judge import in_time
from drawdown.register.model import Register
from drawdown.rules.pack_reading import load_pack


def accepts(plan: Plan) -> bool:
    return not violations(plan)


def late_mission(days: int) -> Register:
    """Return an invented mission of three sites whose mandate ends so many days sooner."""
    register = invented_mission(3, seed=1, pack=load_pack("field-mission"))
    ends = register.mission.deadline - timedelta(days=days)
    mission = register.mission.model_copy(update={"deadline": ends})
    return register.model_copy(update={"mission": mission})


@pytest.fixture(scope="module")
def asking() -> Asking:
    """A mission that is late for want of something, since with plenty of all it is in time."""
    for days in range(40, 130, 5):
        asking = Asking(late_mission(days), in_time(accepts, rounds=1))
        if not asking.met():
            return asking
    raise AssertionError("no such mission")


def test_lifting_any_one_cause_is_enough_when_all_else_is_plenty(asking: Asking) -> None:
    causes = causes_of(asking)
    every = levers(asking.register)
    if not causes.together:
        assert not asking.met(*every)
    short = set(causes.together)
    for cause in causes.together:
        assert not asking.met(*(one for one in every if one not in short))
        assert asking.met(*(one for one in every if one not in short - {cause}))


def test_each_cure_is_a_plan_that_the_checker_accepts(asking: Asking) -> None:
    cures = cures_of(asking, causes_of(asking).together)
    assert cures
    for cure in cures:
        plan = cure.verdict.plan
        assert plan.feasible
        assert violations(plan) == ()
        assert plan.register_ == changed(asking.register, *cure.changes)


def test_one_day_less_than_the_days_it_needs_is_not_enough(asking: Asking) -> None:
    days = next(c.changes[0] for c in cures_of(asking, ()) if c.changes[0].lever is Lever.DAYS)
    fewer = days.model_copy(update={"amount": days.amount - 1})
    assert not asking.met(*([fewer] if fewer.amount else []))


def test_the_work_itself_can_be_too_long_and_that_is_proven() -> None:
    asking = Asking(late_mission(170), in_time(accepts, rounds=1))
    causes = causes_of(asking)
    assert causes.together == ()
    assert causes.too_long
    assert all(days > 0 for _, days in causes.too_long)


def test_a_draft_repeats_for_its_rounds_and_seed() -> None:
    register = late_mission(0)
    assert drafted(register, rounds=2) == drafted(register, rounds=2)


@pytest.mark.parametrize("lever", list(Lever))
def test_every_lever_changes_the_register_it_names(lever: Lever) -> None:
    register = late_mission(0)
    subject = register.crews[0].kind if lever is Lever.TEAMS else None
    one = Change(lever=lever, amount=1, subject=subject)
    assert changed(register, one) != register
    assert one.words().count("more") == 1
