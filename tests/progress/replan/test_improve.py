"""Improvement never costs more than repair, keeps every rule, and leaves alone what is frozen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from drawdown.plan.check import violations
from drawdown.plan.schedule import Plan
from drawdown.progress.replan.events import Event, parse_event
from drawdown.progress.replan.improve import Judge, replan
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.repair import repair
from drawdown.progress.replan.situation import situation_of
from drawdown.progress.telling.compare import compare
from tests.plan.check.small_plan import plan
from tests.progress.replan.test_repair import happenings

START = date(2023, 7, 1)


def clock() -> float:
    """Return no time at all: the number of rounds ends a search."""
    return 0.0


def improved(event: Event, as_of: int, *, stability: int = 10_000, freeze: int = 7) -> Plan:
    situation = situation_of(plan(), [event], START + timedelta(days=as_of))
    params = ReplanParams(rounds=12, stability_cents=stability, freeze=freeze)
    return replan(situation, params, clock)


@settings(max_examples=40)
@given(happenings())
def test_an_improved_plan_keeps_every_rule_and_costs_no_more(happened: tuple[Event, int]) -> None:
    event, as_of = happened
    found = improved(event, as_of, stability=0)
    first = repair(situation_of(plan(), [event], START + timedelta(days=as_of)))
    assert violations(found) == ()
    assert found.cost_cents <= first.cost_cents


def test_what_is_frozen_is_not_sooner_than_it_was() -> None:
    event = parse_event("leg_shut:road-north:2023-07-20:2023-08-12")
    shifts = compare(plan(), improved(event, 14, stability=0, freeze=10))
    frozen = [s for s in (*shifts.tasks, *shifts.movements) if s.before < 24]
    assert all(shift.days > 0 for shift in frozen)
    sooner = [s for s in (*shifts.tasks, *shifts.movements) if s.days < 0]
    assert all(shift.after >= 24 for shift in sooner)


def test_a_dear_change_is_not_made() -> None:
    event = parse_event("leg_shut:road-north:2023-07-20:2023-08-12")
    situation = situation_of(plan(), [event], START + timedelta(days=14))
    found = improved(event, 14, stability=10**9)
    assert compare(plan(), found).moved <= compare(plan(), repair(situation)).moved


def test_the_same_seed_and_rounds_give_the_same_plan() -> None:
    event = parse_event("leg_shut:road-mid:2023-07-20:2023-08-12")
    one, other = improved(event, 14), improved(event, 14)
    assert one == other


HELD_UP = parse_event("leg_shut:road-north:2023-07-20:2023-08-12")


def judged_by(judge: Judge) -> Plan:
    """Return what improvement comes to after a road was shut, when a judge has the last word."""
    situation = situation_of(plan(), [HELD_UP], START + timedelta(days=14))
    params = ReplanParams(rounds=12, stability_cents=0)
    return replan(situation, params, clock, judge)


def test_an_improvement_that_a_judge_refuses_is_given_up_for_the_repair() -> None:
    first = repair(situation_of(plan(), [HELD_UP], START + timedelta(days=14)))
    assert judged_by(lambda _: 0).cost_cents < first.cost_cents
    known = (plan().cost_cents, first.cost_cents)
    assert judged_by(lambda trial: trial.cost_cents not in known).tasks == first.tasks


def test_where_a_judge_refuses_all_the_plan_that_breaks_fewest_rules_is_taken() -> None:
    first = repair(situation_of(plan(), [HELD_UP], START + timedelta(days=14)))
    breaks = {plan().cost_cents: 0, first.cost_cents: 2}
    assert judged_by(lambda trial: breaks.get(trial.cost_cents, 1)).cost_cents < first.cost_cents


def test_an_easier_problem_has_no_old_bound() -> None:
    found = improved(parse_event("new_deadline:mission:2023-11-30"), 14)
    assert found.bound.cents == 0


@pytest.mark.parametrize("site", ["north", "post"])
def test_leaving_at_once_loses_the_handover_and_what_no_convoy_takes(site: str) -> None:
    event = parse_event(f"leave_now:{site}:2023-07-18")
    found = improved(event, 15)
    end = next(end for end in found.sites if end.site == site)
    assert end.signed is None
    assert end.ended <= 22
    about = [v for v in violations(found) if not v.what.startswith(site)]
    assert about == []
