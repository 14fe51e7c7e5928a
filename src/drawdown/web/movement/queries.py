"""Reads movements: rows to pure types, and the state that acts on them are decided on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from drawdown.ledger.act import Submission
from drawdown.movement.acts.state import Moving
from drawdown.movement.file import Load, MovementFile, Piece, Request
from drawdown.movement.go_list import Recorded, shipped
from drawdown.movement.worst import worst_days
from drawdown.property.account import Account
from drawdown.risk.assumptions import read_assumptions
from drawdown.web.closing.codec import Codec
from drawdown.web.closing.queries import clearances, register
from drawdown.web.movement import models
from drawdown.web.property import models as property_models
from drawdown.web.property.queries import rows_of

MOVEMENT = Codec(MovementFile)
REQUEST = Codec(Request)
NAMING_LINES = ("lines", "lost")


def movement_named(name: str) -> MovementFile | None:
    """Return a movement by its id."""
    row = models.Movement.objects.filter(id=name).first()
    return MOVEMENT.read(row.content) if row else None


def movements() -> list[MovementFile]:
    """Return every movement, by the day it left or is to leave."""
    return [MOVEMENT.read(row.content) for row in models.Movement.objects.all()]


def requests() -> Mapping[str, Request]:
    """Return every cargo movement request, by its number."""
    return {row.id: REQUEST.read(row.content) for row in models.CargoRequest.objects.all()}


def places() -> Mapping[str, str]:
    """Return what places of the register are called: sites, hubs, ports, places on the way."""
    known = register()
    return {point.id: point.name for point in known.waypoints} | {
        site.id: site.name for site in known.sites
    }


def known_sites() -> frozenset[str]:
    """Return the sites of the register."""
    return frozenset(site.id for site in register().sites)


def state_of(submission: Submission) -> Moving:
    """Return what an act on a movement is decided on."""
    body, known = submission.body, register()
    name = body.get("movement")
    file = movement_named(name) if isinstance(name, str) else None
    rows = models.Movement.objects.values_list("id", flat=True)
    lines = {piece["line"] for field in NAMING_LINES for piece in body.get(field, ())}
    lines |= {piece.line for piece in file.out.lines} if file and file.out else set()
    return Moving(
        rules=shipped(),
        file=file,
        others=frozenset(rows) if file is None else frozenset(),
        requests=requests(),
        places=frozenset(places()),
        legs=frozenset(leg.id for leg in known.legs),
        clearances=frozenset(clearances()),
        account=account_of(sorted(lines)),
        recorded=recorded_of(file.load) if file is not None else Recorded(),
    )


def account_of(lines: Iterable[str]) -> Account:
    """Return the account of some lines."""
    rows = [row for each in rows_of(list(lines)).values() for row in each]
    held = {(row.line, row.place): row.quantity for row in rows if row.quantity}
    return Account(held, {row.line: row.owner for row in rows})


def recorded_of(load: Load) -> Recorded:
    """Return what the records say of a load: its clearances, and the worst case of its way."""
    granted = clearances()
    missing = tuple(
        name
        for name in load.clearances
        if name not in granted
        or granted[name].status != "granted"
        or ((until := granted[name].valid_until) is not None and until < load.leaves.day)
    )
    worst = worst_days(
        register(), load.legs, load.leaves.day, rules=shipped(), assumed=read_assumptions()
    )
    return Recorded(missing, worst)


def subjects_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the subjects of an act with this body: the movement, the request, the contingent."""
    named = [f"{name}:{body[name]}" for name in ("movement", "request") if body.get(name)]
    return (*named, *([str(body["unit"])] if body.get("unit") else []))


def on_the_way(file: MovementFile) -> tuple[Piece, ...]:
    """Return what is on the way of a movement, line by line."""
    found = property_models.Item.objects.filter(place=file.way, quantity__gt=0).order_by("line")
    return tuple(Piece(line, pieces) for line, pieces in found.values_list("line", "quantity"))
