"""The transport bound: every piece that leaves takes its cheapest share of a convoy."""

from __future__ import annotations

from fractions import Fraction

from drawdown.plan.problem import Problem, Route, SiteJob

Rate = tuple[Fraction, Fraction]
"""Cents of (one container, one vehicle)."""
NOTHING: Rate = (Fraction(0), Fraction(0))


def least_transport(problem: Problem) -> dict[str, int]:
    """Return the least cents for moving what leaves: by lift, then onward or left behind."""
    lifted = moved = Fraction(0)
    for job in problem.sites:
        teu = sum(piece.teu for piece in job.cargo)
        vehicles = sum(piece.vehicles for piece in job.cargo)
        place = job.id
        if job.closes:
            lifted += _lift_cents(problem, job)
            place = str(job.site.moves_to)
        rate = _onward_rate(problem, place)
        moved += teu * rate[0] + vehicles * rate[1]
    return {"lifts": int(lifted), "onward": int(moved)}


def _rate_in(problem: Problem, route: Route, season: int, *, export: bool) -> Rate:
    prices, means = problem.prices, problem.means
    rules = problem.register.movement.trucks
    trip = route.trips[season]
    first = means.load_days + (trip.back if route.collect else 0)
    bound = first + trip.days + (0 if route.collect else trip.back)
    truck = Fraction(0)
    if not route.river:
        truck = Fraction(prices.truck_day * bound) + Fraction(route.fuel_truck)
    escorted = first + trip.escort_days + max(0, means.turnaround - means.load_days)
    escort = Fraction(prices.escort_day * route.escorts * escorted, max(route.slots, 1))
    share = rules.self_drive_export if export else rules.self_drive_in_theatre
    drives, carried = Fraction(str(share)), truck / rules.vehicles_per_carrier
    vehicle = drives * min(Fraction(route.fuel_vehicle), carried) + (1 - drives) * carried
    return truck / rules.teu_per_truck + escort / 2, vehicle + escort


def _least(rates: list[Rate]) -> Rate:
    """Return the least of each kind: not a route any more, but nothing is cheaper."""
    return min(rate[0] for rate in rates), min(rate[1] for rate in rates)


def _both_seasons(problem: Problem, route: Route, *, export: bool) -> Rate:
    return _least([_rate_in(problem, route, season, export=export) for season in (0, 1)])


def _onward_rate(problem: Problem, hub: str, seen: frozenset[str] = frozenset()) -> Rate:
    """Return the least cents from a hub: onward to a port, or left behind where that is allowed."""
    converts = any(job.id == hub and not job.closes for job in problem.sites)
    left = Fraction(problem.prices.left_day * problem.prices.left_days)
    found: list[Rate] = [(left, left)] if converts else []
    for to, _ in problem.exits.get(hub, ()):
        if to in seen:
            continue
        export = to in problem.ports
        beyond = NOTHING if export else _onward_rate(problem, to, seen | {hub})
        for route in problem.routes[hub, to]:
            step = _both_seasons(problem, route, export=export)
            found.append((step[0] + beyond[0], step[1] + beyond[1]))
    return _least(found) if found else NOTHING


def _lift_cents(problem: Problem, job: SiteJob) -> Fraction:
    """Return the least cents of the lifts of a site and of its last movement's escort."""
    routes = problem.routes[job.id, str(job.site.moves_to)]
    rate = _least([_both_seasons(problem, route, export=False) for route in routes])
    teu = sum(piece.teu for piece in job.cargo)
    rear = job.rear.vehicles if job.rear else 0
    vehicles = sum(piece.vehicles for piece in job.cargo) - rear
    means, last = problem.means, []
    for route in routes:
        for trip in route.trips:
            first = trip.back if route.collect else 0
            days = first + trip.escort_days + means.turnaround
            last.append(
                Fraction(problem.prices.escort_day * route.escorts * days)
                + rear * Fraction(route.fuel_vehicle)
            )
    return teu * rate[0] + vehicles * rate[1] + min(last)
