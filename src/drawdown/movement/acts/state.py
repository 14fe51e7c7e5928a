"""What decisions on movements are taken on, and what several of them ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.ledger.act import Act
from drawdown.movement import faults
from drawdown.movement.file import Box, MovementFile, Piece, Request, Status
from drawdown.movement.go_list import MovementRules, Recorded
from drawdown.property.account import Account
from drawdown.property.faults import NO_LINE


@dataclass(frozen=True, slots=True)
class Moving:
    """The movement that an act names, and what is known around it."""

    rules: MovementRules
    file: MovementFile | None = None
    others: frozenset[str] = frozenset()
    """Movements that are known, by id."""
    requests: Mapping[str, Request] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    legs: frozenset[str] = frozenset()
    clearances: frozenset[str] = frozenset()
    account: Account = field(default_factory=Account)
    """Of the lines that the act or the movement names."""
    recorded: Recorded = field(default_factory=Recorded)

    def sent(self, line: str) -> int:
        """Return how many pieces of a line are on the way of the movement."""
        return self.account.at(line, self.file.way) if self.file else 0


def must_be(state: Moving, movement: str, *statuses: Status, what: str = "") -> Iterator[Finding]:
    """The movement is known, and as far as the act needs."""
    place = Place(f"movement:{movement}")
    if state.file is None:
        nearest = suggestion(movement, state.others)
        yield faults.NO_SUCH_MOVEMENT.at(place, movement=movement, nearest=nearest)
    elif state.file.status not in statuses:
        expected = what or ", ".join(statuses)
        yield faults.WRONG_STATUS.at(place, status=state.file.status, expected=expected)


def has_happened(act: Act, on: date) -> Iterator[Finding]:
    """What an act tells of lies not after the day it is told."""
    if on > act.recorded.date():
        yield faults.IN_THE_FUTURE.at(Place("act", field="on"), day=on)


def once_each(lines: Iterable[Piece], boxes: Iterable[Box] = ()) -> Iterator[Finding]:
    """No line and no container stands twice."""
    names = Counter([piece.line for piece in lines])
    names.update(box.container for box in boxes)
    for name, count in sorted(names.items()):
        if count > 1:
            yield faults.NAMED_TWICE.at(Place("act", field="lines"), what=name)


def named(act: Act, *documents: str | None) -> Iterator[Finding]:
    """Every document that a body names stands among the evidence of the act."""
    for document in documents:
        if document and document not in act.evidence:
            yield faults.NO_PAPER.at(Place("act", field="evidence"), digest=document[:16])


def known_place(state: Moving, name: str, field_: str) -> Iterator[Finding]:
    """A place is one of the register."""
    if name not in state.places:
        nearest = suggestion(name, state.places)
        yield faults.NO_SUCH_PLACE.at(Place("act", field=field_), name=name, nearest=nearest)


def known_lines(state: Moving, lines: Iterable[Piece]) -> Iterator[Finding]:
    """A line is one of the property register: what it does not know cannot be checked in."""
    for piece in lines:
        if piece.line not in state.account.owners:
            yield NO_LINE.at(Place("act", field=piece.line), line=piece.line)
