"""Acts at its end: checked in by the other side; what never came settled as lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.movement import faults
from drawdown.movement.acts.bodies import (
    Count,
    Hash,
    Id,
    MovementId,
    PieceBody,
    PlaceId,
    Timed,
    Words,
    pieces,
)
from drawdown.movement.acts.state import (
    Moving,
    has_happened,
    known_lines,
    known_place,
    must_be,
    named,
    once_each,
)
from drawdown.movement.file import (
    HOME,
    ON_THE_ROAD,
    In,
    MovementFile,
    Piece,
    Seal,
    Settled,
    Status,
)
from drawdown.movement.postings import of_check_in, of_loss
from drawdown.property.account import may_post


class SealBody(Frozen):
    """A container as it came in."""

    container: Id
    whole: bool
    """Whether it is closed with the seal that it left with."""


class Received(Timed):
    """The other side checks in: what came, where, and how each seal was."""

    place: PlaceId | None = None
    """Where; left out for the end that was planned."""
    document: Hash
    discrepancy: Hash | None = None
    """What shows that less or more came, or that a seal was broken."""
    lines: tuple[PieceBody, ...] = ()
    seals: tuple[SealBody, ...] = ()
    people: Count | None = None
    note: Words | None = None
    uncounted: Words | None = None
    """Why it is checked in without a count: told late, or nobody counted when it came."""

    def to_in(self, by: str, end: str) -> In:
        """Return the receipt it gives."""
        return In(
            at=self.at,
            by=by,
            place=self.place or end,
            document=self.document,
            lines=pieces(self.lines),
            seals=tuple(Seal(seal.container, seal.whole) for seal in self.seals),
            people=self.people,
            note=self.note or "",
            uncounted=self.uncounted or "",
            discrepancy=self.discrepancy or "",
        )


def decide_received(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse the one who checked it out, and short or surplus that nothing shows."""
    body = MOVEMENT_RECEIVED.body_of(act)
    found = tuple(must_be(state, body.movement, *sorted(ON_THE_ROAD), what="on its way"))
    if found or state.file is None:
        return found
    return tuple(_against_receipt(state, state.file, body, act))


def _against_receipt(
    state: Moving, file: MovementFile, body: Received, act: Act
) -> Iterator[Finding]:
    came = body.to_in(act.actor.person, file.load.destination)
    yield from has_happened(act, body.on)
    yield from named(act, body.document, body.discrepancy)
    yield from once_each(came.lines)
    yield from known_lines(state, came.lines)
    yield from _nothing_counted(state, file, came)
    if came.place != HOME:
        yield from known_place(state, came.place, "place")
    if file.out is not None:
        if file.out.by == act.actor.person:
            yield faults.SAME_PERSON.at(Place("actor"))
        if body.on < file.out.at.day:
            place = Place("act", field="on")
            yield faults.BEFORE_IT_LEFT.at(place, day=body.on, left=file.out.at.day)
    yield from _discrepancies(state, file, came, proven=body.discrepancy is not None)
    yield from may_post(
        state.account, of_check_in(file, came, state.account.owners, sent=state.sent)
    )


def _nothing_counted(state: Moving, file: MovementFile, came: In) -> Iterator[Finding]:
    """Without a count it needs a reason; and what stands on its manifest is counted or settled."""
    if came.lines or came.seals or came.people is not None:
        return
    if not came.uncounted:
        yield faults.NOTHING_CAME.at(Place("act", field="lines"))
        return
    still = [piece.line for piece in outstanding(state, file)] + list(file.missing_boxes)
    if still:
        place = Place("act", field="uncounted")
        yield faults.COUNT_IT.at(place, missing=", ".join(still[:10]))


def _discrepancies(
    state: Moving, file: MovementFile, came: In, *, proven: bool
) -> Iterator[Finding]:
    boxes = {box.container for box in file.out.boxes} if file.out else set()
    wrong: list[str] = []
    for piece in came.lines:
        if (sent := state.sent(piece.line)) != piece.quantity:
            wrong.append(piece.line)
            place = Place("act", field=piece.line)
            yield faults.DISCREPANCY.at(place, line=piece.line, came=piece.quantity, sent=sent)
    for seal in came.seals:
        if seal.container not in boxes:
            nearest = suggestion(seal.container, boxes)
            place = Place("act", field="seals")
            yield faults.NO_SUCH_BOX.at(place, container=seal.container, nearest=nearest)
        elif not seal.whole:
            wrong.append(seal.container)
    if wrong and not proven:
        place = Place("act", field="discrepancy")
        yield faults.UNPROVEN.at(place, missing=", ".join(wrong))


class ShortSettled(Frozen):
    """What is still on the way will not come: it is lost, and the paper says how that was found."""

    movement: MovementId
    on: date
    reason: Words
    document: Hash


def decide_settled(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse before it arrived, and when nothing is missing."""
    body = SHORT_SETTLED.body_of(act)
    found = (*must_be(state, body.movement, Status.ARRIVED), *has_happened(act, body.on))
    return (*found, *_against_settling(state, body, act))


def _against_settling(state: Moving, body: ShortSettled, act: Act) -> Iterator[Finding]:
    yield from named(act, body.document)
    if state.file is None:
        return
    lost = outstanding(state, state.file)
    if not lost and not state.file.missing_boxes:
        yield faults.NOTHING_MISSING.at(Place(state.file.subject))
    yield from may_post(state.account, of_loss(state.file, lost, state.account.owners, body.on))


def outstanding(state: Moving, file: MovementFile) -> tuple[Piece, ...]:
    """Return what is on the way of a movement, line by line."""
    held = state.account.held
    return tuple(
        Piece(line, count) for (line, place), count in sorted(held.items()) if place == file.way
    )


def to_settled(body: ShortSettled, by: str, file: MovementFile, lost: tuple[Piece, ...]) -> Settled:
    """Return what was settled."""
    return Settled(body.on, by, body.document, body.reason, lost, file.missing_boxes)


MOVEMENT_RECEIVED = Kind("movement.received", Received, decide_received)
SHORT_SETTLED = Kind("short.settled", ShortSettled, decide_settled)
