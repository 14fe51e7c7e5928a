"""What an accepted act makes of the file of a movement: pure, so that rows can be made again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drawdown.ledger.act import Act
from drawdown.movement.acts.load import (
    MOVEMENT_CALLED_OFF,
    MOVEMENT_DECIDED,
    MOVEMENT_LOADED,
    new_file,
    to_decided,
)
from drawdown.movement.acts.receive import MOVEMENT_RECEIVED, SHORT_SETTLED, to_settled
from drawdown.movement.acts.way import (
    MOVEMENT_ARRIVED,
    MOVEMENT_DEPARTED,
    MOVEMENT_INCIDENT,
    POSITION_REPORTED,
)
from drawdown.movement.file import Go, MovementFile, Piece, Status

AFTER = {Go.GO: Status.READY, Go.AT_RISK: Status.READY, Go.NO_GO: Status.HELD}


def apply(file: MovementFile, act: Act, *, on_the_way: Iterable[Piece] = ()) -> MovementFile:
    """Return the file after an act that was decided on it.

    `on_the_way` is what the account still has on its way after the act, before it for a settling.
    """
    by, still = act.actor.person, tuple(on_the_way)
    match act.kind:
        case MOVEMENT_LOADED.name:
            return new_file(MOVEMENT_LOADED.body_of(act), act)
        case MOVEMENT_DECIDED.name:
            decided = to_decided(MOVEMENT_DECIDED.body_of(act), act)
            return replace(file, decided=decided, status=AFTER[decided.go])
        case MOVEMENT_CALLED_OFF.name:
            reason = MOVEMENT_CALLED_OFF.body_of(act).reason
            return replace(file, called_off=reason, status=Status.CALLED_OFF)
        case MOVEMENT_DEPARTED.name:
            out = MOVEMENT_DEPARTED.body_of(act).to_out(by)
            return replace(file, out=out, status=Status.UNDER_WAY)
        case POSITION_REPORTED.name:
            report = POSITION_REPORTED.body_of(act).to_report()
            return replace(file, reports=(*file.reports, report))
        case MOVEMENT_INCIDENT.name:
            incident = MOVEMENT_INCIDENT.body_of(act).to_incident()
            return replace(file, incidents=(*file.incidents, incident))
        case MOVEMENT_ARRIVED.name:
            at = MOVEMENT_ARRIVED.body_of(act).at
            return replace(file, arrived=at, status=Status.ARRIVED)
        case MOVEMENT_RECEIVED.name:
            came = MOVEMENT_RECEIVED.body_of(act).to_in(by, file.load.destination)
            after = replace(file, receipts=(*file.receipts, came))
            short = still or after.missing_boxes
            status = Status.ARRIVED if short else Status.CHECKED_IN
            return replace(after, arrived=file.arrived or came.at, status=status)
        case SHORT_SETTLED.name:
            settled = to_settled(SHORT_SETTLED.body_of(act), by, file, still)
            return replace(file, settled=settled, status=Status.CHECKED_IN)
    raise ValueError(f"{act.kind} says nothing of a movement")
