"""`pack.made`: a version of the pack, draft or final, by the hash of its document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PartId, SiteId
from drawdown.ledger.act import Act
from drawdown.signing.acts.state import Packing, packing
from drawdown.signing.case import LEFT
from drawdown.signing.faults import (
    NOT_NEXT,
    NOT_REPLACED,
    OTHER_PARTIES,
    SAME_DOCUMENT,
    SIGNED_WHOLE,
)
from drawdown.signing.file import Stage, Version


class PackMade(Frozen):
    """A version, and the one before it, which it replaces."""

    site: SiteId
    part: PartId | None = None
    version: Annotated[int, Field(ge=1, le=999)]
    stage: Stage
    document: Hash
    replaces: Hash | None = None
    reading: Hash | None = None
    """The twin for reading, also aloud."""
    alone: bool = False
    """Whether the mission signs it alone: nobody was there to receive the site."""
    on: date

    def to_version(self, by: str) -> Version:
        """Return the version."""
        return Version(
            number=self.version,
            stage=self.stage,
            document=self.document,
            on=self.on,
            by=by,
            replaces=self.replaces or "",
            reading=self.reading or "",
            alone=self.alone,
        )


def decide(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse a version out of turn, and one that hides what it replaces or is the same file.

    A version that one side has signed may be replaced; what both have signed stands for good.
    """
    body, last = PACK_MADE.body_of(act), state.file.last
    place = Place(state.file.subject, field="version")
    if body.version != (following := len(state.file.versions) + 1):
        yield NOT_NEXT.at(place, named=body.version, next=following)
    if (body.replaces or "") != (last.document if last else ""):
        yield NOT_REPLACED.at(place, digest=last.document[:16] if last else "nothing")
    if last is not None and last.complete:
        yield SIGNED_WHOLE.at(place, version=last.number)
    if body.alone != (state.site.state == LEFT):
        yield OTHER_PARTIES.at(place, state=state.site.state)
    for earlier in state.file.versions:
        if earlier.document == body.document:
            yield SAME_DOCUMENT.at(place, version=earlier.number)


PACK_MADE = packing("pack.made", PackMade, decide)
