"""Acts on the files of disposal: cases, lots, gifts, destructions begin, and take steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.ledger.personal import Personal
from drawdown.property.acts.values import (
    MOST_LINES,
    FileId,
    LineId,
    SiteId,
    Words,
    names_another,
)
from drawdown.property.faults import FEW_WITNESSES, NO_LINE, PAPER_NOT_NAMED
from drawdown.property.files.decide import (
    Filing,
    against_first,
    against_papers,
    against_step,
)
from drawdown.property.files.file import DisposalFile, FileKind, Step
from drawdown.property.files.tables import BY_ACT, FIRST, RULES, WITNESSES, StepRule
from drawdown.property.intake.listing import Hash

Papers = Mapping[Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=40)], Hash]
Amount = Annotated[int, Field(ge=0)] | None
Currency = Annotated[str, Field(pattern=r"^([A-Z]{3})?$")]
PersonRef = Annotated[str, Field(pattern=r"^(p-[0-9a-f]{4,16}|operator)$")]
FORCED_PAPERS = ("authority", "destruction_list")
"""Rule R20: the authority of the head of mission, and the list made before the act."""
NEEDED_AT_THE_END = frozenset(
    {"customs_settled", "environmental_route", "review_advice", "demonstrated_need"}
)
"""Needs of decisions that are papers of the step by which pieces go."""


class Held(Frozen):
    """So many pieces of a line."""

    line: LineId
    pieces: Annotated[int, Field(gt=0)]


class FileBegun(Frozen):
    """A file begins: which pieces it is about, and why."""

    file: FileId
    site: SiteId
    on: date
    lines: Annotated[tuple[Held, ...], Field(min_length=1, max_length=MOST_LINES)]
    why: Words
    receiver: Annotated[str, Field(max_length=200)] = ""
    """An office, an agency, a company; never a person."""
    due: date | None = None
    forced: bool = False
    papers: Papers = Field(default_factory=dict)

    def pieces(self) -> dict[str, int]:
        """Return the pieces of each line."""
        return {each.line: each.pieces for each in self.lines}

    def to_file(self, kind: FileKind, act: Act) -> DisposalFile:
        """Return the file that begins."""
        step = Step(act.kind, self.on, act.actor.person, act.actor.capacity, dict(self.papers))
        return DisposalFile(
            kind=kind,
            id=self.file,
            site=self.site,
            state=FIRST[kind].to,
            opened=self.on,
            why=self.why,
            lines=self.pieces(),
            steps=(step,),
            due=self.due,
            receiver=self.receiver,
            forced=self.forced,
        )


class OutsideWitness(Frozen):
    """A witness whom nobody enrolled: the function in the act, the name beside the ledger."""

    name: Personal
    function: Annotated[str, Field(min_length=1, max_length=200)]


class FileStepped(Frozen):
    """A file takes a step, with its papers."""

    file: FileId
    site: SiteId
    on: date
    papers: Papers = Field(default_factory=dict)
    note: Annotated[str, Field(max_length=600)] = ""
    due: date | None = None
    receiver: Annotated[str, Field(max_length=200)] = ""
    amount: Amount = None
    currency: Currency = ""
    excluded: Annotated[tuple[LineId, ...], Field(max_length=MOST_LINES)] = ()
    witnesses: Annotated[tuple[PersonRef, ...], Field(max_length=20)] = ()
    outside: Annotated[tuple[OutsideWitness, ...], Field(max_length=20)] = ()
    """Witnesses who are not enrolled."""

    def seen_by(self) -> int:
        """Return how many witnesses are named."""
        return len(set(self.witnesses)) + len({each.name.personal for each in self.outside})


def decide_begun(state: Filing, act: Act) -> tuple[Finding, ...]:
    """Refuse pieces that are not there, or not decided and approved for it."""
    rule, body = BY_ACT[act.kind], KIND_OF[act.kind].body_of(act)
    forced = body.forced and rule.kind is FileKind.DESTRUCTION
    found = [*names_another(act, body.site), *_not_named(act, body.papers)]
    found += against_first(state, rule, body.pieces(), forced=forced)
    if forced:
        found += against_papers(_with(rule, FORCED_PAPERS), body.papers)
    return tuple(found)


def decide_stepped(state: Filing, act: Act) -> tuple[Finding, ...]:
    """Refuse a step out of turn, without its papers, or on lines that still bear our marks."""
    rule, body = BY_ACT[act.kind], KIND_OF[act.kind].body_of(act)
    found = [*names_another(act, body.site), *_not_named(act, body.papers)]
    needed = _needed(state) if rule.posts is not None else ()
    found += against_step(state, _with(rule, needed), body.papers, body.on)
    if rule.act == "destruction.done" and body.seen_by() < WITNESSES:
        place = Place("act", field="witnesses")
        found.append(FEW_WITNESSES.at(place, count=body.seen_by(), needed=WITNESSES))
    held = state.file.lines if state.file else {}
    for line in body.excluded:
        if line not in held:
            found.append(NO_LINE.at(Place("act", field="excluded"), line=line))
    return tuple(found)


def after(file: DisposalFile, act: Act) -> DisposalFile:
    """Return a file after a step that nothing speaks against."""
    rule, body = BY_ACT[act.kind], KIND_OF[act.kind].body_of(act)
    step = Step(
        act.kind, body.on, act.actor.person, act.actor.capacity, dict(body.papers), body.note
    )
    lines = {line: n for line, n in file.lines.items() if line not in body.excluded}
    return DisposalFile(
        kind=file.kind,
        id=file.id,
        site=file.site,
        state=rule.to or file.state,
        opened=file.opened,
        why=file.why,
        lines=lines,
        steps=(*file.steps, step),
        due=body.due or file.due,
        receiver=body.receiver or file.receiver,
        amount=file.amount if body.amount is None else body.amount,
        currency=body.currency or file.currency,
        excluded=(*file.excluded, *body.excluded),
        forced=file.forced,
    )


def _with(rule: StepRule, papers: tuple[str, ...]) -> StepRule:
    wanted = tuple(dict.fromkeys((*rule.papers, *papers)))
    return StepRule(rule.act, rule.kind, rule.states, rule.to, wanted, rule.posts, rule.source)


def _needed(state: Filing) -> tuple[str, ...]:
    lines = state.file.lines if state.file else {}
    needs = {need for line in lines if line in state.lines for need in state.lines[line].needs}
    return tuple(sorted(needs & NEEDED_AT_THE_END))


def _not_named(act: Act, papers: Mapping[str, str]) -> Iterator[Finding]:
    for paper, digest in papers.items():
        if digest not in act.evidence:
            yield PAPER_NOT_NAMED.at(Place("act", field="evidence"), paper=paper)


def _kind(rule: StepRule) -> Kind[Filing, Any]:
    if rule.states:
        return Kind(rule.act, FileStepped, decide_stepped)
    return Kind(rule.act, FileBegun, decide_begun)


KINDS = tuple(_kind(rule) for rule in RULES if rule.kind is not FileKind.TRANCHE)
KIND_OF: Mapping[str, Kind[Filing, Any]] = {kind.name: kind for kind in KINDS}
