"""The price of a plan by part, as the planning model says, computed from the document alone."""

from __future__ import annotations

from fractions import Fraction

from drawdown.plan.build.assemble import calls_of, due_of, prices_of
from drawdown.plan.build.exact import exact, floor_of
from drawdown.plan.build.lots import lots_of
from drawdown.plan.build.people import heads_of
from drawdown.plan.decode.demurrage import demurrage_cents
from drawdown.plan.schedule import CostPart, Movement, MovementKind, Plan, Purpose
from drawdown.register.model import Register
from drawdown.register.network import HOME
from drawdown.register.site import Outcome

FIXED = frozenset({"sea_freight", "value_lost", "disposal"})
PENALTY = frozenset({"late"})


def costs_of(plan: Plan) -> tuple[CostPart, ...]:
    """Return every part of the cost of a plan, in cents."""
    register, costs = plan.register_, plan.register_.costs
    moves, lots = plan.movements, lots_of(register, plan.dispositions)
    escorts = sum(m.escorts * (m.escorts_until - m.escorts_from) for m in moves)
    trucks = sum(m.trucks * (m.trucks_until - m.trucks_from) for m in moves)
    crafts = {f"{craft.type}@{craft.base}": exact(craft.flight_usd) for craft in register.aircraft}
    flown = (crafts[m.aircraft or ""] for m in moves if m.kind is MovementKind.FLIGHT)
    cents = {
        "site_days": _site_days(plan),
        "person_days": exact(costs.person_day) * _person_days(plan),
        "escorts": exact(costs.escort_unit_day) * escorts,
        "trucks": exact(costs.truck_day) * trucks,
        "fuel": _fuel(plan),
        "flights": sum(flown, Fraction(0)),
        **{name: Fraction(value, 100) for name, value in lots.cents().items()},
        **_demurrage(plan),
        "left_behind": _left_behind(plan),
        "late": _late(plan),
    }
    fixed = frozenset[str]() if plan.dispositions else FIXED
    return tuple(
        CostPart(name=name, cents=round(value * 100), fixed=name in fixed, penalty=name in PENALTY)
        for name, value in cents.items()
    )


def _kept_days(plan: Plan) -> dict[str, int]:
    """Return the days that each site is kept; a converted one until the deadline."""
    return {
        end.site: end.ended if end.outcome is Outcome.CLOSE else plan.deadline for end in plan.sites
    }


def _site_days(plan: Plan) -> Fraction:
    prices = plan.register_.costs.site_day
    kept = _kept_days(plan)
    return sum((exact(prices[s.type]) * kept[s.id] for s in plan.register_.sites), Fraction(0))


def _person_days(plan: Plan) -> int:
    kept = _kept_days(plan)
    days = sum(m.people * m.depart for m in plan.movements if m.destination == HOME)
    for site in plan.register_.sites:
        heads = heads_of(site, plan.register_)
        days += heads.national * kept[site.id]
        days += (heads.guard_stays + heads.team_stays) * plan.deadline
    return days


def _fuel(plan: Plan) -> Fraction:
    km = {leg.id: exact(leg.distance_km or 0) for leg in plan.register_.legs}
    return sum(
        (
            _fuel_of(movement, km, plan.register_)
            for movement in plan.movements
            if movement.kind is MovementKind.CONVOY
        ),
        Fraction(0),
    )


def _fuel_of(movement: Movement, km: dict[str, Fraction], register: Register) -> Fraction:
    """Return the price of a convoy's fuel, rounded to a cent."""
    way = sum((km[use.leg] for use in movement.legs), Fraction(0))
    rules, costs = register.movement.trucks, register.costs
    drives = movement.vehicles
    if movement.purpose is not Purpose.LAST:
        export = movement.destination in {port.id for port in register.ports}
        share = rules.self_drive_export if export else rules.self_drive_in_theatre
        drives = floor_of(movement.vehicles, share)
    price = way * (
        2 * movement.trucks * exact(costs.fuel_truck_km) + drives * exact(costs.fuel_vehicle_km)
    )
    return Fraction(round(price * 100), 100)


def _demurrage(plan: Plan) -> dict[str, Fraction]:
    """Return what containers cost that stand in ports for too long, where that has a price."""
    register = plan.register_
    prices = prices_of(register)
    if not prices.demurrage_day:
        return {}
    ports = [calls for port in register.ports if (calls := calls_of(port, plan.days))]
    arrivals = [(m.destination, m.arrive, m.teu) for m in plan.movements]
    cents = demurrage_cents(ports, arrivals, prices, until=plan.deadline)
    return {"demurrage": Fraction(cents, 100)}


def _left_behind(plan: Plan) -> Fraction:
    mission = plan.register_.mission
    days = (mission.liquidation_end - mission.deadline).days if mission.liquidation_end else 0
    pieces = sum(item.teu + item.vehicles for item in plan.left_behind)
    return exact(plan.register_.costs.left_teu_day) * pieces * max(0, days)


def _late(plan: Plan) -> Fraction:
    costs = plan.register_.costs
    due = {site.id: due_of(plan.register_, site) for site in plan.register_.sites}
    sites = sum(max(0, end.ended - due[end.site]) for end in plan.sites)
    people = sum(
        m.people * max(0, m.depart + 1 - plan.deadline)
        for m in plan.movements
        if m.destination == HOME
    )
    return exact(costs.late_site_day) * sites + exact(costs.late_person_day) * people
