"""`mapping.saved`: how the table of an enterprise system is read, from now on."""

from __future__ import annotations

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.property.intake.mapping import PropertyMapping


class MappingSaved(Frozen):
    """The whole mapping; it takes the place of the last one of its id."""

    mapping: PropertyMapping


def decide(state: None, act: Act) -> tuple[Finding, ...]:
    """A mapping that can be read can be saved."""
    return ()


MAPPING_SAVED = Kind("mapping.saved", MappingSaved, decide)
