"""A passed gate settles the tasks that led to it; a site that was left waits for few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from drawdown.handover.file import Passage, SiteFile
from drawdown.handover.settled import settle
from drawdown.progress.task import Stage, Work
from drawdown.rules.closing_reading import load_closing
from drawdown.rules.pack_reading import load_pack

RULES = load_closing()
DAY = date(2023, 8, 25)
WORKS = {
    rule.id: Work(
        site="menaka",
        task=rule.id,
        section=rule.lead,
        output=rule.output,
        preds=tuple(rule.preds),
        planned_start=DAY,
        due=DAY,
        baseline_due=DAY,
        float_days=0,
    )
    for rule in load_pack("field-mission").tasks
}
LATE = date(2023, 12, 8)


def passed(*gates: str, state: str = "closure_ordered") -> SiteFile:
    ways = {gate: Passage(by="p-0001", on=DAY, rules="0" * 64) for gate in gates}
    return SiteFile(site="menaka", state=state, since=DAY, passed=ways)


def test_nothing_is_settled_before_any_gate_is_passed() -> None:
    assert settle(RULES, SiteFile(site="menaka"), WORKS) == WORKS
    assert settle(RULES, passed(), WORKS) == WORKS


def test_a_passed_gate_settles_its_tasks_and_all_that_came_before_them() -> None:
    works = settle(RULES, passed("G1", "G2"), WORKS)
    assert {name for name, work in works.items() if work.settled} == {"T01", "T02", "T07"}
    assert works["T07"].stage is Stage.SETTLED
    assert not works["T07"].overdue(LATE)
    assert works["T15"].overdue(LATE)


def test_a_signature_settles_what_led_to_it_and_leaves_what_follows() -> None:
    gates = ("G1", "G2", "G3", "G4", "G5", "G6")
    works = settle(RULES, passed(*gates, state="signed_over"), WORKS)
    assert works["T22"].settled == works["T56"].settled == DAY
    assert not {"T57", "T58", "T59", "T62"} & {n for n, work in works.items() if work.settled}


def test_a_site_left_without_a_handover_waits_for_its_sealing_alone() -> None:
    works = settle(RULES, passed("G1", state="closed_without_handover"), WORKS)
    assert works["T53"].settled == DAY, "nobody inspects jointly where nobody may come"
    assert not {"T58", "T59"} & {name for name, work in works.items() if work.settled}


def test_what_was_reported_stays_reported() -> None:
    done = replace(WORKS["T01"], reported=replace(WORKS["T01"].reported, done=DAY))
    works = settle(RULES, passed("G1"), {**WORKS, "T01": done})
    assert works["T01"].stage is Stage.DONE


@given(st.sets(st.sampled_from([gate.id for gate in RULES.gates])), st.data())
def test_one_gate_more_never_opens_a_task_again(gates: set[str], data: st.DataObject) -> None:
    more = data.draw(st.sampled_from([gate.id for gate in RULES.gates]))
    state = data.draw(st.sampled_from([state.id for state in RULES.states]))
    fewer = {n for n, w in settle(RULES, passed(*gates, state=state), WORKS).items() if w.settled}
    all_ = settle(RULES, passed(*gates, more, state=state), WORKS)
    assert fewer <= {name for name, work in all_.items() if work.settled}
