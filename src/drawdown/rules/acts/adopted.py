"""`rules.adopted`: an edited copy of the closing rules is put in force, as a stored document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.rules.closing import ClosingRules
from drawdown.rules.faults import (
    NO_RECORD,
    NO_SUCH_RULES,
    RULES_AS_BEFORE,
    RULES_CHANGED,
    STEP_MISSING,
    VERSION_TWICE,
)

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
STEPS = ("exit_decision", "destruction_list")
"""Evidence whose owner decides on an exit and on a destruction: some office has to."""


class RulesAdopted(Frozen):
    """Which rules come into force, which ones they replace, and why."""

    rules: Hash
    before: Hash
    """The rules in force that whoever edited them saw."""
    id: Annotated[str, Field(min_length=1, max_length=60)]
    version: Annotated[str, Field(min_length=1, max_length=60)]
    reason: Annotated[str, Field(min_length=1, max_length=600)]


@dataclass(frozen=True, slots=True)
class InForce:
    """The rules in force, the ones that are offered, and what records can prove."""

    digest: str
    offered: ClosingRules | None
    records: frozenset[str]
    """Evidence that some record proves."""
    versions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Every version that was ever in force, by its id and version: its digest."""


def decide(state: InForce, act: Act) -> tuple[Finding, ...]:
    """Refuse rules that nobody can follow, and a change of rules that changed meanwhile."""
    return tuple(_against(state, RULES_ADOPTED.body_of(act)))


def _against(state: InForce, body: RulesAdopted) -> Iterator[Finding]:
    place = Place("rules")
    if body.before != state.digest:
        yield RULES_CHANGED.at(place, before=body.before[:16], force=state.digest[:16])
    if body.rules == state.digest:
        yield RULES_AS_BEFORE.at(place)
    offered = state.offered
    if offered is None or (offered.id, offered.version) != (body.id, body.version):
        yield NO_SUCH_RULES.at(place, digest=body.rules[:16])
        return
    if state.versions.get((body.id, body.version), body.rules) != body.rules:
        yield VERSION_TWICE.at(place, version=body.version)
    for evidence in sorted(offered.from_records - state.records):
        yield NO_RECORD.at(place, evidence=evidence)
    for evidence in STEPS:
        if evidence not in offered.wording:
            yield STEP_MISSING.at(place, evidence=evidence)


RULES_ADOPTED = Kind("rules.adopted", RulesAdopted, decide)
