"""Means and rules of movement: crews, escorts, trucks, speeds, clearances, guard, costs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Record
from drawdown.core.quantity import Count, Days, KilometresPerDay, Price, Several, Share
from drawdown.register.network import Threat
from drawdown.register.site import CargoKind, Way
from drawdown.rules.pack import SiteType


class Crew(Record):
    """Teams of one kind. A task that needs the kind takes one team for as long as it lasts."""

    kind: str
    number: Count
    size: Count | None = None
    moves_days: Days | None = None
    held_throughout: bool = False
    """The team stays on a site from the start of T02 until the site is closed or converted."""


class Speed(Record):
    """Kilometres a day on one class of road: checks and halts included, daylight only."""

    road_class: str
    normal: KilometresPerDay
    rains: KilometresPerDay
    threatened: KilometresPerDay


class Clearance(Record):
    """A permission to ask for before a movement; `refusal` is the chance per request by threat."""

    kind: str
    ask_days: Days
    validity_days: Days
    refusal: Mapping[Threat, Share]


class ConvoyRules(Record):
    """How convoys are made up and kept apart."""

    spacing_days_threatened_leg: Days
    load_days: Days
    people_per_vehicle: Annotated[float, Field(ge=1, le=1_000)]
    """Used to reserve vehicles for the rear party, which leaves after the signature."""
    in_flight_max: Count
    supplies_days: Days


class EscortRules(Record):
    """Escort units and how long one is bound beyond the journey."""

    units: Count
    availability: Share
    turnaround_days: Days


class TruckRules(Record):
    """Trucks for containers and for vehicles that do not move under their own wheels."""

    contracted: Count
    mission_owned: Count
    availability: Share
    teu_per_truck: Several
    vehicles_per_carrier: Several
    self_drive_in_theatre: Share
    self_drive_export: Share


class GuardRules(Record):
    """Infantry that must stay on a site until its last convoy, and the cap on early releases."""

    share_of_troops: Share
    minimum: Count
    release_cap_date: date | None = None
    release_cap_share: Share | None = None


class FlightRules(Record):
    """Share of planned flights that are flown, used to plan fewer seats than an aircraft has."""

    completion: Share


class Rains(Record):
    """The rainy season, both days included."""

    first: date
    last: date


class MovementMeans(Record):
    """How convoys, escorts, trucks, guards and flights are planned."""

    convoys: ConvoyRules
    escorts: EscortRules
    trucks: TruckRules
    guard: GuardRules
    flights: FlightRules
    rains: Rains | None = None


class MovementRules(MovementMeans):
    """Everything about moving that is not a place or a leg."""

    speeds: tuple[Speed, ...]
    clearances: tuple[Clearance, ...]


class Costs(Record):
    """Prices in the mission's planning currency. `late_*` are prices on what should not happen."""

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    site_day: Mapping[SiteType, Price]
    person_day: Price
    escort_unit_day: Price
    truck_day: Price
    fuel_truck_km: Price
    fuel_vehicle_km: Price
    sea_freight: Mapping[CargoKind, Price]
    value: Mapping[str, Price]
    """Mean value left in one piece, keyed `<owner>_<kind>`: lost when it does not leave."""
    value_recovered_share: Mapping[Way, Share]
    late_site_day: Price
    late_person_day: Price
    left_teu_day: Price
    """Storage and guard of one TEU or vehicle left at a liquidation site after the deadline."""
    demurrage_teu_day: Price = 0
    demurrage_free_days: Days = 0
