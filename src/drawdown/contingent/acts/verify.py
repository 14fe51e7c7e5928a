"""Acts on equipment: verified at a place, and listed to be loaded there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.contingent import faults
from drawdown.contingent.acts.state import Holding, about, at_a_place, theirs
from drawdown.contingent.file import Found, LoadList, Occasion, Verification
from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.movement.acts.bodies import (
    Hash,
    Id,
    LineId,
    MovementId,
    PieceBody,
    PlaceId,
    Unit,
    Words,
    pieces,
)
from drawdown.movement.acts.state import has_happened, named
from drawdown.movement.file import Told

Count = Annotated[int, Field(ge=0, le=1_000_000_000)]


class FoundBody(Frozen):
    """A line as it was found; what differs or is damaged names the document that shows it."""

    line: LineId
    found: Count
    damaged: Count = 0
    shown: Hash | None = None
    note: Words | None = None


class EquipmentVerified(Frozen):
    """A report of verification: what is there of each line, whole or damaged."""

    report: Id
    unit: Unit
    occasion: Occasion
    on: date
    place: PlaceId
    lines: Annotated[tuple[FoundBody, ...], Field(min_length=1)]
    document: Hash
    """The report that both sides signed."""
    told: Told = Told.ORIGINAL

    def to_verification(self, by: str, state: Holding) -> Verification:
        """Return the verification, beside what the register has now."""
        return Verification(
            id=self.report,
            unit=self.unit,
            occasion=self.occasion,
            on=self.on,
            place=self.place,
            found=tuple(
                Found(
                    line=each.line,
                    known=state.known(each.line, self.place),
                    found=each.found,
                    damaged=each.damaged,
                    shown=each.shown or "",
                    note=each.note or "",
                )
                for each in self.lines
            ),
            document=self.document,
            by=by,
            told=self.told,
        )


def decide_verified(state: Holding, act: Act) -> tuple[Finding, ...]:
    """Refuse another's lines, and a difference or damage that nothing shows."""
    body = EQUIPMENT_VERIFIED.body_of(act)
    return about(
        body.unit, act, lambda: _against_report(state, body, act), lambda: _differences(state, body)
    )


def _against_report(state: Holding, body: EquipmentVerified, act: Act) -> Iterator[Finding]:
    yield from has_happened(act, body.on)
    yield from named(act, body.document, *(each.shown for each in body.lines))
    yield from at_a_place(state, body.place, "place")
    yield from theirs(state, body.unit, [each.line for each in body.lines])
    if any(each.id == body.report for each in state.file.verifications):
        yield faults.REPORT_TWICE.at(Place("act", field="report"), report=body.report)


def _differences(state: Holding, body: EquipmentVerified) -> Iterator[Finding]:
    for each in body.lines:
        place, known = Place("act", field=each.line), state.known(each.line, body.place)
        said = {"line": each.line, "count": each.found}
        if each.damaged > each.found:
            yield faults.MORE_DAMAGED.at(place, damaged=each.damaged, **said)
        if (each.found != known or each.damaged) and each.shown is None:
            yield faults.NOT_SHOWN.at(place, known=known, damaged=each.damaged, **said)
        elif each.found != known:
            yield faults.DIFFERS.at(place, known=known, **said)


class EquipmentListed(Frozen):
    """The load list of a contingent at a site. A later one of its number takes its place."""

    list: Id
    unit: Unit
    on: date
    site: PlaceId
    movement: MovementId | None = None
    lines: Annotated[tuple[PieceBody, ...], Field(min_length=1)]
    document: Hash
    told: Told = Told.ORIGINAL

    def to_list(self, by: str) -> LoadList:
        """Return the load list."""
        return LoadList(
            id=self.list,
            unit=self.unit,
            on=self.on,
            site=self.site,
            lines=pieces(self.lines),
            document=self.document,
            by=by,
            movement=self.movement or "",
            told=self.told,
        )


def decide_listed(state: Holding, act: Act) -> tuple[Finding, ...]:
    """Refuse another's lines, and a change after the movement has left."""
    body = EQUIPMENT_LISTED.body_of(act)
    return about(
        body.unit,
        act,
        lambda: _against_list(state, body, act),
        lambda: _beyond_verified(state, body),
    )


def _against_list(state: Holding, body: EquipmentListed, act: Act) -> Iterator[Finding]:
    yield from has_happened(act, body.on)
    yield from named(act, body.document)
    yield from at_a_place(state, body.site, "site")
    yield from theirs(state, body.unit, [each.line for each in body.lines])
    place = Place("act", field="list")
    if state.lists.get(body.list, body.unit) != body.unit:
        yield faults.OTHER_UNIT.at(place, list=body.list)
    before = state.file.lists.get(body.list)
    if before is not None and before.movement in state.left:
        yield faults.LEFT_ALREADY.at(place, movement=before.movement)


def _beyond_verified(state: Holding, body: EquipmentListed) -> Iterator[Finding]:
    missing = []
    for each in body.lines:
        last = state.file.last_found(each.line, body.site)
        if last is None:
            missing.append(each.line)
        elif each.quantity > last[1].found:
            place = Place("act", field=each.line)
            said = {"line": each.line, "count": each.quantity, "known": last[1].found}
            yield faults.MORE_THAN_VERIFIED.at(place, **said)
    if missing:
        yield faults.NOT_VERIFIED.at(Place("act", field="lines"), missing=", ".join(missing))


EQUIPMENT_VERIFIED = Kind("equipment.verified", EquipmentVerified, decide_verified)
EQUIPMENT_LISTED = Kind("equipment.listed", EquipmentListed, decide_listed)
