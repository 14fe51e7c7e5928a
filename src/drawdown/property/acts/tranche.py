"""Acts on a tranche of the disposal plan: put forward with its totals, approved or returned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.property.acts.files import Papers
from drawdown.property.acts.values import FileId, SiteId, names_another
from drawdown.property.count.truth import Reading
from drawdown.property.faults import (
    FILE_TWICE,
    NOTHING_DECIDED,
    OTHER_SUMS,
    PAPER_NOT_NAMED,
    TRUTH_FIRST,
)
from drawdown.property.files.decide import Filing, against_authority, against_step
from drawdown.property.files.tables import BY_ACT


class GroupSum(Frozen):
    """A group in one currency, as the tranche puts it forward."""

    group: Annotated[str, Field(pattern=r"^(I|II|III|IV|V)$")]
    currency: Annotated[str, Field(pattern=r"^([A-Z]{3})?$")]
    lines: Annotated[int, Field(ge=1)]
    pieces: Annotated[int, Field(ge=0)]
    purchase: Annotated[int, Field(ge=0)]
    residual: Annotated[int, Field(ge=0)]
    unpriced: Annotated[int, Field(ge=0)]


class TrancheProposed(Frozen):
    """All lines of a site that are decided and in no tranche yet, with their sums."""

    file: FileId
    site: SiteId
    on: date
    sums: Annotated[tuple[GroupSum, ...], Field(max_length=200)]


class TrancheDecided(Frozen):
    """The authority approves a tranche, or returns it."""

    file: FileId
    site: SiteId
    on: date
    papers: Papers = Field(default_factory=dict)
    note: Annotated[str, Field(max_length=600)] = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be put forward now, and what gate G2 says."""

    taken: bool
    sums: tuple[GroupSum, ...]
    truth: Mapping[str, Reading] = field(default_factory=dict)


def decide_proposed(state: Proposal, act: Act) -> tuple[Finding, ...]:
    """Refuse before the property is counted, and sums that are not those of the lines."""
    body = TRANCHE_PROPOSED.body_of(act)
    place = Place("act", field="sums")
    found = list(names_another(act, body.site))
    if state.taken:
        found.append(FILE_TWICE.at(Place("act", field="file"), file=body.file, kind="tranche"))
    if not state.sums:
        found.append(NOTHING_DECIDED.at(place, site=body.site))
    elif state.sums != body.sums:
        found.append(OTHER_SUMS.at(place))
    found += [
        TRUTH_FIRST.at(place, reason=reading.reason)
        for reading in state.truth.values()
        if not reading.met
    ]
    return tuple(found)


def decide_decided(state: Filing, act: Act) -> tuple[Finding, ...]:
    """Refuse another office than the bands say, where they are known."""
    body = (TRANCHE_DECIDED if act.kind == TRANCHE_DECIDED.name else TRANCHE_RETURNED).body_of(act)
    rule = BY_ACT[act.kind]
    found = [*names_another(act, body.site), *against_step(state, rule, body.papers, body.on)]
    for paper, digest in body.papers.items():
        if digest not in act.evidence:
            found.append(PAPER_NOT_NAMED.at(Place("act", field="evidence"), paper=paper))
    if act.kind == TRANCHE_DECIDED.name:
        found += against_authority(state, act.actor.capacity)
    return tuple(found)


TRANCHE_PROPOSED = Kind("tranche.proposed", TrancheProposed, decide_proposed)
TRANCHE_DECIDED = Kind("tranche.decided", TrancheDecided, decide_decided)
TRANCHE_RETURNED = Kind("tranche.returned", TrancheDecided, decide_decided)
