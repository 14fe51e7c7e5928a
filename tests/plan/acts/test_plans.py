"""Plans made, adopted and approved: by whom, on which register, and never one's own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from drawdown.ledger.act import SYSTEM, Act, ActId, Actor, PersonId, Submission
from drawdown.ledger.acts.values import body_json
from drawdown.plan.acts import adopted, approved, faults, made
from tests.web.records.sound_plan import sound_plan, sound_register

AT = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
PLAN = "ab" * 32
REGISTER = sound_register().content_hash()
MADE = made.Made(
    plan=PLAN,
    snapshot=REGISTER,
    feasible=sound_plan().feasible,
    cost_cents=sound_plan().cost_cents,
    currency="USD",
    run="0f8fad5b-d9cb-469f-a165-70867728950e",
    asked_by="p-0001",
)


def act_of(kind: str, body: Any, *, by: str = "p-0001", evidence: tuple[str, ...] = ()) -> Act:
    return Submission(
        act=ActId("0f8fad5b-d9cb-469f-a165-70867728950e"),
        actor=Actor(person=PersonId(by), capacity="chief", delegation=None),
        kind=kind,
        mission="small",
        claimed=AT,
        seen=1,
        body=body_json(body),
        evidence=evidence,
    ).accepted(AT)


def made_codes(
    state: made.State,
    *,
    by: str = SYSTEM,
    evidence: tuple[str, ...] = (PLAN,),
    **changes: object,
) -> list[str]:
    body = MADE.model_copy(update=changes)
    act = act_of(made.KIND.name, body, by=by, evidence=evidence)
    return [finding.code for finding in made.decide(state, act)]


THERE = made.State(sound_plan(), frozenset({REGISTER}))


def test_the_planner_records_a_plan() -> None:
    assert made_codes(THERE) == []


def test_nobody_else_records_one() -> None:
    assert made_codes(THERE, by="p-0001") == ["L106"]


def test_a_plan_says_what_its_act_says() -> None:
    assert made_codes(THERE, cost_cents=1) == [faults.OTHER_FIGURE.code]
    assert made_codes(THERE, feasible=not MADE.feasible) == [faults.OTHER_FIGURE.code]
    assert made_codes(THERE, currency="EUR") == [faults.OTHER_FIGURE.code]


def test_a_plan_that_is_not_there_or_of_another_register_is_refused() -> None:
    nothing = made.State(None, frozenset())
    assert made_codes(nothing) == [faults.NO_SNAPSHOT.code, faults.NO_PLAN.code]
    other = made.State(sound_plan(), frozenset({"cd" * 32}))
    assert made_codes(other, snapshot="cd" * 32) == [faults.OTHER_REGISTER.code]


SHOCK, BEFORE = "ef" * 32, "cd" * 32


def test_a_plan_after_a_shock_counts_for_the_register_of_the_plan_before() -> None:
    other = made.State(sound_plan(), frozenset({"12" * 32}), replanned="12" * 32)
    changes: dict[str, Any] = {"snapshot": "12" * 32, "replans": BEFORE, "shock": SHOCK}
    assert made_codes(other, evidence=(PLAN, SHOCK), **changes) == []
    # the events are evidence, and both plan and events are named
    assert made_codes(other, **changes) == [faults.NOT_NAMED.code]
    half = {**changes, "shock": None}
    assert made_codes(other, **half) == [faults.HALF_A_SHOCK.code]


def test_a_plan_before_a_shock_has_to_be_there_and_of_that_register() -> None:
    changes: dict[str, Any] = {"replans": BEFORE, "shock": SHOCK}
    named = (PLAN, SHOCK)
    assert made_codes(THERE, evidence=named, **changes) == [faults.NO_PLAN.code]
    elsewhere = made.State(sound_plan(), frozenset({REGISTER}), replanned="12" * 32)
    assert made_codes(elsewhere, evidence=named, **changes) == [faults.OTHER_REGISTER.code]


def adopted_codes(**changes: Any) -> list[str]:
    fields: dict[str, Any] = {
        "snapshot": REGISTER,
        "current": REGISTER,
        "adopted": None,
        "violations": (),
    }
    act = act_of(adopted.KIND.name, adopted.Adopted(plan=PLAN))
    return [f.code for f in adopted.decide(adopted.State(**(fields | changes)), act)]


def test_a_plan_of_the_register_in_force_that_keeps_every_rule_is_adopted() -> None:
    assert adopted_codes() == []
    assert adopted_codes(adopted="cd" * 32) == []


def test_any_other_plan_is_not() -> None:
    assert adopted_codes(snapshot=None) == [faults.NO_PLAN.code]
    assert adopted_codes(current="cd" * 32) == [faults.OLD_REGISTER.code]
    assert adopted_codes(adopted=PLAN) == [faults.ADOPTED_ALREADY.code]
    assert adopted_codes(violations=("crew: nobody is there",)) == [faults.BREAKS_RULES.code]


def approved_codes(*, by: str = "p-0002", **changes: Any) -> list[str]:
    fields: dict[str, Any] = {
        "adopted": PLAN,
        "approved": False,
        "prepared_by": frozenset({"p-0001"}),
    }
    act = act_of(approved.KIND.name, approved.Approved(plan=PLAN), by=by)
    return [f.code for f in approved.decide(approved.State(**(fields | changes)), act)]


def test_another_person_approves_the_adopted_plan() -> None:
    assert approved_codes() == []


def test_nobody_approves_their_own_plan_or_another_than_the_adopted_one() -> None:
    assert approved_codes(by="p-0001") == [faults.OWN_PLAN.code]
    assert approved_codes(approved=True) == [faults.APPROVED_ALREADY.code]
    assert approved_codes(adopted=None) == [faults.NOT_ADOPTED.code]
    assert approved_codes(adopted="cd" * 32) == [faults.NOT_ADOPTED.code]
