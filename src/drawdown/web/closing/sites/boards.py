"""The gate board: every site and part that a reader may see, and how each of its gates stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from drawdown.handover.file import SiteFile
from drawdown.handover.gates import GateStatus, gates_of
from drawdown.handover.states import shown_state
from drawdown.register.site import Site
from drawdown.web.closing.queries import file_of, register, rules
from drawdown.web.closing.sites.outlook import Owed, owed_of
from drawdown.web.closing.words import said, state_class, state_name


@dataclass(frozen=True, slots=True)
class Cell:
    """One gate of one site: passed, ready, not asked any more, or what it lacks."""

    gate: str
    name: str
    mark: str
    day: date | None
    missing: tuple[Owed, ...]
    """What it lacks, who owes it, since when; nothing once it is passed."""
    reconstructed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A site, or a part of one."""

    site: str
    name: str
    part: str
    state: str
    state_class: str
    since: date | None
    cells: tuple[Cell, ...]

    @property
    def reconstructed(self) -> bool:
        """Whether any evidence of it was built afterwards."""
        return any(cell.reconstructed for cell in self.cells)


def board_of(seen: Callable[[str], bool], today: date) -> tuple[Row, ...]:
    """Return the rows of every site that may be seen, in the order of the register."""
    rows: list[Row] = []
    for site in register().sites:
        if seen(site.id):
            rows += _rows(site, today)
    return tuple(rows)


def cell_of(gate: GateStatus, today: date) -> Cell:
    """Return how a gate is shown."""
    mark = mark_of(gate)
    return Cell(
        gate=gate.rule.id,
        name=said(gate.rule.name, gate.rule.name_fr),
        mark=mark,
        day=gate.passage.on if gate.passage else None,
        missing=tuple(owed_of(rules(), gate, today)) if mark == "missing" else (),
        reconstructed=gate.reconstructed,
    )


def mark_of(gate: GateStatus) -> str:
    """Return how a gate stands: one that no way leads through any more is missed by nobody."""
    if gate.passage:
        return "passed"
    if not gate.asked:
        return "unasked"
    return "ready" if gate.ready else "missing"


def part_name(site: Site, part: str) -> str:
    """Return the name of a part: that of the annex in the register, else its id."""
    return next((annex.name for annex in site.annexes if annex.id == part), part)


def _rows(site: Site, today: date) -> Iterator[Row]:
    whole = file_of(site.id)
    yield _row(site, whole, today)
    for part in sorted(whole.parts):
        yield _row(site, file_of(site.id, part), today)


def _row(site: Site, file: SiteFile, today: date) -> Row:
    state = shown_state(file)
    return Row(
        site=site.id,
        name=site.name,
        part=part_name(site, file.part) if file.part else "",
        state=state_name(rules(), state),
        state_class=state_class(state),
        since=file.since,
        cells=tuple(cell_of(gate, today) for gate in gates_of(rules(), file)),
    )
