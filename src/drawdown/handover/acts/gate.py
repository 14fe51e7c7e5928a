"""`gate.passed`: a gate whose evidence is whole is passed, once."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import PartId, SiteId
from drawdown.handover.acts.state import Closing, closing_kind
from drawdown.handover.gates import may_pass
from drawdown.ledger.act import Act


class GatePassed(Frozen):
    """Which gate of which site, and on which day."""

    site: SiteId
    part: PartId | None = None
    gate: Annotated[str, Field(pattern=r"^G[1-9]$")]
    on: date


def decide(state: Closing, act: Act) -> tuple[Finding, ...]:
    """Refuse a gate that lacks evidence, whoever asks."""
    gate = GATE_PASSED.body_of(act).gate
    return tuple(may_pass(state.rules, state.file, gate))


GATE_PASSED = closing_kind("gate.passed", GatePassed, decide)
