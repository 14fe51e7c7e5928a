"""Gates name their missing proofs, and nobody passes one without them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.findings import errors
from drawdown.handover.file import SiteFile, Standing
from drawdown.handover.gates import gate_status, gates_of, may_pass
from drawdown.rules.closing import Form
from tests.handover.files import RULES, site, with_document, with_evidence, with_passed, with_record

GATES = [gate.id for gate in RULES.gates]


def codes(file: SiteFile, gate: str) -> list[str]:
    return [finding.code for finding in errors(may_pass(RULES, file, gate))]


def test_a_new_site_lacks_everything_and_each_proof_has_an_owner() -> None:
    for status in gates_of(RULES, site()):
        assert not status.ready
        assert not status.present
        assert [m.rule.id for m in status.missing] == [r.id for r in RULES.of_gate(status.rule.id)]
        assert all(missing.rule.owner for missing in status.missing)
        assert all(missing.since == date(2023, 7, 1) for missing in status.missing)


@pytest.mark.parametrize("gate", GATES)
def test_a_gate_with_all_its_evidence_can_be_passed_once(gate: str) -> None:
    ready = with_evidence(site(), gate)
    assert codes(ready, gate) == []
    assert codes(with_passed(ready, gate), gate) == ["H202"]


@pytest.mark.parametrize("rule", RULES.requirements, ids=lambda rule: rule.id)
def test_a_gate_that_lacks_one_proof_is_shut_and_says_which(rule: object) -> None:
    assert hasattr(rule, "id")
    assert hasattr(rule, "gate")
    whole = with_evidence(site(), rule.gate)
    without = replace(
        whole,
        given={name: docs for name, docs in whole.given.items() if name != rule.id},
        records={name: fact for name, fact in whole.records.items() if name != rule.id},
    )
    assert codes(without, rule.gate) == ["H203"]
    gate = next(gate for gate in RULES.gates if gate.id == rule.gate)
    assert [missing.rule.id for missing in gate_status(RULES, without, gate).missing] == [rule.id]


def test_a_document_does_not_stand_in_for_a_record_nor_the_other_way_round() -> None:
    records = [rule.id for rule in RULES.of_gate("G4") if rule.form is Form.RECORD]
    documents = [rule.id for rule in RULES.of_gate("G4") if rule.form is Form.DOCUMENT]
    swapped = with_document(with_record(site(), *documents), *records)
    assert codes(swapped, "G4") == ["H203"]


def test_a_record_that_is_not_met_says_why_and_since_when() -> None:
    fact = Standing(met=False, reason="3 containers not proved empty", since=date(2023, 11, 2))
    file = replace(with_evidence(site(), "G4"), records={"containers_empty": fact})
    gate = next(gate for gate in RULES.gates if gate.id == "G4")
    lacking = {m.rule.id: m for m in gate_status(RULES, file, gate).missing}
    assert lacking["containers_empty"].reason == "3 containers not proved empty"
    assert lacking["containers_empty"].since == date(2023, 11, 2)


def test_no_gate_opens_once_the_file_is_sealed() -> None:
    assert "H304" in codes(with_evidence(site("file_sealed"), "G7"), "G7")


def test_a_gate_that_does_not_exist_is_named() -> None:
    assert codes(site(), "G9") == ["H201"]


@given(st.sets(st.sampled_from([rule.id for rule in RULES.requirements])))
def test_a_gate_opens_exactly_when_all_its_evidence_is_there(there: set[str]) -> None:
    forms = {rule.id: rule.form for rule in RULES.requirements}
    file = with_document(site(), *(n for n in sorted(there) if forms[n] is Form.DOCUMENT))
    file = with_record(file, *(n for n in sorted(there) if forms[n] is Form.RECORD))
    for gate in GATES:
        whole = {rule.id for rule in RULES.of_gate(gate)} <= there
        assert (codes(file, gate) == []) is whole


def test_a_document_is_not_enough_where_records_of_the_same_thing_say_otherwise() -> None:
    given = with_evidence(site(), "G2")
    short = Standing(met=False, reason="3 of 12 lines are not counted", since=date(2023, 8, 1))
    file = replace(given, records={**given.records, "count_complete": short})
    [missing] = gate_status(RULES, file, RULES.gates[1]).missing
    assert (missing.rule.id, missing.reason) == ("count_complete", short.reason)
    assert codes(file, "G2") == ["H203"]
    whole = Standing(met=True, reason="12 lines, all counted")
    counted = replace(given, records={**given.records, "count_complete": whole})
    assert codes(counted, "G2") == []
    assert codes(replace(counted, given={}), "G2") == ["H203"], "the signed list is still asked for"


def test_a_gate_that_no_way_on_leads_through_is_not_asked_any_more() -> None:
    left = replace(site(), state="closed_without_handover")
    assert [s.rule.id for s in gates_of(RULES, left) if s.asked] == ["G7"]
    assert all(status.asked for status in gates_of(RULES, site()))
    early = replace(site(), state="early_closed")
    assert [s.rule.id for s in gates_of(RULES, early) if not s.asked] == ["G1", "G2", "G3"]
    sealed = replace(site(), state="file_sealed")
    assert not any(status.asked for status in gates_of(RULES, sealed))
