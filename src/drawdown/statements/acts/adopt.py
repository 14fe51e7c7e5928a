"""`figures.adopted`: the mission's own definitions of figures come into force, as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.statements.acts.state import Reason, named
from drawdown.statements.faults import (
    FIGURES_AS_BEFORE,
    FIGURES_CHANGED,
    FIGURES_VERSION_TWICE,
    NO_SUCH_DEFINITIONS,
)
from drawdown.statements.own import OwnFigures


class FiguresAdopted(Frozen):
    """Which definitions come into force, which ones they replace, and why."""

    figures: Sha256
    before: Sha256
    """The definitions in force that whoever edited them saw."""
    version: Annotated[str, Field(min_length=1, max_length=60)]
    reason: Reason


@dataclass(frozen=True, slots=True)
class DefinitionsInForce:
    """The definitions in force, and those that are offered."""

    digest: str
    offered: OwnFigures | None = None
    """None where the document is not stored or defines nothing that can be followed."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Every version that was ever in force: its digest."""


def decide(state: DefinitionsInForce, act: Act) -> tuple[Finding, ...]:
    """Refuse definitions that nobody can follow, and a change of what changed meanwhile."""
    body = FIGURES_ADOPTED.body_of(act)
    return (*named(act, body.figures), *_against(state, body))


def _against(state: DefinitionsInForce, body: FiguresAdopted) -> Iterator[Finding]:
    place = Place("figures")
    if body.before != state.digest:
        yield FIGURES_CHANGED.at(place, before=body.before[:16], force=state.digest[:16])
    if body.figures == state.digest:
        yield FIGURES_AS_BEFORE.at(place)
    if state.offered is None or state.offered.version != body.version:
        yield NO_SUCH_DEFINITIONS.at(place, digest=body.figures[:16])
        return
    if state.versions.get(body.version, body.figures) != body.figures:
        yield FIGURES_VERSION_TWICE.at(place, version=body.version)


FIGURES_ADOPTED = Kind("figures.adopted", FiguresAdopted, decide)
