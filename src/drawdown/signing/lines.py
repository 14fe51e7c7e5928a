"""The lines of a pack that somebody can remark on, and that are looked for later."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.documents.paper import HeldLine, Words
from drawdown.signing.case import UNVISITED, case_of
from drawdown.signing.sections.inspection import WORKING
from drawdown.signing.sections.remaining import CONDITIONS
from drawdown.signing.source import Source
from drawdown.signing.systems import systems

FOUND = Words("environmental finding", "constat environnemental")
UNDERTAKEN = Words("undertaken", "engagement pris")
NOT_INSPECTED = Words("not inspected", "non inspecté")


def lines_of(source: Source) -> tuple[HeldLine, ...]:
    """Return every line: systems, what remains, findings, obligations."""
    return (*handed_over(source), *_findings(source), *_obligations(source))


def handed_over(source: Source) -> tuple[HeldLine, ...]:
    """Return the lines that the receiver gets: none where nobody received anything."""
    if case_of(source) in UNVISITED:
        return ()
    return (*_systems(source), *_items(source))


def _systems(source: Source) -> Iterator[HeldLine]:
    for system in systems():
        found = source.pack.systems.get(system.id)
        state = WORKING[found.working] if found else NOT_INSPECTED
        yield HeldLine(
            key=f"system:{system.id}", what=Words(system.name, system.name_fr), state=state
        )


def _items(source: Source) -> Iterator[HeldLine]:
    for line in source.items:
        yield HeldLine(
            key=f"item:{line.line}",
            what=Words.same(f"{line.line} {line.description}".strip()),
            state=CONDITIONS[line.condition],
            quantity=line.quantity,
        )


def _findings(source: Source) -> Iterator[HeldLine]:
    for finding in source.environment.findings.values():
        what = Words.same(f"{finding.id} {finding.text}")
        yield HeldLine(key=f"finding:{finding.id}", what=what, state=FOUND)


def _obligations(source: Source) -> Iterator[HeldLine]:
    for each in source.file.obligations.values():
        what = Words.same(f"{each.id} {each.text}")
        yield HeldLine(key=f"obligation:{each.id}", what=what, state=UNDERTAKEN)
