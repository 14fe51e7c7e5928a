"""What speaks against a step of a file: its state, its papers, its lines, its authority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.property.faults import (
    FILE_TWICE,
    NO_FILE,
    NO_PAPER,
    NOT_APPROVED,
    NOT_AT_SITE,
    NOT_STRIPPED,
    OTHER_AUTHORITY,
    OTHER_METHOD,
    STEP_TOO_EARLY,
    WRONG_STATE,
)
from drawdown.property.files.file import DisposalFile, FileKind
from drawdown.property.files.tables import StepRule

PLACE = Place("act", field="file")
METHODS: Mapping[FileKind, frozenset[str]] = {
    FileKind.LOT: frozenset({"sell", "sell_agency", "compensation"}),
    FileKind.GIFT: frozenset({"gift"}),
    FileKind.DESTRUCTION: frozenset({"destroy"}),
}
"""The methods that a line must be decided by to stand in such a file."""
STRIPPED_BEFORE = frozenset({"lot.sold", "gift.passed"})
"""Rule R17: logos, plates and barcodes are off before property is no longer ours."""


@dataclass(frozen=True, slots=True)
class LineState:
    """What is known of a line at the site of a file."""

    there: int
    """Pieces at the site that no other file holds."""
    method: str = ""
    """What the decision that counts says; empty where there is none."""
    approved: bool = False
    """Whether the tranche of that decision is approved."""
    stripped: bool = False
    residual: int | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filing:
    """What a step is decided on: its file, if it is there, and its lines."""

    file: DisposalFile | None
    lines: Mapping[str, LineState] = field(default_factory=dict)
    authority: str | None = None
    """Who decides on the most valuable piece; none where values or bands are not known."""
    bands_known: bool = False
    worth: tuple[int, str] | None = None
    """The depreciated value of the most valuable piece of a tranche, in minor units, and its
    currency; none where a value is not known, or values stand in several currencies."""


def against_first(
    state: Filing, rule: StepRule, lines: Mapping[str, int], *, forced: bool
) -> Iterator[Finding]:
    """Yield why a file cannot be opened with such lines."""
    if state.file is not None:
        yield FILE_TWICE.at(PLACE, file=state.file.id, kind=rule.kind)
    for line, pieces in lines.items():
        known = state.lines.get(line)
        place = Place("act", field="lines")
        if known is None or known.there < pieces:
            there = known.there if known else 0
            yield NOT_AT_SITE.at(place, line=line, wanted=pieces, there=there)
            continue
        methods = METHODS.get(rule.kind)
        if methods is None or forced:
            continue
        if known.method not in methods:
            decided = known.method or "not decided"
            yield OTHER_METHOD.at(place, line=line, method=decided, kind=rule.kind)
        elif not known.approved:
            yield NOT_APPROVED.at(place, line=line)


def against_step(
    state: Filing, rule: StepRule, papers: Mapping[str, str], on: date
) -> Iterator[Finding]:
    """Yield why a file cannot take a step: its state, the day, the papers, marks on its lines."""
    if state.file is None:
        yield NO_FILE.at(PLACE)
        return
    file = state.file
    if file.state not in rule.states:
        possible = ", ".join(rule.states)
        yield WRONG_STATE.at(PLACE, file=file.id, state=file.state, choices=possible)
    last = max((step.on for step in file.steps), default=file.opened)
    if on < last:
        yield STEP_TOO_EARLY.at(Place("act", field="on"), day=on, last=last)
    yield from against_papers(rule, papers)
    if rule.act in STRIPPED_BEFORE:
        for line in file.lines:
            known = state.lines.get(line)
            if known is not None and not known.stripped:
                yield NOT_STRIPPED.at(Place("act", field="file"), line=line)


def against_papers(rule: StepRule, papers: Mapping[str, str]) -> Iterator[Finding]:
    """Yield each paper that a step needs and the act does not bring."""
    for paper in rule.papers:
        if paper not in papers:
            yield NO_PAPER.at(Place("act", field="papers"), paper=paper)


def against_authority(state: Filing, capacity: str) -> Iterator[Finding]:
    """Yield that another office decides on so much. Unknown bands forbid nothing, and say so."""
    if state.bands_known and state.authority is not None and state.authority != capacity:
        yield OTHER_AUTHORITY.at(PLACE, authority=state.authority, capacity=capacity)
