"""All that a report is written from: records up to a day, as a ledger knew them at a position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from drawdown.core.provenance import Record
from drawdown.plan.schedule import Plan
from drawdown.progress.clearance import Clearance
from drawdown.progress.task import Work
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.reports.figure import Evidence, EvidenceKind, Figure, Otherwise, Value
from drawdown.reports.rules import ReportRules
from drawdown.reports.tallied import Tallies
from drawdown.statements.values import FigureValue


@dataclass(frozen=True, slots=True)
class Position:
    """Up to where the ledger was read: its name, how many entries, and the root over them."""

    origin: str
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Spell:
    """A state of a site from a day on; no day for what was so from the beginning."""

    state: str
    since: date | None
    evidence: tuple[Evidence, ...]
    reconstructed: bool = False
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The states of a site, or of a part of it, in the order of their days."""

    site: str
    part: str | None
    spells: tuple[Spell, ...]

    def on(self, day: date) -> Spell | None:
        """Return the state on a day; nothing where none is recorded."""
        held = [spell for spell in self.spells if spell.since is None or spell.since <= day]
        return held[-1] if held else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a clearance, and the entries that tell of it."""

    request: Clearance
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Adopted:
    """The plan in force, the tasks that it asks for, and what was reported of them."""

    plan: Plan
    evidence: Evidence
    works: tuple[Work, ...] = ()
    told: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """By site: the entries that report on tasks; a site without any reports none."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Material:
    """Records for one report. Nothing in it became known after the position or the day."""

    rules: ReportRules
    state_names: Mapping[str, tuple[str, str]]
    register: Register
    history: History
    register_hash: str
    history_hash: str
    as_of: date
    position: Position | None
    standings: tuple[Standing, ...]
    clearances: tuple[Asked, ...] = ()
    adopted: Adopted | None = None
    own: tuple[FigureValue, ...] = ()
    """The mission’s own figures by the day."""
    tallies: Tallies | None = None
    """None where they are not known: without a ledger, or for an earlier day."""

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The titles of the sources by their id."""
        return {source.id: source.title for source in self.register.sources}

    def evidence_of(self, record: Record, *fields: str) -> tuple[Evidence, ...]:
        """Return what the fields of a record of the mission rest on."""
        of_register = type(record).__module__.endswith((".site", ".mission"))
        sha256 = self.register_hash if of_register else self.history_hash
        names = {name for one in fields for name in record.provenance_of(one).source}
        if not names:
            return (Evidence(EvidenceKind.REGISTER, "", sha256),)
        return tuple(Evidence(EvidenceKind.SOURCE, name, sha256) for name in sorted(names))

    def told(self, rule: str, value: Value, record: Record, name: str) -> Figure:
        """Return the figure that one field of a record gives, with its marks."""
        marks = record.provenance_of(name)
        return Figure(
            rule=rule,
            value=value,
            as_of=self.as_of,
            evidence=self.evidence_of(record, name),
            estimated=record.estimated(name),
            otherwise=tuple(Otherwise(str(a.value), tuple(a.source)) for a in marks.alternatives),
        )

    def unknown(self, rule: str, subject: str = "") -> Figure:
        """Return a figure of which nothing is recorded."""
        return Figure(rule=rule, value=None, as_of=self.as_of, subject=subject)
