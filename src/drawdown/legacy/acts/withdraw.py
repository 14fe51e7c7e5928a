"""`legacy.withdrawn`: an entry was wrong; it is told no more, and its acts stay in the ledger."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.legacy.acts.state import Legacy, unknown_entry
from drawdown.legacy.faults import NO_REASON
from drawdown.register.mission import Id


class LegacyWithdrawn(Frozen):
    """Which entry, and what is wrong with it. The same id can be recorded anew."""

    entry: Id
    reason: Annotated[str, Field(max_length=600)]


def decide(state: Legacy, act: Act) -> tuple[Finding, ...]:
    """Refuse an entry that is not there, and a withdrawal without a reason."""
    body = LEGACY_WITHDRAWN.body_of(act)
    found = [*unknown_entry(state, body.entry)]
    if not body.reason.strip():
        found.append(NO_REASON.at(Place("act", field="reason"), entry=body.entry))
    return tuple(found)


LEGACY_WITHDRAWN = Kind("legacy.withdrawn", LegacyWithdrawn, decide)
