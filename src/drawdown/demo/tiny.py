"""Tiny missions: two to four sites and seventeen short tasks, small enough to be solved exactly.

    post-1 ──┐
    post-2 ──┴── mid ── main ── sea        (without mid the posts lie on main)

Posts close, main is converted, mid is one or the other. Every number is drawn from the seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from drawdown.demo.invented.marks import stream
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
from drawdown.register.network import Aircraft, Exit, Hub, Leg, LegClosure, Mode, Port, Threat
from drawdown.register.site import (
    Cargo,
    CargoKind,
    Category,
    Disposition,
    Outcome,
    Owner,
    People,
    Site,
    Way,
)
from drawdown.rules.pack import RulePack, Scaling, SiteType, SkipWhen, TaskRule, Timing

START = date(2026, 7, 1)
MAIN, MID, SEA = "main", "mid", "sea"

# task timing likely preds crew skip_when at_conversion
TASKS = """
    T01 lead     1 -           -                -               yes
    T02 lead     2 T01         team             -               yes
    T08 work     3 T02         coe_verification -               no
    T10 lead     3 T02         -                contingent_only yes
    T17 work     3 T08         packing          -               yes
    T29 work     2 T08         -                small           no
    T43 movement 0 T08         -                -               no
    T44 lead     2 T08         -                -               yes
    T45 movement 0 T10,T43     -                contingent_only yes
    T46 movement 0 T43,T44     -                -               no
    T47 movement 0 T17,T43,T44 -                -               no
    T48 movement 0 T46,T29     -                -               no
    T49 lead     2 T45         -                contingent_only yes
    T52 lead     1 T46,T47,T48 -                -               no
    T56 lead     1 T52,T45     -                -               no
    T57 movement 0 T56         -                -               no
