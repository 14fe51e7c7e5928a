"""A register before it is known to be one: records with their places, and what was whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel

from drawdown.core.provenance import Source
from drawdown.core.reading.records import Placed
from drawdown.register.boundaries import Boundary
from drawdown.register.history import Departures, Event, History, PastMovement, SiteHistory
from drawdown.register.legacy import LegacyItem, Phrase, ReportedFigures
from drawdown.register.mission import Mission
from drawdown.register.model import Register
from drawdown.register.movement import (
    Clearance,
    Costs,
    Crew,
    MovementMeans,
    MovementRules,
    Speed,
)
from drawdown.register.network import Aircraft, Exit, Hub, Leg, LegClosure, Port, Waypoint
from drawdown.register.site import Cargo, Disposal, Disposition, People, Rotation, Site
from drawdown.rules.pack import RulePack

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Draft:
    """What could be read. `whole` names the parts of which nothing is missing."""

    mission: Placed[Mission] | None = None
    pack: RulePack | None = None
    sites: tuple[Placed[Site], ...] = ()
    people: tuple[Placed[People], ...] = ()
    rotations: tuple[Placed[Rotation], ...] = ()
    cargo: tuple[Placed[Cargo], ...] = ()
    dispositions: tuple[Placed[Disposition], ...] = ()
    disposals: tuple[Placed[Disposal], ...] = ()
    crews: tuple[Placed[Crew], ...] = ()
    waypoints: tuple[Placed[Waypoint], ...] = ()
    legs: tuple[Placed[Leg], ...] = ()
    closures: tuple[Placed[LegClosure], ...] = ()
    hubs: tuple[Placed[Hub], ...] = ()
    exits: tuple[Placed[Exit], ...] = ()
    ports: tuple[Placed[Port], ...] = ()
    aircraft: tuple[Placed[Aircraft], ...] = ()
    speeds: tuple[Placed[Speed], ...] = ()
    clearances: tuple[Placed[Clearance], ...] = ()
    movement: Placed[MovementMeans] | None = None
    costs: Placed[Costs] | None = None
    sources: tuple[Placed[Source], ...] = ()
    history_departures: tuple[Placed[Departures], ...] = ()
    history_sites: tuple[Placed[SiteHistory], ...] = ()
    history_movements: tuple[Placed[PastMovement], ...] = ()
    history_events: tuple[Placed[Event], ...] = ()
    history_legacy: tuple[Placed[LegacyItem], ...] = ()
    history_figures: tuple[Placed[ReportedFigures], ...] = ()
    history_phrases: tuple[Placed[Phrase], ...] = ()
    history_boundaries: tuple[Placed[Boundary], ...] = ()
    whole: frozenset[str] = field(default_factory=frozenset)

    def plan_days(self) -> tuple[date, date] | None:
        """Return the first and last day of the plan, unless they are unknown or out of order."""
        if self.mission is None:
            return None
        first, last = self.mission.record.plan_start, self.mission.record.deadline
        return (first, last) if first <= last else None

    def places(self) -> set[str]:
        """Return the ids of all sites and waypoints."""
        return {p.record.id for p in self.sites} | {p.record.id for p in self.waypoints}

    def plan_records(self) -> tuple[Placed[Any], ...]:
        """Return every placed record that a plan is made from."""
        ones = (self.mission, self.movement, self.costs)
        return (
            *(one for one in ones if one is not None),
            *self.sites, *self.people, *self.rotations, *self.cargo, *self.dispositions,
            *self.disposals, *self.crews, *self.waypoints, *self.legs, *self.closures, *self.hubs,
            *self.exits, *self.ports, *self.aircraft, *self.speeds, *self.clearances,
        )  # fmt: skip

    def history_records(self) -> tuple[Placed[Any], ...]:
        """Return every placed record of the history."""
        return (
            *self.history_departures,
            *self.history_sites,
            *self.history_movements,
            *self.history_events,
            *self.history_legacy,
            *self.history_figures,
            *self.history_boundaries,
        )

    def register(self) -> Register | None:
        """Return the register, or nothing while a part that it needs is missing."""
        if not (self.mission and self.pack and self.movement and self.costs):
            return None
        means = {name: getattr(self.movement.record, name) for name in MovementMeans.model_fields}
        movement = MovementRules(
            **means, speeds=_records(self.speeds), clearances=_records(self.clearances)
        )
        return Register(
            mission=self.mission.record,
            pack=self.pack,
            sources=_records(self.sources),
            sites=_records(self.sites),
            people=_records(self.people),
            rotations=_records(self.rotations),
            cargo=_records(self.cargo),
            dispositions=_records(self.dispositions),
            disposals=_records(self.disposals),
            crews=_records(self.crews),
            waypoints=_records(self.waypoints),
            legs=_records(self.legs),
            closures=_records(self.closures),
            hubs=_records(self.hubs),
            exits=_records(self.exits),
            ports=_records(self.ports),
            aircraft=_records(self.aircraft),
            movement=movement,
            costs=self.costs.record,
        )

    def history(self) -> History:
        """Return the history beside the plan."""
        return History(
            departures=_records(self.history_departures),
            sites=_records(self.history_sites),
            movements=_records(self.history_movements),
            events=_records(self.history_events),
            legacy=_records(self.history_legacy),
            figures=_records(self.history_figures),
            phrases=_records(self.history_phrases),
            boundaries=_records(self.history_boundaries),
        )


def _records(placed: Iterable[Placed[M]]) -> tuple[M, ...]:
    return tuple(one.record for one in placed)
