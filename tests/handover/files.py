"""Files of sites for the tests, and what gives a gate its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drawdown.handover.file import Given, Passage, SiteFile, Standing
from drawdown.rules.closing import ClosingRules, Form
from drawdown.rules.closing_reading import load_closing

RULES = load_closing()
DAY = date(2023, 12, 8)
DOCUMENT = "ab" * 32


def site(state: str = "operating", **more: object) -> SiteFile:
    return replace(SiteFile(site="mopti-sevare", state=state, since=date(2023, 7, 1)), **more)  # type: ignore[arg-type]


def with_document(file: SiteFile, *evidence: str) -> SiteFile:
    given = {name: (Given(DOCUMENT, by="p-1", on=DAY),) for name in evidence}
    return replace(file, given={**file.given, **given})


def with_record(file: SiteFile, *evidence: str) -> SiteFile:
    met = {name: Standing(met=True, reason="it is so") for name in evidence}
    return replace(file, records={**file.records, **met})


def with_evidence(file: SiteFile, *gates: str, rules: ClosingRules = RULES) -> SiteFile:
    for gate in gates:
        for rule in rules.of_gate(gate):
            add = with_document if rule.form is Form.DOCUMENT else with_record
            file = add(file, rule.id)
    return file


def with_passed(file: SiteFile, *gates: str) -> SiteFile:
    passed = {gate: Passage(by="p-1", on=DAY, rules="1") for gate in gates}
    return replace(file, passed={**file.passed, **passed})
