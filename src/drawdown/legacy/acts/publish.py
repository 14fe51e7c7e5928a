"""`legacy.published`: anybody may read what was done in a region; or no longer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.legacy.acts.state import Legacy
from drawdown.legacy.entry import Line
from drawdown.legacy.faults import AS_IT_IS, NOTHING_THERE


class LegacyPublished(Frozen):
    """Whether the page of a region is open to everybody from now on."""

    region: Line
    public: Annotated[bool, Field(strict=True)]


def decide(state: Legacy, act: Act) -> tuple[Finding, ...]:
    """Refuse a region of which nothing is recorded, and what is so already."""
    body = LEGACY_PUBLISHED.body_of(act)
    place = Place("act", field="region")
    if body.region not in state.regions:
        return (NOTHING_THERE.at(place, region=body.region),)
    if (body.region in state.published) == body.public:
        return (AS_IT_IS.at(place, region=body.region),)
    return ()


LEGACY_PUBLISHED = Kind("legacy.published", LegacyPublished, decide)
