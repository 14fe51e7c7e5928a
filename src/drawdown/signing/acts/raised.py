"""`pack.raised`: a copy of the signed file with a time-stamp added; nothing signed has changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PartId, SiteId
from drawdown.ledger.act import Act
from drawdown.signing.acts.sign import Number
from drawdown.signing.acts.state import Packing, packing
from drawdown.signing.file import Level, Raised
from drawdown.signing.ways_faults import ENDED, NOT_COMPLETE, NOT_RAISED_FROM, SHORTER


class PackRaised(Frozen):
    """A copy that can be checked for longer, and the day until which its time-stamp holds."""

    site: SiteId
    part: PartId | None = None
    version: Number
    document: Hash
    level: Level
    until: date
    on: date

    def to_raised(self, by: str) -> Raised:
        """Return the copy."""
        return Raised(document=self.document, level=self.level, on=self.on, until=self.until, by=by)


def decide(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse what is not the signed file with a time-stamp added, or holds no longer than before.

    The level and the day are what was found in the file, whatever the sender says.
    """
    body, last = PACK_RAISED.body_of(act), state.file.last
    place = Place(state.file.subject, field="document")
    if last is None or last.number != body.version or not last.complete:
        yield NOT_COMPLETE.at(place)
        return
    if state.seen is None:
        yield NOT_RAISED_FROM.at(place, reason="nobody could look into it")
    for against in state.seen.against if state.seen else ():
        yield NOT_RAISED_FROM.at(place, reason=against)
    if last.good_until is not None and body.until <= last.good_until:
        yield SHORTER.at(place, known=last.good_until, until=body.until)
    if body.until < body.on:
        yield ENDED.at(place, until=body.until)


PACK_RAISED = packing("pack.raised", PackRaised, decide)
