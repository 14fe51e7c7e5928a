"""The plan and its register, looked up by name: what the rules are checked against."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from drawdown.core.days import DayCount
from drawdown.plan.schedule import Movement, MovementKind, Plan, Purpose, SitePlan, TaskPlan
from drawdown.register.model import Register
from drawdown.register.movement import Speed
from drawdown.register.network import Aircraft, Hub, Leg, Port
from drawdown.register.site import CargoKind, Category, Disposition, Outcome, Owner, Site
from drawdown.rules.pack import TaskRule

SURFACE = frozenset({MovementKind.CONVOY, MovementKind.BARGE})


@dataclass(frozen=True)
class Facts:
    """A plan under examination. Every look-up is made once, from the plan document alone."""

    plan: Plan

    @property
    def register(self) -> Register:
        """The register that the plan embeds."""
        return self.plan.register_

    @cached_property
    def calendar(self) -> DayCount:
        """Day 0 is the register's first day of planning."""
        return DayCount(self.register.mission.plan_start)

    @cached_property
    def too_late(self) -> int:
        """The page's `D`: the day after the deadline."""
        return self.calendar.day(self.register.mission.deadline) + 1

    def too_late_for(self, site: str) -> int:
        """Return the first day on which it is late for a site to end: `D`, or after its phase."""
        mission = self.register.mission
        if not (mission.hold_phases and self.closes(site)):
            return self.too_late
        named = self.sites[site].phase
        ends = [
            self.calendar.day(phase.planned_end) + 1
            for phase in mission.phases
            if phase.planned_end is not None and (site in phase.sites or phase.id == named)
        ]
        return min([self.too_late, *ends])

    @cached_property
    def sites(self) -> dict[str, Site]:
        return {site.id: site for site in self.register.sites}

    @cached_property
    def hubs(self) -> dict[str, Hub]:
        return {hub.site: hub for hub in self.register.hubs}

    @cached_property
    def ports(self) -> dict[str, Port]:
        return {port.id: port for port in self.register.ports}

    @cached_property
    def legs(self) -> dict[str, Leg]:
        return {leg.id: leg for leg in self.register.legs}

    @cached_property
    def legs_between(self) -> dict[frozenset[str], tuple[Leg, ...]]:
        """Legs by the two places that they join."""
        found: defaultdict[frozenset[str], list[Leg]] = defaultdict(list)
        for leg in self.register.legs:
            found[frozenset({leg.origin, leg.destination})].append(leg)
        return {places: tuple(legs) for places, legs in found.items()}

    @cached_property
    def dispositions(self) -> dict[tuple[str | None, Owner, CargoKind], list[Disposition]]:
        """What the register says of lots: by site, or by no site, owner and kind."""
        found: defaultdict[tuple[str | None, Owner, CargoKind], list[Disposition]]
        found = defaultdict(list)
        for row in self.register.dispositions:
            found[row.site, row.owner, row.kind].append(row)
        return dict(found)

    @cached_property
    def speeds(self) -> dict[str, Speed]:
        return {speed.road_class: speed for speed in self.register.movement.speeds}

    @cached_property
    def ask_days(self) -> dict[str, int]:
        """Days that a clearance of each kind is asked for before the movement."""
        return {rule.kind: rule.ask_days for rule in self.register.movement.clearances}

    @cached_property
    def valid_days(self) -> dict[str, int]:
        """Days on which a clearance of each kind holds once it is granted."""
        return {rule.kind: rule.validity_days for rule in self.register.movement.clearances}

    @cached_property
    def aircraft(self) -> dict[str, Aircraft]:
        """Entries of the fleet by `<type>@<base>`."""
        return {f"{entry.type}@{entry.base}": entry for entry in self.register.aircraft}

    @cached_property
    def rules(self) -> dict[str, TaskRule]:
        return {rule.id: rule for rule in self.register.pack.tasks}

    @cached_property
    def tasks(self) -> dict[tuple[str, str], TaskPlan]:
        return {(task.site, task.task): task for task in reversed(self.plan.tasks)}

    @cached_property
    def ends(self) -> dict[str, SitePlan]:
        return {end.site: end for end in reversed(self.plan.sites)}

    @cached_property
    def movements(self) -> dict[str, Movement]:
        return {movement.id: movement for movement in self.plan.movements}

    @cached_property
    def surface(self) -> tuple[Movement, ...]:
        """Convoys and barges in the order of their departure."""
        moving = [movement for movement in self.plan.movements if movement.kind in SURFACE]
        return tuple(sorted(moving, key=lambda movement: (movement.depart, movement.id)))

    @cached_property
    def flights(self) -> tuple[Movement, ...]:
        return tuple(m for m in self.plan.movements if m.kind is MovementKind.FLIGHT)

    @cached_property
    def _by_purpose(self) -> dict[tuple[str, Purpose], tuple[Movement, ...]]:
        found: defaultdict[tuple[str, Purpose], list[Movement]] = defaultdict(list)
        for movement in sorted(self.plan.movements, key=lambda m: (m.depart, m.id)):
            found[movement.site, movement.purpose].append(movement)
        return {key: tuple(movements) for key, movements in found.items()}

    def of(self, site: str, purpose: Purpose) -> tuple[Movement, ...]:
        """Return the movements of a site for one purpose, in the order of their departure."""
        return self._by_purpose.get((site, purpose), ())

    def lifts(self, site: str) -> tuple[Movement, ...]:
        return self.of(site, Purpose.LIFT)

    def last(self, site: str) -> Movement | None:
        """Return the movement of the rear party, the final one if there are several."""
        found = self.of(site, Purpose.LAST)
        return found[-1] if found else None

    def closes(self, site: str) -> bool:
        return self.sites[site].outcome is Outcome.CLOSE

    def rests_on_air(self, site: str) -> bool:
        """Return whether people leave a site as from a hub: it is one, or it is converted."""
        return site in self.hubs or not self.closes(site)

    @cached_property
    def _heads(self) -> dict[tuple[str, Category], int]:
        heads: defaultdict[tuple[str, Category], int] = defaultdict(int)
        for people in self.register.people:
            heads[people.site, people.category] += people.count
        return heads

    def heads(self, site: str, *categories: Category) -> int:
        """Return how many people of the categories are at the site on day 0."""
        return sum(self._heads.get((site, category), 0) for category in categories)

    def load_days(self, movement: Movement) -> int:
        """Return the days of loading before a departure: none for the rear party."""
        if movement.purpose is Purpose.LAST:
            return 0
        return self.register.movement.convoys.load_days
