"""Line by line: what was verified, listed, manifested and what arrived, and where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from drawdown.contingent.file import Found, LoadList, UnitFile, Verification
from drawdown.movement.file import MovementFile, Piece

Key = tuple[str, str]
"""A line at a place."""


class Step(StrEnum):
    """Where two records of a line meet."""

    VERIFIED = "verified"
    """The register against the verification."""
    LISTED = "listed"
    """The verification against the load list."""
    MANIFESTED = "manifested"
    """The load list against what was checked out."""
    ARRIVED = "arrived"
    """What was checked out against what was checked in."""
    DAMAGED = "damaged"
    """Found, and not whole."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference of one line at one step: below zero short, above surplus, or damaged pieces."""

    step: Step
    pieces: int
    shown: tuple[str, ...] = ()
    """Documents that show it; none where nobody gave one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line at the place it stands at or leaves from. What nobody recorded is none."""

    line: str
    place: str
    known: int | None
    verified: int | None
    damaged: int | None
    listed: int | None
    manifested: int | None
    arrived: int | None
    lost: int
    """On the way: by an incident, or settled as never come."""
    waiting: int
    """Still on its way, or not checked in."""
    gaps: tuple[Gap, ...] = ()


@dataclass(slots=True)
class Records:
    """What is recorded of each line at each place, each list and each movement read once."""

    last: dict[Key, tuple[Verification, Found]] = field(default_factory=dict)
    listed: dict[Key, list[LoadList]] = field(default_factory=lambda: defaultdict(list))
    carried: dict[Key, list[MovementFile]] = field(default_factory=lambda: defaultdict(list))


def rows(file: UnitFile, lines: Iterable[str], movements: Sequence[MovementFile]) -> list[Row]:
    """Return every line of a contingent at each place where something is recorded of it."""
    records = _records(file, frozenset(lines), movements)
    keys = records.last.keys() | records.listed.keys() | records.carried.keys()
    return [_row(key, records) for key in sorted(keys)]


def _records(file: UnitFile, lines: frozenset[str], movements: Sequence[MovementFile]) -> Records:
    found = Records()
    for report in sorted(file.verifications, key=lambda each: each.on):
        found.last.update({(each.line, report.place): (report, each) for each in report.found})
    named: dict[str, set[Key]] = defaultdict(set)
    for listed in file.lists.values():
        for piece in listed.lines:
            found.listed[piece.line, listed.site].append(listed)
            named[listed.movement].add((piece.line, listed.site))
    for move in movements:
        if move.out is None:
            continue
        keys = {(p.line, move.load.origin) for p in move.out.lines if p.line in lines}
        expected = {key for key in named.get(move.id, ()) if key[1] == move.load.origin}
        for key in keys | expected:
            found.carried[key].append(move)
    return found


def _row(key: Key, records: Records) -> Row:
    line, place = key
    last, listed = records.last.get(key), records.listed.get(key, [])
    carried = records.carried.get(key, [])
    ended = [move for move in carried if move.receipts or move.settled]
    manifested = sum(_of(_out(move), line) for move in carried) if carried else None
    arrived = (
        sum(_of(receipt.lines, line) for move in ended for receipt in move.receipts)
        if ended
        else None
    )
    lost = sum(_lost(line, move) for move in carried)
    waiting = sum(_waiting(line, move) for move in carried)
    row = Row(
        line=line,
        place=place,
        known=last[1].known if last else None,
        verified=last[1].found if last else None,
        damaged=last[1].damaged if last else None,
        listed=sum(_of(each.lines, line) for each in listed) if listed else None,
        manifested=manifested,
        arrived=arrived,
        lost=lost,
        waiting=waiting,
    )
    return _with_gaps(row, records)


def _with_gaps(row: Row, records: Records) -> Row:
    steps = [
        (Step.VERIFIED, row.known, row.verified),
        (Step.LISTED, row.verified, row.listed),
        (Step.MANIFESTED, row.listed, row.manifested),
        (Step.ARRIVED, row.manifested, _accounted(row)),
        (Step.DAMAGED, 0, row.damaged),
    ]
    key = (row.line, row.place)
    gaps = tuple(
        Gap(step, now - before, _shown(step, key, records))
        for step, before, now in steps
        if before is not None and now is not None and before != now
    )
    return Row(row.line, row.place, row.known, row.verified, row.damaged, row.listed,
               row.manifested, row.arrived, row.lost, row.waiting, gaps)  # fmt: skip


def _accounted(row: Row) -> int | None:
    """Return what came or may still come: what is lost is short, with the paper that says so."""
    return None if row.arrived is None and not row.lost else (row.arrived or 0) + row.waiting


def _shown(step: Step, key: Key, records: Records) -> tuple[str, ...]:
    last, carried = records.last.get(key), records.carried.get(key, [])
    documents: list[str] = []
    if step in (Step.VERIFIED, Step.DAMAGED) and last:
        documents = [last[1].shown, last[0].document]
    elif step is Step.LISTED:
        documents = [each.document for each in records.listed.get(key, [])]
    elif step is Step.MANIFESTED:
        documents = [move.out.document for move in carried if move.out]
    elif step is Step.ARRIVED:
        documents = [paper for move in carried for paper in _papers(move)]
    return tuple(dict.fromkeys(each for each in documents if each))


def _papers(move: MovementFile) -> list[str]:
    """Return what shows how a movement ended."""
    papers = [each.document for each in move.incidents if each.lost]
    for receipt in move.receipts:
        papers += [receipt.discrepancy, receipt.document]
    return papers + ([move.settled.document] if move.settled else [])


def _out(move: MovementFile) -> tuple[Piece, ...]:
    return move.out.lines if move.out else ()


def _of(pieces: Iterable[Piece], line: str) -> int:
    return sum(piece.quantity for piece in pieces if piece.line == line)


def _lost(line: str, move: MovementFile) -> int:
    fallen = sum(_of(incident.lost, line) for incident in move.incidents)
    return fallen + (_of(move.settled.lost, line) if move.settled else 0)


def _waiting(line: str, move: MovementFile) -> int:
    """Return what of a line may still come with a movement."""
    if move.settled is not None:
        return 0
    came = sum(_of(receipt.lines, line) for receipt in move.receipts)
    return max(_of(_out(move), line) - came - _lost(line, move), 0)
