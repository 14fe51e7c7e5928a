"""A register small enough to plan by hand: a post and a camp in the north, two hubs, one port.

post ──road-post── mid ──road-mid── main ──road-sea── sea
north ─road-north──┘ (closes)       (is converted)
"""

from __future__ import annotations

from datetime import date
from functools import cache

from drawdown.register.mission import Mission
from drawdown.register.model import Register
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
from drawdown.register.network import (
    Aircraft,
    Exit,
    Hub,
    Leg,
    LegClosure,
    Mode,
    Port,
    Threat,
    Waypoint,
)
from drawdown.register.site import (
    Cargo,
    CargoKind,
    Category,
    Disposition,
    Outcome,
    Owner,
    People,
    Rotation,
    Site,
    Way,
)
from drawdown.rules.pack import RulePack, Scaling, SiteType, SkipWhen, TaskRule, Timing

# task timing likely preds crew skip_when at_conversion
TASKS = """
    T01 lead     2 -           -                -               yes
    T02 lead     3 T01         team             -               yes
    T08 work     4 T02         coe_verification -               no
    T10 lead     5 T02         -                contingent_only yes
    T17 work     3 T08         packing          -               yes
    T29 work     2 T08         -                small           no
    T43 movement 7 T08         -                -               no
    T44 lead     2 T08         -                -               yes
    T45 movement 5 T10,T43     -                contingent_only yes
    T46 movement 9 T43,T44     -                -               no
    T47 movement 9 T17,T43,T44 -                -               no
    T48 movement 3 T46,T29     -                -               no
    T49 lead     4 T45         -                contingent_only yes
    T52 lead     1 T46,T47,T48 -                -               no
    T56 lead     1 T52,T45     -                -               no
    T57 movement 1 T56         -                -               no
    T58 lead     5 T56         -                -               no
"""

PEOPLE = {
    "post": {Category.TROOPS: 20, Category.STAFF_OFFICERS: 1},
    "north": {Category.TROOPS: 60, Category.INTERNATIONAL_STAFF: 4, Category.NATIONAL_STAFF: 2},
    "mid": {
        Category.TROOPS: 40,
        Category.FORMED_POLICE: 20,
        Category.STAFF_OFFICERS: 5,
        Category.UNV: 1,
    },
    "main": {Category.TROOPS: 30, Category.INTERNATIONAL_STAFF: 10, Category.NATIONAL_STAFF: 5},
}

# site owner containers vehicles
CARGO = """
    post  coe  1  2
    north coe  10 12
    north unoe 4  0
    mid   coe  6  5
    main  unoe 8  0
    main  coe  0  3
"""

COE, UNOE = Owner.COE, Owner.UNOE
CONTAINER, VEHICLE = CargoKind.CONTAINER, CargoKind.VEHICLE


def task_rule(words: list[str]) -> TaskRule:
    """Return the rule of one line of the table."""
    name, timing, likely, preds, crew, skip_when, at_conversion = words
    return TaskRule(
        id=name,
        task=name,
        task_fr=name,
        lead="mission",
        min=0,
        likely=int(likely),
        max=90,
        preds=() if preds == "-" else tuple(preds.split(",")),
        output="-",
        signs="-",
        timing=Timing(timing),
        crew=None if crew == "-" else crew,
        skip_when=None if skip_when == "-" else SkipWhen(skip_when),
        at_conversion=at_conversion == "yes",
    )


def pack() -> RulePack:
    """Return a closing network of seventeen tasks."""
    factors = {
        SiteType.TOB: 0.4,
        SiteType.CAMP: 1.0,
        SiteType.SUPER_CAMP: 1.5,
        SiteType.HQ: 1.8,
    }
    return RulePack(
        id="small",
        version="1",
        tasks=tuple(task_rule(words) for words in lines(TASKS)),
        scaling=Scaling(factors=factors, conversion_share=0.4),
    )


# site type outcome moves_to runway guard_after team_after
SITES = """
    post  TOB               close                       mid  -    0 0
    north camp              close                       mid  -    0 0
    mid   super_camp        close                       main 1500 0 0
    main  hq_logistics_base convert_to_liquidation_site -    2500 6 3
"""

