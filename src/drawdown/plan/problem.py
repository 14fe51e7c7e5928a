"""The planning problem as the solver sees it: jobs, routes and means, ready to use.

Built from a register by `plan.build`; the rules behind the numbers are in
`docs/concepts/planning-model.md`. All times are planning days, all prices cents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drawdown.plan.schedule import LotWay
from drawdown.register.model import Register
from drawdown.register.network import Aircraft, Hub, Port
from drawdown.register.site import Owner, Site
from drawdown.rules.pack import Timing

COE, UNOE = Owner.COE, Owner.UNOE


@dataclass(frozen=True, slots=True)
class Job:
    """One task at one site; `tail` is the longest way from its start to the end of the site."""

    task: str
    days: int
    preds: tuple[str, ...]
    crew: str | None
    timing: Timing
    tail: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Cargo of one owner: containers (one TEU each) and vehicles."""

    owner: Owner
    teu: int
    vehicles: int


@dataclass(frozen=True, slots=True)
class Lift:
    """What one lift of a closing site carries besides its share of people."""

    pieces: tuple[Piece, ...]
    slots: int
    trucks: int
    drives: int
    """Vehicles under their own wheels."""
    people: int

    @property
    def teu(self) -> int:
        """Containers on board."""
        return sum(piece.teu for piece in self.pieces)

    @property
    def vehicles(self) -> int:
        """Vehicles on board."""
        return sum(piece.vehicles for piece in self.pieces)

    def carries(self, owner: Owner) -> bool:
        """Return whether cargo of the owner is on board."""
        return any(piece.owner is owner and piece.teu + piece.vehicles for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Heads:
    """People of a site by what lets them go."""

    staff: int
    body: int
    guard: int
    national: int
    guard_stays: int
    team_stays: int

    @property
    def leaving(self) -> int:
        """People who have to leave the country."""
        return self.staff + self.body + self.guard - self.guard_stays - self.team_stays

    @property
    def staff_leaving(self) -> int:
        """Non-essential people who leave."""
        return self.staff - self.team_stays

    @property
    def guard_leaving(self) -> int:
        """People of the guard who leave."""
        return self.guard - self.guard_stays


@dataclass(frozen=True, slots=True)
class SiteJob:
    """A site to close or convert. `order` lists its tasks so that predecessors come first."""

    site: Site
    closes: bool
    hub: Hub | None
    jobs: Mapping[str, Job]
    order: tuple[str, ...]
    heads: Heads
    cargo: tuple[Piece, ...]
    lifts: tuple[Lift, ...]
    rear: Lift | None
    day_cents: int
    due: int = 0
    """The first day on which it is late to end (rule *site-end*)."""

    @property
    def id(self) -> str:
        """Id of the site."""
        return self.site.id


@dataclass(frozen=True, slots=True)
class Stretch:
    """A leg of a route in the direction of travel, with day offsets from the departure."""

    leg: str
    key: tuple[str, bool]
    enter: int
    leave: int


@dataclass(frozen=True, slots=True)
class Trip:
    """A route in one season: when it is where, and how long its means are bound."""

    stretches: tuple[Stretch, ...]
    days: int
    back: int
    escort_days: int
    """Collected: days from departure to arrival. Sent: days until the escort is back at the hub."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way between two places. `collect` is true when means come up from the other end first."""

    origin: str
    destination: str
    river: bool
    legs: tuple[str, ...]
    collect: bool
    slots: int
    escorts: int
    fuel_truck: float
    """Cents of fuel for one truck, up and back."""
    fuel_vehicle: float
    """Cents of fuel for one vehicle under its own wheels, one way."""
    trips: tuple[Trip, Trip]
    """Dry, rains."""
    open_days: int
    """Bit `d` is set when a loaded convoy may depart on day `d`."""
    open_days_last: int
    """The same for a convoy that loads nothing."""
    trains: int = 0
    cycle_days: int = 0


@dataclass(frozen=True, slots=True)
class LegRule:
    """Capacity of one direction of a leg: departures a week and days between two entries."""

    per_week: int
    spacing: int


@dataclass(frozen=True, slots=True)
class Flights:
    """Flights that one aircraft entry can make between two places, with planned seats."""

    key: str
    aircraft: Aircraft
    origin: str
    destination: str
    seats: int
    per_week: int
    cents: int


@dataclass(frozen=True, slots=True)
class PortCalls:
    """A port and the days of its vessel calls."""

    port: Port
    yard_teu: int
    yard_vehicles: int
    calls: tuple[int, ...]
    teu_per_call: int
    vehicles_per_call: int
    cutoff: int
    """Days before a call by which cargo has come: those of its likely dwell, then the cut-off."""


@dataclass(frozen=True, slots=True)
class Means:
    """What limits everything that moves and works."""

    crews: Mapping[str, int]
    held_crew: str | None
    escorts: int
    in_flight: int
    trucks: int
    load_days: int
    turnaround: int
    ask: Mapping[str, int]
    valid: Mapping[str, int]
    """Days on which a clearance of a kind holds, that on which it is granted included."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices in cents."""

    person_day: int
    escort_day: int
    truck_day: int
    left_day: int
    left_days: int
    late_site_day: int
    late_person_day: int
    demurrage_day: int = 0
    demurrage_free: int = 0
    """Days that a container stands in a port before it costs."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the solver needs."""

    register: Register
    deadline: int
    horizon: int
    rainy: int
    """Bit `d` is set when day `d` lies in the rains."""
    sites: tuple[SiteJob, ...]
    routes: Mapping[tuple[str, str], tuple[Route, ...]]
    legs: Mapping[str, LegRule]
    hubs: Mapping[str, Hub]
    exits: Mapping[str, tuple[tuple[str, float], ...]]
    ports: Mapping[str, PortCalls]
    home: Mapping[str, tuple[Flights, ...]]
    between: Mapping[tuple[str, str], tuple[Flights, ...]]
    rotations: tuple[tuple[str, int, int], ...]
    """(site, people, day)."""
    release_cap: tuple[int, int] | None
    """(first day without a cap, people who may have left before it)."""
    means: Means
    prices: Prices
    fixed_cents: Mapping[str, int]
    """What the ways of all lots cost."""
    chosen: Sequence[LotWay] = ()
    """The ways that a plan chooses for lots whose way is open."""

    def site(self, site_id: str) -> SiteJob:
        """Return the job of a site."""
        return next(job for job in self.sites if job.id == site_id)
