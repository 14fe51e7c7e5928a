"""`legacy.recorded` and `legacy.imported`: entries come in, one by one or as a whole workbook."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.legacy.acts.state import Legacy, named, unknown_sites
from drawdown.legacy.entry import LegacyEntry
from drawdown.legacy.faults import NO_LIST


class LegacyRecorded(Frozen):
    """An entry as it stands from now on; one of the same id is replaced."""

    entry: LegacyEntry


class LegacyImported(Frozen):
    """A list of entries, named by its hash; each replaces the one of its id."""

    list: Sha256
    file: Annotated[str, Field(min_length=1, max_length=200)]
    entries: Annotated[int, Field(ge=1)]


def decide_recorded(state: Legacy, act: Act) -> tuple[Finding, ...]:
    """Refuse sites that nobody knows."""
    return tuple(unknown_sites(state, LEGACY_RECORDED.body_of(act).entry))


def decide_imported(state: Legacy, act: Act) -> tuple[Finding, ...]:
    """Refuse a list that is not stored or says otherwise, and sites that nobody knows."""
    body = LEGACY_IMPORTED.body_of(act)
    found = [*named(act, body.list)]
    if state.imported is None or len(state.imported) != body.entries:
        found.append(NO_LIST.at(Place("act", field="list"), digest=body.list[:16]))
    for entry in state.imported or ():
        found += unknown_sites(state, entry)
    return tuple(found)


LEGACY_RECORDED = Kind("legacy.recorded", LegacyRecorded, decide_recorded)
LEGACY_IMPORTED = Kind("legacy.imported", LegacyImported, decide_imported)