# leg from to km class threat departures slots escorts
ROADS = """
    road-post  post  mid 90  paved low    2 10 0
    road-north north mid 80  track high   2 20 1
    road-mid   main  mid 300 paved medium 2 30 1
    road-sea   main  sea 400 paved low    1 20 0
"""


def lines(table: str) -> list[list[str]]:
    """Return the words of each line of a table."""
    return [line.split() for line in table.split("\n") if line.strip()]


def site(words: list[str]) -> Site:
    """Return the site of one line of the table."""
    name, type_, outcome, moves_to, runway, guard, team = words
    return Site(
        id=name,
        name=name,
        type=SiteType(type_),
        outcome=Outcome(outcome),
        lat=15,
        lon=-1,
        moves_to=None if moves_to == "-" else moves_to,
        runway_m=None if runway == "-" else int(runway),
        guard_after_deadline=int(guard),
        team_after_deadline=int(team),
    )


def road(words: list[str]) -> Leg:
    """Return the leg of one line of the table."""
    name, origin, destination, km, road_class, threat, departures, slots, escorts = words
    return Leg(
        id=name,
        mode=Mode.ROAD,
        origin=origin,
        destination=destination,
        distance_km=float(km),
        road_class=road_class,
        threat=Threat(threat),
        departures_per_week=int(departures),
        convoy_slots=int(slots),
        escort_units=int(escorts),
    )


def legs() -> tuple[Leg, ...]:
    """Return a road to each place, a river, a helicopter to the north, an air line."""
    river = Leg(
        id="river-mid",
        mode=Mode.RIVER,
        origin="mid",
        destination="main",
        distance_km=150,
        threat=Threat.LOW,
        trains=1,
        cycle_days=10,
        convoy_slots=20,
        escort_units=0,
    )
    return (
        *(road(words) for words in lines(ROADS)),
        river,
        Leg(id="heli-north", mode=Mode.HELICOPTER, origin="north", destination="mid"),
        Leg(id="air-mid", mode=Mode.AIR, origin="mid", destination="main"),
        Leg(id="air-home", mode=Mode.AIR, origin="main", destination="home"),
    )


def movement_rules() -> MovementRules:
    """Return rules under which the plan of `small_plan` uses what there is to the last truck."""
    no_refusal = dict.fromkeys(Threat, 0.0)
    return MovementRules(
        convoys=ConvoyRules(
            spacing_days_threatened_leg=3,
            load_days=2,
            people_per_vehicle=10,
            in_flight_max=1,
            supplies_days=12,
        ),
        escorts=EscortRules(units=4, availability=0.5, turnaround_days=3),
        trucks=TruckRules(
            contracted=10,
            mission_owned=2,
            availability=0.9,
            teu_per_truck=2,
            vehicles_per_carrier=2,
            self_drive_in_theatre=0.5,
            self_drive_export=0.25,
        ),
        guard=GuardRules(
            share_of_troops=0.2,
            minimum=10,
            release_cap_date=date(2023, 8, 5),
            release_cap_share=0.5,
        ),
        flights=FlightRules(completion=0.9),
        rains=Rains(first=date(2023, 6, 15), last=date(2023, 7, 31)),
        speeds=(
            Speed(road_class="paved", normal=200, rains=100, threatened=60),
            Speed(road_class="track", normal=100, rains=50, threatened=40),
            Speed(road_class="river", normal=60, rains=60, threatened=40),
        ),
        clearances=tuple(
            Clearance(kind=kind, ask_days=days, validity_days=5, refusal=no_refusal)
            for kind, days in (("convoy", 5), ("convoy_first", 10), ("flight", 3))
        ),
    )


def costs() -> Costs:
    """Return round prices."""
    return Costs(
        currency="USD",
        site_day={
            SiteType.TOB: 100,
            SiteType.CAMP: 200,
            SiteType.SUPER_CAMP: 300,
            SiteType.HQ: 400,
        },
        person_day=10,
        escort_unit_day=50,
        truck_day=20,
        fuel_truck_km=0.5,
        fuel_vehicle_km=0.25,
        sea_freight={CONTAINER: 40, VEHICLE: 30},
        value={"coe_container": 100, "coe_vehicle": 200, "unoe_container": 300},
        value_recovered_share={Way.SELL: 0.45, Way.DESTROY: 0},
        late_site_day=100_000,
        late_person_day=1_000,
        left_teu_day=2,
    )


