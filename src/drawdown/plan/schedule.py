"""The plan document: when tasks run, what movements carry, what it costs, how good it is.

Days are whole numbers counted from the register's `plan_start`; a finish or an arrival is the day
after the last day it takes. Money is in whole cents of the register's cost currency. The rules a
plan obeys: `docs/concepts/planning-model.md`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from drawdown.core.days import DayCount
from drawdown.core.provenance import Frozen
from drawdown.core.quantity import Count
from drawdown.register.model import Register
from drawdown.register.site import CargoKind, Outcome, Owner, Way

FORMAT = "drawdown-plan/1"


def _empty(value: object) -> bool:
    return value == ()


Day = Annotated[int, Field(ge=-3650, le=36500)]


class HoldKind(StrEnum):
    """What keeps a task or a movement from beginning a day earlier."""

    START = "start"  # nothing: it begins on the first day
    TASK = "task"  # another task of the site has to finish; ref = "<site>/<task>"
    MOVEMENT = "movement"  # a movement has to leave or arrive; ref = its id
    CREW = "crew"  # every team is at work elsewhere; ref = crew kind
    LEG = "leg"  # a leg is closed, taken by another convoy, or full that week; ref = leg id
    ESCORTS = "escorts"
    TRUCKS = "trucks"
    HUB = "hub"  # yard or daily arrivals; ref = hub site
    PORT = "port"  # yard until the next vessel; ref = port
    SEATS = "seats"  # no aircraft left that week; ref = "<aircraft>@<base>"
    RELEASE = "release"  # the cap on early releases, or the minimum guard
    CHOICE = "choice"  # it could begin earlier; the planner found no gain in it


class Hold(Frozen):
    """The binding reason of a start."""

    kind: HoldKind
    ref: str | None = None


class TaskPlan(Frozen):
    """One task of the closing network at one site: runs on days `start` to `finish - 1`."""

    site: str
    task: str
    start: Day
    finish: Day
    crew: str | None = None
    held_by: Hold | None = None


class MovementKind(StrEnum):
    """The means of a movement."""

    CONVOY = "convoy"
    BARGE = "barge"
    FLIGHT = "flight"
    ROTATION = "rotation"


class Purpose(StrEnum):
    """Why a movement takes place."""

    LIFT = "lift"  # T46-T48: cargo and main body of a closing site go to its hub
    LAST = "last"  # T57: the rear party leaves after the signature
    ONWARD = "onward"  # from a hub to the next hub or to a port
    STAFF = "staff"  # T45: non-essential people of a closing site fly to a hub
    SHUTTLE = "shuttle"  # people fly from one hub to another
    HOME = "home"  # people leave the country


class Load(Frozen):
    """Cargo of one origin site and owner on a movement."""

    site: str
    owner: Owner
    teu: Count = 0
    vehicles: Count = 0


class LegUse(Frozen):
    """The day on which a movement enters a leg, and the day after the last one it is on it."""

    leg: str
    enter: Day
    leave: Day


class Movement(Frozen):
    """A convoy, barge train or flight: leaves on day `depart`, is there from day `arrive`."""

    id: str
    kind: MovementKind
    purpose: Purpose
    site: str
    """The site that the movement empties; for hub traffic, the hub it leaves."""
    origin: str
    destination: str
    depart: Day
    arrive: Day
    legs: tuple[LegUse, ...] = ()
    loads: tuple[Load, ...] = ()
    people: Count = 0
    aircraft: str | None = None
    slots: Count = 0
    trucks: Count = 0
    trucks_from: Day = 0
    trucks_until: Day = 0
    escorts: Count = 0
    escorts_from: Day = 0
    escorts_until: Day = 0
    clearance: str | None = None
    """Kind of clearance to be asked for, at the latest on day `ask_by`."""
    ask_by: Day | None = None
    held_by: Hold | None = None

    @property
    def teu(self) -> int:
        """Containers on board."""
        return sum(load.teu for load in self.loads)

    @property
    def vehicles(self) -> int:
        """Vehicles of the cargo, under their own wheels or carried."""
        return sum(load.vehicles for load in self.loads)


class SitePlan(Frozen):
    """How a site ends: `signed` after T56, `ended` after the last people left or the conversion."""

    site: str
    outcome: Outcome
    signed: Day | None = None
    ended: Day
    late_days: Count = 0
    guard_until: Day
    """The minimum guard stands on every day before this one."""


class LeftBehind(Frozen):
    """Cargo that is still at a liquidation site, under guard, after the deadline."""

    at: str
    site: str
    owner: Owner
    teu: Count = 0
    vehicles: Count = 0


class LotWay(Frozen):
    """The way that the plan chooses for a lot whose way the register leaves open."""

    site: str
    owner: Owner
    kind: CargoKind
    way: Way


class CostPart(Frozen):
    """One line of the cost. `fixed` parts are the same in every plan of the register."""

    name: str
    cents: int
    fixed: bool = False
    penalty: bool = False


class Bound(Frozen):
    """A proven lower bound on the cost of any plan, and what its proof leaves out."""

    cents: int
    parts: tuple[CostPart, ...] = ()
    method: str
    relaxes: tuple[str, ...] = ()


class Obstacle(Frozen):
    """A constraint that keeps something from the deadline, in words a person can act on."""

    kind: HoldKind
    ref: str | None = None
    site: str | None = None
    text: str


class Progress(Frozen):
    """The best cost known after some seconds of work."""

    seconds: float
    cents: int
    bound_cents: int
    by: str


class Made(Frozen):
    """How the plan was made, enough to make it again."""

    version: str
    strategy: str
    seed: int
    seconds: float
    rounds: int
    stopped: bool = False
    peak_mb: float | None = None
    progress: tuple[Progress, ...] = ()


class Plan(Frozen):
    """A plan and the register it was made from."""

    format: str = FORMAT
    register_: Annotated[Register, Field(alias="register")]
    register_hash: str
    made: Made
    feasible: bool
    sites: tuple[SitePlan, ...]
    tasks: tuple[TaskPlan, ...]
    movements: tuple[Movement, ...]
    left_behind: tuple[LeftBehind, ...] = ()
    dispositions: Annotated[tuple[LotWay, ...], Field(exclude_if=_empty)] = ()
    costs: tuple[CostPart, ...]
    bound: Bound
    obstacles: tuple[Obstacle, ...] = ()

    model_config = {"validate_by_name": True, "validate_by_alias": True, "serialize_by_alias": True}

    @property
    def days(self) -> DayCount:
        """The calendar of the plan."""
        return DayCount(self.register_.mission.plan_start)

    @property
    def deadline(self) -> int:
        """The first day that is too late: the day after the last day of the mandate."""
        return self.days.day(self.register_.mission.deadline) + 1

    @property
    def cost_cents(self) -> int:
        """The sum of all parts, penalties included."""
        return sum(part.cents for part in self.costs)

    @property
    def gap(self) -> float:
        """(cost - bound) / cost; 0 for a plan that costs nothing."""
        cost = self.cost_cents
        return (cost - self.bound.cents) / cost if cost else 0.0
