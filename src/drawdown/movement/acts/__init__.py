"""The kinds of act on movements: before the departure, on the way, at the end."""

from __future__ import annotations

from drawdown.movement.acts.load import (
    MOVEMENT_CALLED_OFF,
    MOVEMENT_DECIDED,
    MOVEMENT_LOADED,
    MOVEMENT_REQUESTED,
)
from drawdown.movement.acts.receive import MOVEMENT_RECEIVED, SHORT_SETTLED
from drawdown.movement.acts.way import (
    MOVEMENT_ARRIVED,
    MOVEMENT_DEPARTED,
    MOVEMENT_INCIDENT,
    POSITION_REPORTED,
)

KINDS = (
    MOVEMENT_REQUESTED,
    MOVEMENT_LOADED,
    MOVEMENT_DECIDED,
    MOVEMENT_CALLED_OFF,
    MOVEMENT_DEPARTED,
    POSITION_REPORTED,
    MOVEMENT_INCIDENT,
    MOVEMENT_ARRIVED,
    MOVEMENT_RECEIVED,
    SHORT_SETTLED,
)
