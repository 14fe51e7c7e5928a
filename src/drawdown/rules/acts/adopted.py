"""An edited copy of the closing rules: proposed by one person, put in force by another.

Or withdrawn: `rules.proposed`, `rules.adopted`, `rules.withdrawn`. The copy is a stored document.
"""

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
    NOT_PROPOSED,
    NOT_WAITING,
    OWN_RULES,
    PROPOSED_ALREADY,
    RULES_AS_BEFORE,
    RULES_CHANGED,
    STEP_MISSING,
    VERSION_TWICE,
)

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
STEPS = ("exit_decision", "destruction_list")
"""Evidence whose owner decides on an exit and on a destruction: some office has to."""


class RulesProposed(Frozen):
    """Which rules are to come into force, which ones they are to replace, and why."""

    rules: Hash
    before: Hash
    """The rules in force that whoever edited them saw."""
    id: Annotated[str, Field(min_length=1, max_length=60)]
    version: Annotated[str, Field(min_length=1, max_length=60)]
    reason: Annotated[str, Field(min_length=1, max_length=600)]


class RulesAdopted(RulesProposed):
    """Which rules come into force, which ones they replace, and why."""


class RulesWithdrawn(RulesProposed):
    """Which proposed rules wait no longer, which ones they were to replace, and why."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The rules in force, the ones that are offered, and what records can prove."""

    digest: str
    offered: ClosingRules | None
    records: frozenset[str]
    """Evidence that some record proves."""
    versions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Every version that was ever in force, by its id and version: its digest."""
    proposers: frozenset[str] = frozenset()
    """Who proposed these rules in place of those in force."""


def decide_proposed(state: InForce, act: Act) -> tuple[Finding, ...]:
    """Refuse rules that nobody can follow, and what is proposed already."""
    body = RULES_PROPOSED.body_of(act)
    found = list(_against(state, body))
    if state.proposers:
        found.append(PROPOSED_ALREADY.at(Place("rules"), version=body.version))
    return tuple(found)


def decide(state: InForce, act: Act) -> tuple[Finding, ...]:
    """Refuse what nobody or the same person proposed, and a change of rules changed meanwhile."""
    found = list(_against(state, RULES_ADOPTED.body_of(act)))
    if not found and not state.proposers:
        found.append(NOT_PROPOSED.at(Place("rules")))
    if act.actor.person in state.proposers:
        found.append(OWN_RULES.at(Place("rules")))
    return tuple(found)


def decide_withdrawn(state: InForce, act: Act) -> tuple[Finding, ...]:
    """Refuse to withdraw what does not wait."""
    body = RULES_WITHDRAWN.body_of(act)
    waits = body.before == state.digest and bool(state.proposers)
    return () if waits else (NOT_WAITING.at(Place("rules"), version=body.version),)


def _against(state: InForce, body: RulesProposed) -> Iterator[Finding]:
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


RULES_PROPOSED = Kind("rules.proposed", RulesProposed, decide_proposed)
RULES_ADOPTED = Kind("rules.adopted", RulesAdopted, decide)
RULES_WITHDRAWN = Kind("rules.withdrawn", RulesWithdrawn, decide_withdrawn)
