"""Another way out of a hub is taken only where the hubs on it are still open to what comes."""

from __future__ import annotations

import pytest

from drawdown.plan.check import violations
from drawdown.plan.params import SolveParams
from drawdown.plan.schedule import Movement, Plan
from drawdown.plan.solve import solve
from drawdown.progress.replan.events import parse_event
from drawdown.progress.replan.improve import replan
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.reroute import replacements
from drawdown.progress.replan.situation import situation_of
from drawdown.progress.replan.yards import stranded
from tests.plan.test_solve import example

CLOSES = "mopti-sevare"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Return the first plan of the example, in which the hub Mopti-Sévaré closes."""
    return solve(example("minusma"), SolveParams(rounds=1))


def to_niger(plan: Plan) -> list[Movement]:
    return [m for m in plan.movements if (m.origin, m.destination) == ("gao", "cotonou")]


def test_convoys_that_are_not_made_go_by_another_hub(plan: Plan) -> None:
    sent = replacements(plan, to_niger(plan)[:1], 0)
    assert {m.origin for m in sent} >= {"gao", CLOSES}


def test_no_convoy_goes_to_a_hub_that_is_avoided(plan: Plan) -> None:
    sent = replacements(plan, to_niger(plan), 0, frozenset({CLOSES}))
    assert CLOSES not in {m.destination for m in sent}


@pytest.mark.parametrize("shut", ["2023-11-11", "2023-12-05"])
def test_a_shut_border_strands_nothing_at_a_hub_that_closes(plan: Plan, shut: str) -> None:
    event = parse_event(f"leg_shut:rd-lab-nia:{shut}:2024-01-31")
    situation = situation_of(plan, [event], event.first)
    found = replan(situation, ReplanParams(rounds=3), lambda: 0.0)
    assert stranded(found) <= stranded(plan)
    broken = {(v.rule, v.what) for v in violations(found)} - {
        (v.rule, v.what) for v in violations(plan)
    }
    assert ("hub", CLOSES) not in broken