"""


def tiny_mission(seed: int) -> Register:
    """Return the mission of a seed: on time, late, short of means or with plenty of them."""
    draw = Draw(stream(seed, "tiny"))
    return Register(
        mission=Mission(
            id=f"tiny-{seed}",
            name="A tiny mission",
            as_of=START,
            plan_start=START,
            deadline=START + timedelta(days=draw.deadline - 1),
            liquidation_end=START + timedelta(days=draw.deadline + 200),
        ),
        pack=_pack(),
        sites=tuple(draw.sites()),
        people=tuple(draw.people()),
        cargo=tuple(draw.cargo()),
        dispositions=tuple(
            Disposition(owner=owner, kind=kind, way=Way.REPATRIATE, share=1)
            for owner in Owner
            for kind in CargoKind
        ),
        crews=draw.crews(),
        legs=tuple(draw.legs()),
        closures=tuple(draw.closures()),
        hubs=tuple(draw.hub(place) for place in draw.hub_names),
        exits=tuple(Exit(hub=a, to=b, share=1) for a, b in draw.onward),
        ports=(draw.port(),),
        aircraft=tuple(draw.aircraft()),
        movement=draw.movement(),
        costs=draw.costs(),
    )


@dataclass(slots=True)
class Draw:
    """The numbers of one mission while they are being drawn."""

    chance: Random
    deadline: int = 0
    posts: tuple[str, ...] = ()
    has_mid: bool = False
    mid_closes: bool = False

    def __post_init__(self) -> None:
        self.deadline = self.chance.choice((28, 35, 42, 49, 56))
        self.posts = ("post-1", "post-2")[: self.chance.randint(1, 2)]
        self.has_mid = self.chance.random() < 0.5
        self.mid_closes = self.has_mid and self.chance.random() < 0.6

    @property
    def hub_names(self) -> tuple[str, ...]:
        """The hubs, the one nearest to the posts first."""
        return (MID, MAIN) if self.has_mid else (MAIN,)

    @property
    def onward(self) -> Sequence[tuple[str, str]]:
        """The ways on from the hubs."""
        return [(MID, MAIN), (MAIN, SEA)] if self.has_mid else [(MAIN, SEA)]

    def sites(self) -> Iterator[Site]:
        """Yield the posts, then the hubs."""
        for name in self.posts:
            kind = self.chance.choice((SiteType.TOB, SiteType.CAMP))
            yield _site(name, kind, Outcome.CLOSE, moves_to=self.hub_names[0])
        if self.has_mid:
            close = Outcome.CLOSE if self.mid_closes else Outcome.CONVERT
            yield _site(MID, SiteType.CAMP, close, moves_to=MAIN if self.mid_closes else None)
        yield _site(MAIN, SiteType.CAMP, Outcome.CONVERT, moves_to=None)

    def people(self) -> Iterator[People]:
        """Yield the people of each place."""
        some = self.chance.randint
        for name in (*self.posts, *self.hub_names):
            yield People(site=name, category=Category.TROOPS, count=some(6, 24))
            yield People(site=name, category=Category.STAFF_OFFICERS, count=some(0, 2))
            if name in self.hub_names or some(0, 1):
                yield People(site=name, category=Category.INTERNATIONAL_STAFF, count=some(0, 4))
                yield People(site=name, category=Category.NATIONAL_STAFF, count=some(0, 2))

    def cargo(self) -> Iterator[Cargo]:
        """Yield the lots of each place."""
        for name in (*self.posts, *self.hub_names):
            for owner in Owner:
                for kind in CargoKind:
                    count = self.chance.choice((0, 1, 2, 3, 4))
                    if count:
                        yield Cargo(site=name, owner=owner, kind=kind, count=count)

    def crews(self) -> tuple[Crew, ...]:
        """Return the crews; a team is held by each site."""
        number = self.chance.randint(1, 3)
        return (
            Crew(kind="team", number=number, held_throughout=True),
            Crew(kind="coe_verification", number=1),
            Crew(kind="packing", number=1),
        )

    def legs(self) -> Iterator[Leg]:
        """Yield a road for each way, an air line between the hubs, sometimes a helicopter."""
        for a, b in [(post, self.hub_names[0]) for post in self.posts] + list(self.onward):
            post = a in self.posts
            yield Leg(
                id=f"{a}-{b}",
                mode=Mode.ROAD,
                origin=a,
                destination=b,
                distance_km=self.chance.choice((80, 150, 200, 300)),
                road_class=self.chance.choice(("paved", "track")),
                threat=self.chance.choice((Threat.LOW, Threat.HIGH)),
                departures_per_week=self.chance.randint(1, 2),
                convoy_slots=self.chance.randint(4, 8),
                escort_units=self.chance.randint(0, 1) if post or self.has_mid else 1,
            )
        if self.has_mid:
            yield Leg(id="air", mode=Mode.AIR, origin=MID, destination=MAIN)
        if self.chance.random() < 0.5:
            to = self.hub_names[0]
            yield Leg(id="heli", mode=Mode.HELICOPTER, origin=self.posts[0], destination=to)

    def closures(self) -> Iterator[LegClosure]:
        """Yield at times some days on which the road of the first post is shut."""
        if self.chance.random() < 0.4:
            first = self.chance.randint(10, 25)
            yield LegClosure(
                leg=f"{self.posts[0]}-{self.hub_names[0]}",
                first=START + timedelta(days=first),
                last=START + timedelta(days=first + self.chance.randint(1, 8)),
            )

    def hub(self, name: str) -> Hub:
        """Return the yard of a hub."""
        return Hub(
            site=name,
            yard_teu=self.chance.randint(8, 30),
            yard_vehicles=self.chance.randint(8, 30),
            arrivals_teu_per_day=self.chance.randint(4, 12),
            dwell_days=self.chance.randint(0, 2),
            cutoff_days=self.chance.randint(0, 2),
        )

    def port(self) -> Port:
        """Return a port with calls until long after the deadline."""
        return Port(
            id=SEA,
            yard_teu=self.chance.randint(6, 20),
            yard_vehicles=self.chance.randint(6, 20),
            first_call=START + timedelta(days=self.chance.randint(5, 25)),
            call_every_days=self.chance.choice((5, 7, 10)),
            calls=12,
            teu_per_call=self.chance.randint(4, 12),
            vehicles_per_call=self.chance.randint(4, 12),
            cutoff_days=self.chance.randint(0, 2),
        )

    def aircraft(self) -> Iterator[Aircraft]:
        """Yield a helicopter, an aircraft between the hubs and one that flies home."""
        some = self.chance.randint
        yield _craft("helicopter", self.hub_names[0], some(3, 6), 0, price=800)
        if self.has_mid:
            yield _craft("turboprop", MAIN, some(10, 30), 1200, price=1_000)
        yield _craft("charter", MAIN, some(20, 60), 2000, price=3_000)

    def movement(self) -> MovementRules:
        """Return the rules of convoys, escorts and trucks, scarce or not."""
        some = self.chance.randint
        date_of_cap = START + timedelta(days=some(10, 30)) if some(0, 1) else None
        return MovementRules(
            convoys=ConvoyRules(
                spacing_days_threatened_leg=some(1, 3),
                load_days=some(1, 2),
                people_per_vehicle=10,
                in_flight_max=some(1, 2),
                supplies_days=12,
            ),
            escorts=EscortRules(units=some(1, 3), availability=1, turnaround_days=some(1, 3)),
            trucks=TruckRules(
                contracted=some(6, 12),
                mission_owned=0,
                availability=1,
                teu_per_truck=some(1, 2),
                vehicles_per_carrier=2,
                self_drive_in_theatre=0.5,
                self_drive_export=0.25,
            ),
            guard=GuardRules(
                share_of_troops=0.2,
                minimum=some(2, 5),
                release_cap_date=date_of_cap,
                release_cap_share=0.5 if date_of_cap else None,
            ),
            flights=FlightRules(completion=1),
            rains=Rains(first=START, last=START + timedelta(days=some(5, 30))),
            speeds=(
                Speed(road_class="paved", normal=200, rains=100, threatened=80),
                Speed(road_class="track", normal=100, rains=60, threatened=50),
            ),
            clearances=tuple(
                Clearance(
                    kind=kind, ask_days=days, validity_days=5, refusal=dict.fromkeys(Threat, 0.0)
                )
                for kind, days in (("convoy", 2), ("convoy_first", some(2, 8)), ("flight", 2))
            ),
        )

    def costs(self) -> Costs:
        """Return prices in which now sites, now people, now convoys weigh most."""
        pick = self.chance.choice
        return Costs(
            currency="USD",
            site_day=dict.fromkeys(SiteType, pick((500, 2_000, 5_000))),
            person_day=pick((10, 50)),
            escort_unit_day=pick((50, 500)),
            truck_day=pick((20, 200)),
            fuel_truck_km=0.5,
            fuel_vehicle_km=0.25,
            sea_freight=dict.fromkeys(CargoKind, 40),
            value={f"{o.value}_{k.value}": 100 for o in Owner for k in CargoKind},
            value_recovered_share={Way.SELL: 0.5, Way.DESTROY: 0},
            late_site_day=pick((5_000, 50_000)),
            late_person_day=pick((100, 1_000)),
            left_teu_day=pick((2, 20)),
        )


def _lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.split("\n") if line.strip()]


def _pack() -> RulePack:
    return RulePack(
        id="tiny",
        version="1",
        tasks=tuple(_task(words) for words in _lines(TASKS)),
        scaling=Scaling(factors=dict.fromkeys(SiteType, 1.0), conversion_share=0.5),
    )


def _task(words: list[str]) -> TaskRule:
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


def _site(name: str, kind: SiteType, outcome: Outcome, *, moves_to: str | None) -> Site:
    stays = outcome is Outcome.CONVERT
    return Site(
        id=name,
        name=name,
        type=kind,
        outcome=outcome,
        lat=15,
        lon=-1,
        moves_to=moves_to,
        runway_m=2500 if name in (MID, MAIN) else None,
        guard_after_deadline=2 if stays else 0,
        team_after_deadline=1 if stays else 0,
    )


def _craft(name: str, base: str, seats: int, runway: int, *, price: float) -> Aircraft:
    return Aircraft(
        type=name,
        base=base,
        seats=seats,
        tonnes=1,
        flights_per_week=2,
        min_runway_m=runway,
        flies_home=name == "charter",
        flight_usd=price,
    )
