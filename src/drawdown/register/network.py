"""The ways out: waypoints, legs by road, river and air, hubs, exits from hubs, ports, aircraft."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Record
from drawdown.core.quantity import Count, Days, Kilometres, Price, SeveralDays, Tonnes
from drawdown.register.mission import Id
from drawdown.register.site import Latitude, Longitude

HOME = "home"
"""The one sink that stands for every contributing country; only air legs end there."""


class Mode(StrEnum):
    """How a leg is travelled."""

    ROAD = "road"
    RIVER = "river"
    AIR = "air"
    HELICOPTER = "helicopter"


class Threat(StrEnum):
    """How likely a movement on a leg is to be attacked, on the day of knowledge."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Waypoint(Record):
    """A place on a route that is not a site."""

    id: Id
    name: str
    lat: Latitude
    lon: Longitude
    kind: str | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None


class Leg(Record):
    """A stretch between two places, travelled in both directions.

    Capacity is per direction and calendar week of the plan. `departures_per_week` 0 means that the
    mission does not plan on the leg; none given means the same, and `check` says so.
    `display_only` legs repeat others and carry nothing.
    """

    id: Id
    mode: Mode
    origin: Annotated[Id, Field(alias="from")]
    destination: Annotated[Id, Field(alias="to")]
    distance_km: Kilometres | None = None
    surface: str | None = None
    road_class: str | None = None
    threat: Threat | None = None
    departures_per_week: Count | None = None
    convoy_slots: Count | None = None
    """Cargo vehicles in one convoy or barge train: two containers or one vehicle a slot."""
    escort_units: Count | None = None
    open_from: date | None = None
    open_to: date | None = None
    cycle_days: SeveralDays | None = None
    """River only: days before a barge train can leave again, with `trains` trains in all."""
    trains: Count | None = None
    display_only: bool = False
    season: str | None = None

    model_config = {"validate_by_name": True, "validate_by_alias": True, "serialize_by_alias": True}


class LegClosure(Record):
    """A stretch of days, both included, in which no convoy may be on a leg."""

    leg: Id
    first: Annotated[date, Field(alias="from")]
    last: Annotated[date, Field(alias="to")]

    model_config = {"validate_by_name": True, "validate_by_alias": True, "serialize_by_alias": True}


class Hub(Record):
    """A site through which others leave: yard, arrivals a day, and its last day as a hub."""

    site: Id
    yard_teu: Count
    yard_vehicles: Count
    arrivals_teu_per_day: Count
    dwell_days: Days
    cutoff_days: Days
    """Days between the last arrival at a hub and the day it may be empty."""


class Exit(Record):
    """Where a hub's cargo goes next, and which share of it. Several routes may serve one exit."""

    hub: Id
    to: Id
    share: Annotated[float, Field(gt=0, le=1)]


class Port(Record):
    """An exit port: yard and vessel calls. A port without capacity cannot be planned on."""

    id: Id
    yard_teu: Count | None = None
    yard_vehicles: Count | None = None
    first_call: date | None = None
    call_every_days: SeveralDays | None = None
    calls: Count | None = None
    teu_per_call: Count | None = None
    vehicles_per_call: Count | None = None
    cutoff_days: Days | None = None
    dwell_days_likely: Days | None = None
    dwell_days_p95: Days | None = None


class Aircraft(Record):
    """A kind of aircraft at a base. A flight is one way, with passengers."""

    type: str
    base: Id
    seats: Count
    tonnes: Tonnes
    flights_per_week: Count
    min_runway_m: Count
    flies_home: bool
    """Charters fly to `home`; the others fly between sites."""
    range_km: Kilometres | None = None
    flight_usd: Price
