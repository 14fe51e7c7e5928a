"""`tracks.proposed` and `tracks.adopted`: tables of both tracks, by two persons.

One proposes an edited copy, another puts it in force; the copy is a stored document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.liquidation.faults import (
    NO_SUCH_TABLES,
    NOT_NAMED,
    TABLES_AS_BEFORE,
    TABLES_CHANGED,
    TABLES_NOT_PROPOSED,
    TABLES_VERSION_TWICE,
)
from drawdown.liquidation.track_tables import TrackTables


class TracksProposed(Frozen):
    """Which tables of the two tracks somebody proposes, which ones they replace, and why."""

    tables: Hash
    before: Hash
    """The tables in force that whoever edited them saw."""
    version: Annotated[str, Field(min_length=1, max_length=60)]
    reason: Annotated[str, Field(min_length=1, max_length=600)]


class TracksAdopted(Frozen):
    """Which proposed tables come into force."""

    tables: Hash
    before: Hash
    """The tables in force that they replace."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Tables that persons proposed, in place of which ones."""

    before: str
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class TablesInForce:
    """The tables in force, those that an act names, and every proposal."""

    in_force: TrackTables
    named: TrackTables | None = None
    """None where the document is not stored, or nothing can be planned by it."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Every version that was ever proposed: its digest."""
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    """Proposals by their digest."""


def decide_proposed(state: TablesInForce, act: Act) -> tuple[Finding, ...]:
    """Refuse tables by which nothing can be planned, and a change of what changed meanwhile."""
    body, place = TRACKS_PROPOSED.body_of(act), Place("tracks")
    found = [*_stands(state, act, body.tables, body.before)]
    if state.named is None or state.named.version != body.version:
        return (*found, NO_SUCH_TABLES.at(place, digest=body.tables[:16]))
    if state.versions.get(body.version, body.tables) != body.tables:
        found.append(TABLES_VERSION_TWICE.at(place, version=body.version))
    return tuple(found)


def decide_adopted(state: TablesInForce, act: Act) -> tuple[Finding, ...]:
    """Refuse what nobody proposed in place of the tables in force."""
    body, place = TRACKS_ADOPTED.body_of(act), Place("tracks")
    found = [*_stands(state, act, body.tables, body.before)]
    proposal = state.proposals.get(body.tables)
    if proposal is None or proposal.before != body.before:
        found.append(TABLES_NOT_PROPOSED.at(place, digest=body.tables[:16]))
    if state.named is None:
        found.append(NO_SUCH_TABLES.at(place, digest=body.tables[:16]))
    return tuple(found)


def _stands(state: TablesInForce, act: Act, tables: str, before: str) -> Iterator[Finding]:
    place, force = Place("tracks"), state.in_force.digest
    if tables not in act.evidence:
        yield NOT_NAMED.at(Place("act", field="tables"), digest=tables[:16])
    if before != force:
        yield TABLES_CHANGED.at(place, before=before[:16], force=force[:16])
    if tables == force:
        yield TABLES_AS_BEFORE.at(place)


TRACKS_PROPOSED = Kind("tracks.proposed", TracksProposed, decide_proposed)
TRACKS_ADOPTED = Kind("tracks.adopted", TracksAdopted, decide_adopted)
