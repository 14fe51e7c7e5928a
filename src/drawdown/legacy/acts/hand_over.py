"""`legacy.handed_over`: somebody looks after it from now on; a paper may say so."""

from __future__ import annotations

from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.legacy.acts.state import Legacy, named, unknown_entry
from drawdown.legacy.entry import Line
from drawdown.legacy.faults import HANDED_OVER, LATER_THAN_NOW
from drawdown.register.mission import Id


class LegacyHandedOver(Frozen):
    """The successor is a body or an office, not a person."""

    entry: Id
    successor: Line
    on: date
    document: Sha256 | None = None


def decide(state: Legacy, act: Act) -> tuple[Finding, ...]:
    """Refuse an entry that is not there, a second handover, and a day that has not come."""
    body = LEGACY_HANDED_OVER.body_of(act)
    found = [*unknown_entry(state, body.entry)]
    if body.document is not None:
        found += named(act, body.document)
    before = state.handed_over.get(body.entry)
    if before is not None:
        told = {"successor": before.successor, "day": before.on.isoformat()}
        found.append(HANDED_OVER.at(Place("act", field="entry"), entry=body.entry, **told))
    if body.on > act.recorded.date():
        found.append(LATER_THAN_NOW.at(Place("act", field="on"), day=body.on.isoformat()))
    return tuple(found)


LEGACY_HANDED_OVER = Kind("legacy.handed_over", LegacyHandedOver, decide)
