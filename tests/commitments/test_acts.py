"""Contracts, leases and claims of a site, from the first paper to the seal of its file."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest

from drawdown.commitments.acts import KINDS
from drawdown.commitments.acts.state import Committed
from drawdown.commitments.apply import apply
from drawdown.commitments.file import CommitmentFile, standings
from drawdown.core.findings import Finding
from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.kind import Catalogue
from drawdown.rules.closing_reading import load_closing

RULES = load_closing()
PAPER = "ab" * 32
END = date(2023, 12, 31)
LEASE: dict[str, Any] = {
    "contract": "L-1",
    "counterparty": "the owner",
    "lease": True,
    "notice_days": 60,
}
CLAIM: dict[str, Any] = {"claim": "CL-1", "kind": "third_party_property", "happened": "2023-11-02"}


class Site:
    """The commitments of a site, and what was refused."""

    def __init__(self) -> None:
        self.file = CommitmentFile("ber", opened=date(2014, 1, 1))

    def tell(self, act: str, *, rules: str = RULES.digest, **body: Any) -> list[str]:
        told = Act(
            act=ActId(str(uuid.uuid4())),
            actor=Actor(person=PersonId("p-0001"), capacity="finance_legal", delegation=None),
            kind=act,
            mission="minusma",
            claimed=datetime(2026, 1, 1, tzinfo=UTC),
            recorded=datetime(2026, 1, 1, tzinfo=UTC),
            seen=0,
            body={"site": "ber", "document": PAPER} | body,
            evidence=(PAPER,),
            rules=rules,
        )
        found: tuple[Finding, ...] = (
            Catalogue(KINDS).kind_of(told).decide(Committed(RULES, self.file, END), told)
        )
        if not any(finding.severity == "error" for finding in found):
            self.file = apply(self.file, told)
        return [finding.code for finding in found]


def test_a_lease_is_noticed_runs_out_and_is_released() -> None:
    site = Site()
    assert not standings(site.file)["contracts_released"].met, "nobody recorded the land"
    assert site.tell("contract.recorded", **LEASE) == []
    assert site.tell("contract.released", contract="L-1", on="2023-08-13") == ["C106"]
    assert site.tell("contract.noticed", contract="L-1", on="2023-08-13") == []
    assert site.tell("contract.noticed", contract="L-1", on="2023-08-14") == ["C103"]
    assert site.tell("contract.released", contract="L-1", on="2023-10-11") == ["C105"]
    assert standings(site.file)["contracts_released"].reason == "not released: L-1"
    assert site.tell("contract.released", contract="L-1", on="2023-10-12") == []
    assert standings(site.file)["contracts_released"].met


def test_a_claim_is_decided_once_with_its_sum_or_its_reason() -> None:
    site = Site()
    assert site.tell("claim.filed", **CLAIM, on="2024-02-01") == []
    assert standings(site.file)["claims_settled"].reason == "open claims: CL-1"
    said: dict[str, Any] = {"claim": "CL-1", "on": "2024-03-01"}
    assert site.tell("claim.decided", **said, outcome="settled") == ["C207"]
    assert site.tell("claim.decided", **said, outcome="rejected") == ["C206"]
    assert site.tell("claim.decided", **said, outcome="settled", agreed=0) == []
    assert site.tell("claim.decided", **said, outcome="settled", agreed=0) == ["C203"]
    assert standings(site.file)["claims_settled"].met


def test_a_claim_made_too_late_is_kept_and_settled_only_under_an_exception() -> None:
    site = Site()
    assert site.tell("claim.filed", **CLAIM, on="2024-05-03") == ["C204"], "six months are over"
    late: dict[str, Any] = {"claim": "CL-2", "kind": "third_party_injury", "happened": "2023-12-01"}
    found = site.tell("claim.filed", **late, discovered="2024-09-01", on="2025-01-02")
    assert found == ["C204"], "a year after the mandate is over"
    said: dict[str, Any] = {
        "claim": "CL-1",
        "on": "2024-06-01",
        "outcome": "settled",
        "agreed": 100,
    }
    assert site.tell("claim.decided", **said) == ["C205"]
    assert site.tell("claim.decided", **said, exception="the Secretary-General") == []


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("contract.noticed", {"contract": "L-9", "on": "2023-08-13"}, "C102"),
        ("claim.decided", {"claim": "X", "on": "2023-08-13", "outcome": "rejected"}, "C202"),
        ("claim.filed", CLAIM | {"on": "2023-11-01"}, "C208"),
        ("contract.noticed", {"contract": "L-9", "on": "2013-08-13"}, "H108"),
        ("contract.recorded", LEASE | {"document": "cd" * 32}, "C301"),
    ],
)
def test_what_cannot_be_is_refused(kind: str, body: dict[str, Any], code: str) -> None:
    assert code in Site().tell(kind, **body)


def test_a_decision_names_the_rules_in_force() -> None:
    assert Site().tell("contract.recorded", rules="0" * 64, **LEASE) == ["H601"]
