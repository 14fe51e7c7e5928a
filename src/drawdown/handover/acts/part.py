"""`part.opened`: a parcel or annex of a site gets a file of its own."""

from __future__ import annotations

from enum import StrEnum

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import PartId, SiteId, Words
from drawdown.handover.acts.state import Closing, closing_kind
from drawdown.handover.faults import PART_TWICE
from drawdown.ledger.act import Act


class PartKind(StrEnum):
    """What a part of a site is."""

    ANNEX = "annex"
    PARCEL = "parcel"


class PartOpened(Frozen):
    """A part that can be handed over by itself."""

    site: SiteId
    part: PartId
    kind: PartKind
    name: Words


def decide(state: Closing, act: Act) -> tuple[Finding, ...]:
    """Refuse a part that is there already. The state's file is that of the whole site."""
    part = PART_OPENED.body_of(act).part
    if part in state.file.parts:
        return (PART_TWICE.at(Place(state.file.subject, field="parts"), id=part),)
    return ()


PART_OPENED = closing_kind("part.opened", PartOpened, decide)