def cargo() -> tuple[Cargo, ...]:
    """Return the lots of the table."""
    found = []
    for where, owner, containers, vehicles in lines(CARGO):
        for kind, count in ((CONTAINER, int(containers)), (VEHICLE, int(vehicles))):
            if count:
                found.append(Cargo(site=where, owner=Owner(owner), kind=kind, count=count))
    return tuple(found)


def hubs() -> tuple[Hub, ...]:
    """Return yards that the plan of `small_plan` fills."""
    mid = Hub(
        site="mid",
        yard_teu=10,
        yard_vehicles=8,
        arrivals_teu_per_day=9,
        dwell_days=2,
        cutoff_days=2,
    )
    main = {"site": "main", "yard_vehicles": 10, "arrivals_teu_per_day": 10}
    return mid, mid.model_copy(update=main)


def port() -> Port:
    """Return a port with three calls, on days 42, 56 and 70."""
    return Port(
        id="sea",
        yard_teu=12,
        yard_vehicles=17,
        first_call=date(2023, 8, 12),
        call_every_days=14,
        calls=3,
        teu_per_call=10,
        vehicles_per_call=12,
        cutoff_days=2,
    )


# type base seats runway home price
AIRCRAFT = """
    helicopter mid  5   0    no  1000
    turboprop  main 60  1200 no  500
    charter    main 100 2000 yes 2000
"""


def aircraft(words: list[str]) -> Aircraft:
    """Return the aircraft of one line of the table; each flies once a week."""
    name, base, seats, runway, flies_home, price = words
    return Aircraft(
        type=name,
        base=base,
        seats=int(seats),
        tonnes=1,
        flights_per_week=1,
        min_runway_m=int(runway),
        flies_home=flies_home == "yes",
        flight_usd=float(price),
    )


@cache
def register() -> Register:
    """Return the register: 92 days from 1 July 2023, the first 31 of them in the rains."""
    return Register(
        mission=Mission(
            id="small",
            name="Small mission",
            as_of=date(2023, 7, 1),
            plan_start=date(2023, 7, 1),
            deadline=date(2023, 9, 30),
            liquidation_end=date(2023, 12, 31),
        ),
        pack=pack(),
        sites=tuple(site(words) for words in lines(SITES)),
        people=tuple(
            People(site=site, category=category, count=count)
            for site, heads in PEOPLE.items()
            for category, count in heads.items()
        ),
        rotations=(Rotation(site="main", people=5, departs=date(2023, 7, 10)),),
        cargo=cargo(),
        dispositions=(
            Disposition(owner=COE, kind=CONTAINER, way=Way.REPATRIATE, share=0.9),
            Disposition(owner=COE, kind=CONTAINER, way=Way.DESTROY, share=0.1),
            Disposition(owner=COE, kind=VEHICLE, way=Way.REPATRIATE, share=1),
            Disposition(owner=UNOE, kind=CONTAINER, way=Way.REDEPLOY, share=0.5),
            Disposition(owner=UNOE, kind=CONTAINER, way=Way.SELL, share=0.5),
        ),
        crews=(
            Crew(kind="team", number=4, held_throughout=True),
            Crew(kind="coe_verification", number=1),
            Crew(kind="packing", number=1),
        ),
        waypoints=(Waypoint(id="sea", name="Sea", lat=6, lon=2),),
        legs=legs(),
        closures=(LegClosure(leg="road-north", first=date(2023, 7, 25), last=date(2023, 7, 30)),),
        hubs=hubs(),
        exits=(Exit(hub="mid", to="main", share=1), Exit(hub="main", to="sea", share=1)),
        ports=(port(),),
        aircraft=tuple(aircraft(words) for words in lines(AIRCRAFT)),
        movement=movement_rules(),
        costs=costs(),
    )
