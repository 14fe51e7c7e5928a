"""Acts on the way: checked out, seen, befallen, arrived."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.movement import faults
from drawdown.movement.acts.bodies import (
    BoxBody,
    Count,
    Degrees,
    Hash,
    Id,
    PieceBody,
    Timed,
    Words,
    pieces,
)
from drawdown.movement.acts.state import Moving, has_happened, must_be, named, once_each
from drawdown.movement.file import Incident, MovementFile, Out, Report, Status
from drawdown.movement.postings import of_check_out, of_loss
from drawdown.property.account import may_post


class Departed(Timed):
    """One side checks it out: what really left, container by container, line by line."""

    document: Hash
    lines: tuple[PieceBody, ...] = ()
    boxes: tuple[BoxBody, ...] = ()
    people: Count | None = None
    vehicles: Count | None = None
    supply_days: Count | None = None
    air_cover: bool | None = None

    def to_out(self, by: str) -> Out:
        """Return what it checks out."""
        return Out(
            at=self.at,
            by=by,
            document=self.document,
            lines=pieces(self.lines),
            boxes=tuple(box.to_box() for box in self.boxes),
            people=self.people,
            vehicles=self.vehicles,
            supply_days=self.supply_days,
            air_cover=self.air_cover,
        )


def decide_departed(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse what nobody let go, and more than stands at its place."""
    body = MOVEMENT_DEPARTED.body_of(act)
    found = tuple(must_be(state, body.movement, Status.READY))
    if found or state.file is None:
        return found
    return tuple(_against_departure(state, state.file, body.to_out(act.actor.person), act))


def _against_departure(state: Moving, file: MovementFile, out: Out, act: Act) -> Iterator[Finding]:
    yield from has_happened(act, out.at.day)
    yield from named(act, out.document)
    yield from once_each(out.lines, out.boxes)
    if file.decided is not None and out.at.day < file.decided.day:
        place = Place("act", field="on")
        yield faults.LEAVES_BEFORE.at(place, day=out.at.day, decided=file.decided.day)
    yield from may_post(state.account, of_check_out(file, out, state.account.owners))
    loaded = {(p.line, p.quantity) for p in file.load.lines}
    loaded |= {(b.container, 1) for b in file.load.boxes}
    leaving = {(p.line, p.quantity) for p in out.lines} | {(b.container, 1) for b in out.boxes}
    if other := sorted({name for name, _ in loaded ^ leaving}):
        yield faults.NOT_AS_PLANNED.at(Place("act", field="lines"), missing=", ".join(other))
    worst = state.recorded.worst_days
    if worst is not None and out.supply_days is not None and out.supply_days <= worst:
        place = Place("act", field="supply_days")
        yield faults.TOO_FEW_SUPPLIES.at(place, days=out.supply_days, worst=worst)


class Reported(Timed):
    """Where it is: in words, by position, or the leg that it enters."""

    place: Words | None = None
    lat: Degrees | None = None
    lon: Degrees | None = None
    leg: Id | None = None
    vehicles: Count | None = None
    people: Count | None = None
    supply_days: Count | None = None
    note: Words | None = None

    def to_report(self) -> Report:
        """Return the report it makes."""
        return Report(
            at=self.at,
            place=self.place or "",
            lat=self.lat or "",
            lon=self.lon or "",
            leg=self.leg or "",
            vehicles=self.vehicles,
            people=self.people,
            supply_days=self.supply_days,
            note=self.note or "",
        )


def decide_reported(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse a report from nowhere, and of what is not under way."""
    body = POSITION_REPORTED.body_of(act)
    found = (*must_be(state, body.movement, Status.UNDER_WAY), *has_happened(act, body.on))
    return (*found, *_after_it_left(state, body), *_against_report(state, body))


def _against_report(state: Moving, body: Reported) -> Iterator[Finding]:
    if not (body.place or body.leg or (body.lat and body.lon)):
        yield faults.NOWHERE.at(Place("act", field="place"))
    legs = state.file.load.legs if state.file else ()
    if body.leg and body.leg not in legs:
        choices = ", ".join(legs)
        yield faults.NOT_ITS_LEG.at(Place("act", field="leg"), leg=body.leg, choices=choices)


def _after_it_left(state: Moving, body: Timed) -> Iterator[Finding]:
    out = state.file.out if state.file else None
    if out is not None and body.on < out.at.day:
        place = Place("act", field="on")
        yield faults.BEFORE_IT_LEFT.at(place, day=body.on, left=out.at.day)


class Befallen(Timed):
    """An incident on the way: of what kind, where, who was hurt, what was lost by it."""

    kind: Words
    what: Words
    place: Words | None = None
    dead: Count | None = None
    hurt: Count | None = None
    vehicles_lost: Count | None = None
    lost: tuple[PieceBody, ...] = ()
    document: Hash | None = None

    def to_incident(self) -> Incident:
        """Return the incident it tells of."""
        return Incident(
            at=self.at,
            kind=self.kind,
            what=self.what,
            place=self.place or "",
            dead=self.dead,
            hurt=self.hurt,
            vehicles_lost=self.vehicles_lost,
            lost=pieces(self.lost),
            document=self.document or "",
        )


def decide_incident(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse a loss of more than is on the way, and one without a document."""
    body = MOVEMENT_INCIDENT.body_of(act)
    found = tuple(must_be(state, body.movement, Status.UNDER_WAY))
    return (*found, *has_happened(act, body.on), *_against_incident(state, body, act))


def _against_incident(state: Moving, body: Befallen, act: Act) -> Iterator[Finding]:
    yield from _after_it_left(state, body)
    yield from named(act, body.document)
    yield from once_each(pieces(body.lost))
    if state.file is None:
        return
    lost = body.to_incident().lost
    if lost and not body.document:
        names = ", ".join(piece.line for piece in lost)
        yield faults.UNPROVEN.at(Place("act", field="document"), missing=names)
    yield from may_post(state.account, of_loss(state.file, lost, state.account.owners, body.on))


class Arrived(Timed):
    """It is at its end. What it brought is for the other side to check in."""

    note: Words | None = None


def decide_arrived(state: Moving, act: Act) -> tuple[Finding, ...]:
    """Refuse for what is not under way, and before it left."""
    body = MOVEMENT_ARRIVED.body_of(act)
    found = (*must_be(state, body.movement, Status.UNDER_WAY), *has_happened(act, body.on))
    return (*found, *_after_it_left(state, body))


MOVEMENT_DEPARTED = Kind("movement.departed", Departed, decide_departed)
POSITION_REPORTED = Kind("position.reported", Reported, decide_reported)
MOVEMENT_INCIDENT = Kind("movement.befallen", Befallen, decide_incident)
MOVEMENT_ARRIVED = Kind("movement.arrived", Arrived, decide_arrived)
