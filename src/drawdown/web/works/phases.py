"""The stages of closing a site: which tasks belong together on a screen, and in which colour."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy


class Phase(StrEnum):
    """A stage of the work; the value names its class in the stylesheet."""

    PREPARE = "prepare"
    PROPERTY = "property"
    ENVIRONMENT = "environment"
    BUILDINGS = "buildings"
    SUPPORT = "support"
    MOVE = "move"
    HANDOVER = "handover"
    AFTER = "after"
    OTHER = "other"


NAMES: Mapping[Phase, Promise] = {
    Phase.PREPARE: lazy("Decide and prepare"),
    Phase.PROPERTY: lazy("Property and disposal"),
    Phase.ENVIRONMENT: lazy("Environment"),
    Phase.BUILDINGS: lazy("Buildings and plant"),
    Phase.SUPPORT: lazy("Contracts, people, records"),
    Phase.MOVE: lazy("Movement"),
    Phase.HANDOVER: lazy("Handover"),
    Phase.AFTER: lazy("After the signature"),
    Phase.OTHER: lazy("Other"),
}

_TASKS: Mapping[Phase, str] = {
    Phase.PREPARE: "T01 T02 T03 T04 T05 T12 T41 T42 T55",
    Phase.PROPERTY: "T07 T08 T13 T14 T15 T16 T17 T18 T19 T20",
    Phase.ENVIRONMENT: "T06 T21 T22 T23 T24 T25 T26 T27 T28 T29 T30 T31",
    Phase.BUILDINGS: "T32 T33 T34 T35 T36 T37 T38",
    Phase.SUPPORT: "T09 T10 T11 T39 T40 T49 T50 T51",
    Phase.MOVE: "T43 T44 T45 T46 T47 T48 T57",
    Phase.HANDOVER: "T52 T53 T54 T56",
    Phase.AFTER: "T58 T59 T60 T61 T62 T63",
}

_PHASE_OF = {task: phase for phase, tasks in _TASKS.items() for task in tasks.split()}


def phase_of(task: str) -> Phase:
    """Return the stage of a task; a task that a mission added itself is among the others."""
    return _PHASE_OF.get(task, Phase.OTHER)
