"""`gate.passed`: a gate whose evidence is whole is passed, once."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import PartId, SiteId
from drawdown.handover.acts.state import Closing, under_the_rules
from drawdown.handover.gates import may_pass
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind


class GatePassed(Frozen):
    """Which gate of which site, and on which day."""

    site: SiteId
    part: PartId | None = None
    gate: Annotated[str, Field(pattern=r"^G[1-9]$")]
    on: date


def decide(state: Closing, act: Act) -> tuple[Finding, ...]:
    """Refuse a gate that lacks evidence, whoever asks."""
    gate = GATE_PASSED.body_of(act).gate
    return (*under_the_rules(state.rules, act), *may_pass(state.rules, state.file, gate))


GATE_PASSED = Kind("gate.passed", GatePassed, decide)
