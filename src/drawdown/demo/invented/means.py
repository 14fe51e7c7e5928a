"""What a mission works and moves with, in proportion to its size, and what things cost."""

from __future__ import annotations

from datetime import date
from math import ceil

from drawdown.demo.invented.marks import MADE_UP
from drawdown.register.movement import (
    Clearance,
    ConvoyRules,
    Costs,
    Crew,
    EscortRules,
    FlightRules,
    GuardRules,
    MovementRules,
    Rains,
    Speed,
    TruckRules,
)
from drawdown.register.network import Threat
from drawdown.register.site import CargoKind, Way
from drawdown.rules.pack import SiteType

CREWS = {
    "site_closure_team": 0.5,
    "engineering": 0.5,
    "environment": 0.22,
    "property_count": 0.33,
    "packing": 0.25,
    "disposal": 0.16,
    "coe_verification": 0.25,
    "eod": 0.25,
    "waste_contractor": 0.16,
    "fuel": 0.16,
    "field_technology": 0.2,
    "medical": 0.16,
    "movement_control": 0.3,
    "legal_and_claims": 0.4,
}
"""Teams for each site of the mission."""
CLASSES = {
    "paved": (300, 260, 180),
    "broken_asphalt": (180, 120, 80),
    "laterite": (150, 90, 75),
    "track": (180, 100, 65),
    "sand_track": (140, 65, 45),
}
"""Kilometres a day: normal, rains, threatened."""


def crews_of(sites: int) -> tuple[Crew, ...]:
    """Return the teams of a mission; one kind stays on a site until it is closed."""
    return tuple(
        Crew(
            kind=kind,
            number=ceil(sites * share),
            size=8,
            held_throughout=kind == "site_closure_team",
            provenance=MADE_UP,
        )
        for kind, share in CREWS.items()
    )


def movement_of(sites: int, *, rains: tuple[date, date], release_cap: date) -> MovementRules:
    """Return how convoys, escorts, trucks, guards and flights are planned."""
    escorts = 2 + ceil(0.6 * sites)
    refusal = {Threat.LOW: 0.02, Threat.MEDIUM: 0.08, Threat.HIGH: 0.15}
    return MovementRules(
        convoys=ConvoyRules(
            spacing_days_threatened_leg=2,
            load_days=2,
            people_per_vehicle=6,
            in_flight_max=escorts,
            supplies_days=12,
            provenance=MADE_UP,
        ),
        escorts=EscortRules(units=escorts, availability=0.8, turnaround_days=3, provenance=MADE_UP),
        trucks=TruckRules(
            contracted=20 + 18 * sites,
            mission_owned=10 + 4 * sites,
            availability=0.85,
            teu_per_truck=2,
            vehicles_per_carrier=2,
            self_drive_in_theatre=0.75,
            self_drive_export=0.4,
            provenance=MADE_UP,
        ),
        guard=GuardRules(
            share_of_troops=0.35,
            minimum=40,
            release_cap_date=release_cap,
            release_cap_share=0.6,
            provenance=MADE_UP,
        ),
        flights=FlightRules(completion=0.9, provenance=MADE_UP),
        rains=Rains(first=rains[0], last=rains[1], provenance=MADE_UP),
        speeds=tuple(
            Speed(road_class=name, normal=dry, rains=wet, threatened=slow, provenance=MADE_UP)
            for name, (dry, wet, slow) in CLASSES.items()
        ),
        clearances=tuple(
            Clearance(
                kind=kind, ask_days=days, validity_days=5, refusal=refusal, provenance=MADE_UP
            )
            for kind, days in (("convoy_first", 21), ("convoy", 7), ("flight", 3))
        ),
    )


def costs_of() -> Costs:
    """Return the prices."""
    return Costs(
        currency="USD",
        site_day={SiteType.TOB: 6000, SiteType.CAMP: 18000, SiteType.SUPER_CAMP: 45000},
        person_day=70,
        escort_unit_day=9000,
        truck_day=380,
        fuel_truck_km=0.65,
        fuel_vehicle_km=0.55,
        sea_freight={CargoKind.CONTAINER: 4200, CargoKind.VEHICLE: 3600},
        value={
            "coe_container": 28000,
            "coe_vehicle": 68000,
            "unoe_container": 15000,
            "unoe_vehicle": 31000,
        },
        value_recovered_share={
            Way.REPATRIATE: 1,
            Way.REDEPLOY: 1,
            Way.SELL: 0.45,
            Way.GIVE: 0,
            Way.DESTROY: 0,
        },
        late_site_day=1_000_000,
        late_person_day=10_000,
        left_teu_day=60,
        provenance=MADE_UP,
    )
