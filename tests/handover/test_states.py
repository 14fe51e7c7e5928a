"""Changes of state: what each asks for, and that no way leads around a gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drawdown.core.findings import errors
from drawdown.handover.file import SiteFile
from drawdown.handover.states import Step, may_change, may_give, shown_state
from drawdown.rules.closing import Form, TransitionRule
from tests.handover.files import (
    DAY,
    RULES,
    site,
    with_document,
    with_evidence,
    with_passed,
    with_record,
)

RECORDS = {rule.id for rule in RULES.requirements if rule.form is Form.RECORD}


def codes(file: SiteFile, to: str, capacity: str, on: date = DAY) -> list[str]:
    return [f.code for f in errors(may_change(RULES, file, Step(to, on, capacity)))]


def ready_for(rule: TransitionRule) -> SiteFile:
    file = with_passed(with_evidence(site(rule.from_), *rule.gates), *rule.gates)
    for name in RULES.evidence_of(rule):
        file = with_record(file, name) if name in RECORDS else with_document(file, name)
    return file


@pytest.mark.parametrize("rule", RULES.transitions, ids=lambda rule: f"{rule.from_}-{rule.to}")
def test_a_change_that_has_all_it_needs_is_allowed_to_its_authority_alone(
    rule: TransitionRule,
) -> None:
    file = ready_for(rule)
    assert codes(file, rule.to, rule.authority) == []
    assert codes(file, rule.to, "stranger") == ["H105"]


@pytest.mark.parametrize("rule", RULES.transitions, ids=lambda rule: f"{rule.from_}-{rule.to}")
def test_a_change_that_lacks_any_gate_or_proof_is_refused(rule: TransitionRule) -> None:
    file = ready_for(rule)
    for gate in rule.gates:
        shut = replace(file, passed={g: p for g, p in file.passed.items() if g != gate})
        assert codes(shut, rule.to, rule.authority) == ["H103"]
    for name in RULES.evidence_of(rule):
        lacking = replace(
            file,
            given={n: docs for n, docs in file.given.items() if n != name},
            records={n: fact for n, fact in file.records.items() if n != name},
        )
        assert codes(lacking, rule.to, rule.authority) == ["H104"]


def test_all_that_is_missing_is_said_at_once() -> None:
    found = codes(site("drawing_down"), "empty_rear_party", "stranger")
    assert found == ["H105", "H103", "H103", "H103", "H104"]


def test_only_the_written_ways_exist() -> None:
    ways = {(rule.from_, rule.to) for rule in RULES.transitions}
    for from_ in RULES.states:
        for to in RULES.states:
            if (from_.id, to.id) in ways or to.id == "partly_handed_over":
                continue
            assert codes(site(from_.id), to.id, "director_mission_support") == ["H102"]


def test_nobody_moves_a_site_to_partly_handed_over() -> None:
    assert codes(site("drawing_down"), "partly_handed_over", "head_of_office") == ["H106"]


def test_a_site_whose_annex_is_signed_over_is_shown_as_partly_handed_over() -> None:
    annexes = {"opam": "signed_over", "office-du-riz": "drawing_down"}
    assert shown_state(site("drawing_down", parts=annexes)) == "partly_handed_over"
    assert shown_state(site("signed_over", parts=annexes)) == "signed_over"
    assert shown_state(site("drawing_down")) == "drawing_down"


def test_a_change_does_not_happen_before_the_last_one() -> None:
    file = with_passed(site(), "G1")
    early = date(2023, 6, 30)
    assert codes(file, "closure_ordered", "director_mission_support", early) == ["H107"]


def test_a_state_that_does_not_exist_is_named() -> None:
    assert codes(site(), "closed", "head_of_office") == ["H101"]


def test_evidence_is_given_by_who_owes_it() -> None:
    assert not list(may_give(RULES, site(), "closure_directive", "director_mission_support"))
    refused = may_give(RULES, site(), "closure_directive", "public_information")
    assert [finding.code for finding in refused] == ["H105"]


def test_what_follows_from_records_cannot_be_given_as_a_document() -> None:
    found = [f.code for f in may_give(RULES, site(), "assessment_done", "environmental_officer")]
    assert found == ["H302"]


def test_evidence_that_nothing_asks_for_is_named_with_the_nearest() -> None:
    [finding] = may_give(RULES, site(), "closure_directiv", "director_mission_support")
    assert finding.code == "H301"
    assert "closure_directive" in finding.remedy
