"""The mission folder: which file holds which records, and which files must be there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from drawdown.core.provenance import Record, Source
from drawdown.register.history import Departures, Event, PastMovement, SiteHistory
from drawdown.register.legacy import LegacyItem, Phrase, ReportedFigures
from drawdown.register.mission import Id, Mission
from drawdown.register.movement import Clearance, Costs, Crew, MovementMeans, Speed
from drawdown.register.network import Aircraft, Exit, Hub, Leg, LegClosure, Port, Waypoint
from drawdown.register.site import Cargo, Disposal, Disposition, People, Rotation, Site

DEFAULT_PACK = "field-mission"
RULES = "rules"
HISTORY = "history"
README = "README.md"


class MissionFile(Mission):
    """What `mission.yaml` says: the mission, and the rule pack it closes by."""

    rule_pack: Annotated[Id, Field(default=DEFAULT_PACK)]


class Form(StrEnum):
    """How a file is written."""

    RECORD = "one record in YAML"
    LIST = "a list in YAML"
    TABLE = "a table in CSV"


@dataclass(frozen=True, slots=True)
class FilePart:
    """One file. `name` is the field of the register, or of the history, that it fills."""

    name: str
    file: str
    model: type[BaseModel]
    required: bool = True

    @property
    def form(self) -> Form:
        """How the file is written."""
        if self.file.endswith(".csv"):
            return Form.TABLE
        return Form.RECORD if self.name in {"mission", "movement", "costs"} else Form.LIST


REGISTER_FILES = (
    FilePart("mission", "mission.yaml", MissionFile),
    FilePart("sites", "sites.yaml", Site),
    FilePart("people", "people.csv", People),
    FilePart("rotations", "rotations.csv", Rotation, required=False),
    FilePart("cargo", "cargo.csv", Cargo),
    FilePart("dispositions", "dispositions.csv", Disposition),
    FilePart("disposals", "disposals.csv", Disposal, required=False),
    FilePart("crews", "crews.csv", Crew),
    FilePart("waypoints", "places.csv", Waypoint, required=False),
    FilePart("legs", "legs.csv", Leg),
    FilePart("closures", "closures.csv", LegClosure, required=False),
    FilePart("hubs", "hubs.csv", Hub),
    FilePart("exits", "exits.csv", Exit),
    FilePart("ports", "ports.csv", Port, required=False),
    FilePart("aircraft", "aircraft.csv", Aircraft, required=False),
    FilePart("speeds", "speeds.csv", Speed),
    FilePart("clearances", "clearances.csv", Clearance),
    FilePart("movement", "movement.yaml", MovementMeans),
    FilePart("costs", "costs.yaml", Costs),
    FilePart("sources", "sources.yaml", Source, required=False),
)

HISTORY_FILES = (
    FilePart("departures", "departures.csv", Departures, required=False),
    FilePart("sites", "sites.yaml", SiteHistory, required=False),
    FilePart("movements", "movements.yaml", PastMovement, required=False),
    FilePart("events", "events.yaml", Event, required=False),
    FilePart("legacy", "legacy.yaml", LegacyItem, required=False),
    FilePart("figures", "figures.yaml", ReportedFigures, required=False),
    FilePart("phrases", "phrases.csv", Phrase, required=False),
)

FILE_OF = {part.name: part.file for part in REGISTER_FILES}
"""The file that fills a field of the register."""


def records_with_marks() -> tuple[type[Record], ...]:
    """Return the kinds of records in a mission folder that carry provenance."""
    parts = (*REGISTER_FILES, *HISTORY_FILES)
    return tuple(part.model for part in parts if issubclass(part.model, Record))
