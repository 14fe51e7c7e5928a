"""The page of a site that closes: a section for the site and for each part, and its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst

from drawdown.environment.file import EnvironmentFile
from drawdown.environment.waste import balances
from drawdown.handover.file import Given, Passage, SiteFile
from drawdown.handover.gates import GateStatus, gates_of
from drawdown.handover.receiver import Look, gaps, looks_at
from drawdown.handover.states import shown_state
from drawdown.ledger.act import Act
from drawdown.ledger.act_reading import parse_act
from drawdown.register.site import Site
from drawdown.web.closing.phrases.spoken import spoken
from drawdown.web.closing.queries import rules
from drawdown.web.closing.sites.boards import mark_of, part_name
from drawdown.web.closing.sites.outlook import Debtor, Owed, Way, owed_of, ways_on
from drawdown.web.closing.words import (
    RATINGS,
    evidence_name,
    said,
    state_class,
    state_name,
)
from drawdown.web.people.presenting import kind_name, role_name
from drawdown.web.records.queries import Filter, entries_before

HISTORY = 40
"""Acts shown on the page of a site; the ledger has the others."""
READ = 400
"""Acts that are read to find where a piece of evidence stands."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence that is there."""

    what: str
    given: Given | None
    by: str
    act: int | None
    """Where the act that gave it stands in the ledger."""
    reason: str

    @property
    def reconstructed(self) -> bool:
        """Whether it was built afterwards."""
        return self.given is not None and self.given.origin == "reconstructed"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate with its evidence."""

    id: str
    name: str
    blocks: str
    passage: Passage | None
    passed_by: str
    mark: str
    present: tuple[Proof, ...]
    missing: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class AfterLook:
    """A check that the rules ask for after the handover."""

    name: str
    due: date | None
    done: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The file of a site or of a part as its page shows it."""

    file: SiteFile
    key: str
    name: str
    state: str
    state_class: str
    ways: tuple[Way, ...]
    debtors: tuple[Debtor, ...]
    """Who owes what the first of the ways lacks."""
    gates: tuple[Gate, ...]
    gaps: tuple[str, ...]
    looks: tuple[AfterLook, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One act of the history."""

    index: int
    day: date
    what: str
    detail: str
    office: str
    by: str
    papers: int


@dataclass(frozen=True, slots=True)
class Told:
    """The acts on a site, the newest first, and how persons are called."""

    acts: tuple[tuple[int, Act], ...]
    names: Mapping[str, str]
    holders: Mapping[str, tuple[str, ...]]
    """Who sits in each office of the site today."""

    def where(self, evidence: str, given: Given, part: str | None) -> int | None:
        """Return where the act stands that gave a document as a piece of evidence."""
        asked = (evidence, given.document, part)
        for index, act in self.acts:
            body = act.body
            if act.kind != "evidence.given":
                continue
            if (body["evidence"], body["document"], body.get("part")) == asked:
                return index
        return None


def told_of(site: str, names: Mapping[str, str], holders: Mapping[str, tuple[str, ...]]) -> Told:
    """Read the acts on a site."""
    rows = entries_before(Filter(site=site, refusals=False), stop=None, limit=READ)
    acts = tuple((row.index, parse_act(bytes(row.content))) for row in rows)
    return Told(acts, names, holders)


def section_of(site: Site, file: SiteFile, told: Told, today: date) -> Section:
    """Return the section of a site or part."""
    state = shown_state(file)
    ways = ways_on(rules(), file, today)
    return Section(
        file=file,
        key=file.part or "site",
        name=part_name(site, file.part) if file.part else site.name,
        state=state_name(rules(), state),
        state_class=state_class(state),
        ways=ways,
        debtors=ways[0].debtors(told.holders) if ways else (),
        gates=tuple(_gate(gate, file, told, today) for gate in gates_of(rules(), file)),
        looks=tuple(_look(look, today) for look in looks_at(rules(), file)),
        gaps=tuple(spoken(gap) for gap in gaps(file.receiver)),
    )


def _look(look: Look, today: date) -> AfterLook:
    name = said(look.rule.name, look.rule.name_fr)
    return AfterLook(name, look.due, look.done, look.overdue(today))


def _gate(gate: GateStatus, file: SiteFile, told: Told, today: date) -> Gate:
    return Gate(
        id=gate.rule.id,
        name=said(gate.rule.name, gate.rule.name_fr),
        blocks=said(gate.rule.blocks, gate.rule.blocks_fr),
        passage=gate.passage,
        passed_by=told.names.get(gate.passage.by, gate.passage.by) if gate.passage else "",
        mark=mark_of(gate),
        present=tuple(
            Proof(
                what=evidence_name(rules(), present.rule.id),
                given=present.given,
                by=told.names.get(present.given.by, present.given.by) if present.given else "",
                act=told.where(present.rule.id, present.given, file.part)
                if present.given
                else None,
                reason=spoken(present.reason),
            )
            for present in gate.present
        ),
        missing=tuple(owed_of(rules(), gate, today)),
    )


def history_of_acts(told: Told) -> list[Line]:
    """Return the newest acts as lines."""
    return [line_of(index, act, told.names) for index, act in told.acts[:HISTORY]]


def line_of(index: int, act: Act, names: Mapping[str, str]) -> Line:
    """Return one act as a line."""
    return Line(
        index=index,
        day=act.claimed.date(),
        what=capfirst(kind_name(act.kind)),
        detail=_detail(act),
        office=role_name(act.actor.capacity),
        by=names.get(act.actor.person, act.actor.person),
        papers=len(act.evidence),
    )


def _detail(act: Act) -> str:
    """Return what an act names: a state, a gate, a piece of evidence, a line, a task."""
    body = act.body
    if act.kind == "site.moved":
        return state_name(rules(), str(body["to"]))
    if act.kind == "evidence.given":
        return evidence_name(rules(), str(body["evidence"]))
    for field in (
        "gate",
        "line",
        "finding",
        "manifest",
        "container",
        "task",
        "number",
        "item",
        "part",
    ):
        if body.get(field):
            return str(body[field])
    return ""


def environment_summary(file: EnvironmentFile) -> dict[str, Any]:
    """Return the environmental file in a few figures; unknown is none."""
    ratings: dict[str, int] = {}
    for finding in file.findings.values():
        ratings[finding.rating] = ratings.get(finding.rating, 0) + 1
    lines = file.assessment.lines if file.assessment else {}
    return {
        "file": file,
        "answered": len(lines),
        "failed": sum(line.answer == "failed" for line in lines.values()),
        "lines": len(rules().checklist),
        "ratings": [
            (words, ratings[rating]) for rating, words in RATINGS.items() if rating in ratings
        ],
        "balances": list(balances(file.manifests.values()).values()),
        "containers": len(file.containers),
        "proved": sum(container.proved for container in file.containers.values()),
    }
