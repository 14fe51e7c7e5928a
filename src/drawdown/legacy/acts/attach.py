"""`legacy.attached`: a photograph or another document belongs to an entry."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.legacy.acts.state import Legacy, named, unknown_entry
from drawdown.legacy.entry import Line
from drawdown.legacy.faults import ATTACHED, NOT_A_PHOTOGRAPH
from drawdown.register.mission import Id


class LegacyAttached(Frozen):
    """What the document shows, in both languages and in words that name no person."""

    entry: Id
    document: Sha256
    photograph: Annotated[bool, Field(strict=True)]
    """A photograph is shown on the page of its region; a document is kept."""
    caption: Line
    caption_fr: Line


def decide(state: Legacy, act: Act) -> tuple[Finding, ...]:
    """Refuse an entry that is not there, a document twice, and a photograph that is none."""
    body = LEGACY_ATTACHED.body_of(act)
    found = [*unknown_entry(state, body.entry), *named(act, body.document)]
    place = Place("act", field="document")
    if (body.entry, body.document) in state.attached:
        found.append(ATTACHED.at(place, entry=body.entry, digest=body.document[:16]))
    if body.photograph and body.document not in state.photographs:
        found.append(NOT_A_PHOTOGRAPH.at(place, digest=body.document[:16]))
    return tuple(found)


LEGACY_ATTACHED = Kind("legacy.attached", LegacyAttached, decide)
