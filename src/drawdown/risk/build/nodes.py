"""The nodes of a plan: one for each task and movement, with what may befall it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from drawdown.plan.schedule import Movement, MovementKind, Plan, Purpose, TaskPlan
from drawdown.register.model import Register
from drawdown.register.network import Mode, Threat
from drawdown.register.site import Outcome
from drawdown.risk.build.graph import Graph, Node
from drawdown.risk.build.journeys import Journeys
from drawdown.risk.network import Key, Kind
from drawdown.rules.pack import Timing

CLEARANCES = ("convoy", "convoy_first", "flight")
MEDIUM = Threat.MEDIUM
SEVERITY = {Threat.LOW: 0, Threat.MEDIUM: 1, Threat.HIGH: 2}
LIFTS = frozenset({"T46", "T47", "T48"})
CLEARED, PEOPLE_LEAVE, GONE = "T43", "T45", "T57"
FOLLOW_MOVEMENTS = LIFTS | {PEOPLE_LEAVE, GONE}


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows of what nodes refer to by number."""

    crews: dict[str, int]
    sites: dict[str, int]
    places: dict[str, int]
    rules: dict[str, int]
    crafts: dict[str, int]


@dataclass(slots=True)
class Making:
    """A plan on its way to a network."""

    plan: Plan
    journeys: Journeys
    tables: Tables
    fixed: frozenset[Key]
    graph: Graph = field(default_factory=Graph)
    by_site: dict[tuple[str, Purpose], tuple[Movement, ...]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[tuple[str, Purpose], list[Movement]] = {}
        for movement in in_order(self.plan.movements):
            found.setdefault((movement.site, movement.purpose), []).append(movement)
        self.by_site = {key: tuple(movements) for key, movements in found.items()}

    @property
    def register(self) -> Register:
        """The register that the plan embeds."""
        return self.plan.register_

    def of(self, site: str, purpose: Purpose) -> tuple[Movement, ...]:
        """Return the movements of a site for one purpose in the order of their departure."""
        return self.by_site.get((site, purpose), ())


def in_order(movements: Iterable[Movement]) -> list[Movement]:
    """Return movements in the order of their departure."""
    return sorted(movements, key=lambda m: (m.depart, m.id))


def add_nodes(making: Making) -> None:
    """Add a node for each task and each movement of the plan."""
    for task in making.plan.tasks:
        _add_task(making, task)
    for movement in making.plan.movements:
        _add_movement(making, movement)


def _add_task(making: Making, task: TaskPlan) -> None:
    key = Key("task", f"{task.site}/{task.task}")
    node = Node(
        key=key,
        kind=Kind.WORK,
        planned=task.start,
        end=task.finish,
        release=task.start,
        days=task.finish - task.start,
        fixed=key in making.fixed,
        rule=making.tables.rules[task.task],
        site=making.tables.sites[task.site],
    )
    if task.task in FOLLOW_MOVEMENTS and (task.task != PEOPLE_LEAVE or node.days):
        node.kind, node.planned, node.release, node.days = Kind.GATE, task.finish, 0, 0
    elif task.task == CLEARED:
        _asked(making, node, "convoy_first", _worst_threat(making, task.site))
    else:
        node.crew = making.tables.crews.get(task.crew or "", -1)
        node.scale = scale_of(making.register, task)
    making.graph.add(node)


def scale_of(register: Register, task: TaskPlan) -> float:
    """Return the factor on the days of a task's rule at its site (rule *task-length*)."""
    rule = register.pack.task(task.task)
    if rule.timing is not Timing.WORK:
        return 1.0
    site = register.site(task.site)
    scaling = register.pack.scaling
    share = scaling.conversion_share if site.outcome is Outcome.CONVERT else 1.0
    return scaling.factors[site.type] * share


def _add_movement(making: Making, movement: Movement) -> None:
    tables = making.tables
    key = Key("movement", movement.id)
    node = Node(
        key=key,
        kind=Kind.FLIGHT,
        planned=movement.depart,
        end=movement.arrive,
        release=movement.depart,
        fixed=key in making.fixed or movement.kind is MovementKind.ROTATION,
        craft=tables.crafts.get(movement.aircraft or "", -1),
        from_place=tables.places.get(movement.origin, -1),
        to_place=tables.places.get(movement.destination, -1),
        site=tables.sites.get(movement.site, -1),
    )
    if movement.kind in (MovementKind.CONVOY, MovementKind.BARGE):
        node.kind, node.ride = Kind.CONVOY, making.journeys.add(movement)
        node.days = movement.arrive - movement.depart
    if movement.clearance in ("convoy", "flight"):
        _asked(making, node, movement.clearance, threat_of(making.register, movement))
    if movement.purpose is Purpose.ONWARD and (
        making.register.site(movement.origin).outcome is Outcome.CONVERT
    ):
        node.drop = making.plan.deadline
        node.pieces = movement.teu + movement.vehicles
    making.graph.add(node)


def _asked(making: Making, node: Node, kind: str, threat: Threat) -> None:
    """Note the clearance that a node needs and the chance that it is refused."""
    for clearance in making.register.movement.clearances:
        if clearance.kind == kind:
            node.clear = CLEARANCES.index(kind)
            node.refusal = clearance.refusal[threat]
            node.ask = max(1, clearance.ask_days)


def threat_of(register: Register, movement: Movement) -> Threat:
    """Return the highest threat of a movement's legs, of a flight that of the roads at its ends.

    A leg of the air with a threat of its own says it; where nobody says anything, it is medium.
    """
    used = {use.leg for use in movement.legs}
    ends = {movement.origin, movement.destination}
    if used:
        legs = [leg for leg in register.legs if leg.id in used]
    else:
        legs = [leg for leg in register.legs if {leg.origin, leg.destination} == ends]
        if not any(leg.threat for leg in legs):
            roads = (leg for leg in register.legs if leg.mode is Mode.ROAD)
            legs = [
                leg
                for leg in roads
                if {leg.origin, leg.destination} & ends and leg.departures_per_week
            ]
    return max((leg.threat for leg in legs if leg.threat), key=SEVERITY.__getitem__, default=MEDIUM)


def _worst_threat(making: Making, site: str) -> Threat:
    """Return the highest threat that a convoy from a site meets."""
    threats = [
        threat_of(making.register, movement)
        for movement in making.plan.movements
        if movement.origin == site and movement.legs
    ]
    return max(threats, key=SEVERITY.__getitem__, default=MEDIUM)
