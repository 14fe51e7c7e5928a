"""Rules of the cost: each part computed again from register and plan, and the bound below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction

from drawdown.plan.check.demurrage import demurrage
from drawdown.plan.check.exact import exact, to_cent
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.pieces import counts, leaving, self_driven, shares
from drawdown.plan.check.routes import length
from drawdown.plan.check.violation import Fault
from drawdown.plan.check.who import headcount
from drawdown.plan.schedule import Movement, MovementKind
from drawdown.register.network import HOME
from drawdown.register.site import LEAVING, CargoKind

DOLLAR = 100
FIXED = frozenset({"sea_freight", "value_lost", "disposal"})
PENALTY = frozenset({"late"})


def cost(facts: Facts) -> Iterator[Fault]:
    """Each part of the cost stands once and is within one dollar of its recomputation."""
    chooses = any(row.share is None for row in facts.register.dispositions)
    fixed = frozenset[str]() if chooses else FIXED
    for part in facts.plan.costs:
        if part.name not in PARTS:
            yield Fault(part.name, "a part of the cost", "one that the model has")
        elif (part.fixed, part.penalty) != (part.name in fixed, part.name in PENALTY):
            yield Fault(
                part.name,
                f"fixed {part.fixed}, penalty {part.penalty}",
                f"fixed {part.name in fixed}, penalty {part.name in PENALTY}",
            )
    times = Counter(part.name for part in facts.plan.costs)
    for name, compute in PARTS.items():
        expected = compute(facts) * 100
        found = sum(part.cents for part in facts.plan.costs if part.name == name)
        if times[name] > 1:
            yield Fault(name, f"the part {times[name]} times", "it once")
        if abs(found - expected) > DOLLAR:
            yield Fault(name, f"{found} cents", f"{round(expected)} cents")


def bound(facts: Facts) -> Iterator[Fault]:
    """The proven bound is not above the cost."""
    if facts.plan.bound.cents > facts.plan.cost_cents:
        yield Fault(
            "bound", f"{facts.plan.bound.cents} cents", f"at most {facts.plan.cost_cents} cents"
        )


def site_days(facts: Facts) -> Fraction:
    """Price the days until each site has ended; a converted site is paid until the deadline."""
    prices = facts.register.costs.site_day
    return sum(
        (exact(prices[site.type]) * _days_kept(facts, site.id) for site in facts.register.sites),
        Fraction(0),
    )


def _days_kept(facts: Facts, site: str) -> int:
    """Return the days that a site is kept, and its national staff with it."""
    return max(0, facts.ends[site].ended) if facts.closes(site) else facts.too_late


def person_days(facts: Facts) -> Fraction:
    """Price the days until each person has left the country, or is no longer paid on site."""
    days = sum(m.people * m.depart for m in facts.plan.movements if m.destination == HOME)
    for site in facts.register.sites:
        heads = headcount(facts, site.id)
        days += heads.national * _days_kept(facts, site.id)
        days += heads.staying * facts.too_late
    return exact(facts.register.costs.person_day) * days


def escorts(facts: Facts) -> Fraction:
    """Price the days on which escort units are bound."""
    days = sum(m.escorts * (m.escorts_until - m.escorts_from) for m in facts.plan.movements)
    return exact(facts.register.costs.escort_unit_day) * days


def trucks(facts: Facts) -> Fraction:
    """Price the days on which trucks are bound."""
    days = sum(m.trucks * (m.trucks_until - m.trucks_from) for m in facts.plan.movements)
    return exact(facts.register.costs.truck_day) * days


def fuel(facts: Facts) -> Fraction:
    """Price the kilometres of trucks, there and back, and of vehicles that drive themselves."""
    return sum(
        (
            to_cent(_fuel_of(facts, movement))
            for movement in facts.plan.movements
            if movement.kind is MovementKind.CONVOY
        ),
        Fraction(0),
    )


def _fuel_of(facts: Facts, movement: Movement) -> Fraction:
    costs = facts.register.costs
    distance = sum((length(facts.legs[use.leg]) for use in movement.legs), Fraction(0))
    return distance * (
        2 * movement.trucks * exact(costs.fuel_truck_km)
        + self_driven(facts, movement) * exact(costs.fuel_vehicle_km)
    )


def flights(facts: Facts) -> Fraction:
    """Price each flight."""
    known = [facts.aircraft.get(flight.aircraft or "") for flight in facts.flights]
    return sum((exact(entry.flight_usd) for entry in known if entry), Fraction(0))


def sea_freight(facts: Facts) -> Fraction:
    """Price each piece that leaves its site, by the deadline or in the liquidation."""
    prices = facts.register.costs.sea_freight
    return sum(
        (exact(prices[lot.kind]) * pieces for lot, pieces in leaving(facts).items() if pieces),
        Fraction(0),
    )


def value_lost(facts: Facts) -> Fraction:
    """Price what ends on its site: its value without what is recovered."""
    costs = facts.register.costs
    total = Fraction(0)
    for lot, count in counts(facts).items():
        for way, share in shares(facts, lot).items():
            if way not in LEAVING and count and share:
                value = exact(costs.value[f"{lot.owner.value}_{lot.kind.value}"])
                recovered = exact(costs.value_recovered_share[way])
                total += to_cent(count * share * value * (1 - recovered))
    return total


def disposal(facts: Facts) -> Fraction:
    """Price the way of each piece, where the register has a price for it."""
    total = Fraction(0)
    for lot, count in counts(facts).items():
        for way, share in shares(facts, lot).items():
            for row in facts.register.disposals:
                if (row.owner, row.way) == (lot.owner, way):
                    container = lot.kind is CargoKind.CONTAINER
                    price = row.container_price if container else row.vehicle_price
                    total += count * share * exact(price)
    return total


def left_behind(facts: Facts) -> Fraction:
    """Price the cargo at liquidation sites from the deadline to the end of the liquidation."""
    mission = facts.register.mission
    if mission.liquidation_end is None:
        return Fraction(0)
    days = max(0, (mission.liquidation_end - mission.deadline).days)
    pieces = sum(left.teu + left.vehicles for left in facts.plan.left_behind)
    return exact(facts.register.costs.left_teu_day) * pieces * days


def late(facts: Facts) -> Fraction:
    """Price the late days of sites, and the days that people are still there after the deadline."""
    costs = facts.register.costs
    sites = sum(
        max(0, facts.ends[site.id].ended - facts.too_late_for(site.id))
        for site in facts.register.sites
    )
    people = sum(
        m.people * max(0, m.depart + 1 - facts.too_late)
        for m in facts.plan.movements
        if m.destination == HOME
    )
    return exact(costs.late_site_day) * sites + exact(costs.late_person_day) * people


PARTS: dict[str, Callable[[Facts], Fraction]] = {
    "site_days": site_days,
    "person_days": person_days,
    "escorts": escorts,
    "trucks": trucks,
    "fuel": fuel,
    "flights": flights,
    "sea_freight": sea_freight,
    "value_lost": value_lost,
    "disposal": disposal,
    "demurrage": demurrage,
    "left_behind": left_behind,
    "late": late,
}
