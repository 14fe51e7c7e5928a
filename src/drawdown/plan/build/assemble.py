"""Put the planning problem together from a register."""

from __future__ import annotations

from drawdown.core.days import DayCount
from drawdown.core.findings import Finding, Place, Refused, Severity
from drawdown.plan.build.cargo import leaving, lifts_of, rear_vehicles, slots_of
from drawdown.plan.build.exact import cents, floor_of
from drawdown.plan.build.lots import Lots, cheapest, open_lots
from drawdown.plan.build.people import flights_between, heads_of, home_flights
from drawdown.plan.build.routes import Roads, roads_of, routes_between, rules_of_legs
from drawdown.plan.build.tasks import jobs_of, order_of
from drawdown.plan.problem import (
    Heads,
    Lift,
    Means,
    Piece,
    PortCalls,
    Prices,
    Problem,
    Route,
    SiteJob,
)  # fmt: skip
from drawdown.register.model import Register
from drawdown.register.network import Hub, Port
from drawdown.register.site import Outcome, Owner, Site

LATEST = 240
"""Days after the deadline in which a late plan must end."""


def build_problem(register: Register, lots: Lots | None = None) -> Problem:
    """Return the planning problem of a register, with the ways that are chosen for its open lots.

    Without a choice every open lot goes the way that is cheapest by itself. Raises `Refused` with
    a finding for each site that has no way out.
    """
    return problem_of(register, lots or cheapest(open_lots(register)))


def problem_of(register: Register, lots: Lots) -> Problem:
    """Return the planning problem; with several ways possible for a lot, the least of each."""
    days = DayCount(register.mission.plan_start)
    deadline = days.day(register.mission.deadline) + 1
    horizon = deadline + LATEST
    roads = roads_of(register, days, horizon)
    hubs = {hub.site: hub for hub in register.hubs}
    ports = {
        port.id: calls for port in register.ports if (calls := calls_of(port, days)) is not None
    }
    routes = _routes(register, roads, set(hubs), set(ports))
    _refuse_without_way(register, routes)
    heads = {site.id: heads_of(site, register) for site in register.sites}
    means = means_of(register)
    return Problem(
        register=register,
        deadline=deadline,
        horizon=horizon,
        rainy=roads.rainy,
        sites=tuple(site_job(site, lots, heads[site.id], hubs, routes) for site in register.sites),
        routes=routes,
        legs=rules_of_legs(roads, register.movement.convoys.spacing_days_threatened_leg),
        hubs=hubs,
        exits=exits_of(register, routes),
        ports=ports,
        home=home_flights(register),
        between=flights_between(register),
        rotations=tuple((r.site, r.people, days.day(r.departs)) for r in register.rotations),
        release_cap=release_cap(register, days, sum(h.leaving for h in heads.values())),
        means=means,
        prices=prices_of(register),
        fixed_cents=lots.cents(),
        chosen=lots.chosen,
    )


def least_of(problem: Problem) -> Problem:
    """Return the problem that no plan undercuts, whatever ways it chooses: a problem for bounds."""
    if not problem.chosen:
        return problem
    return problem_of(problem.register, open_lots(problem.register))


def site_job(
    site: Site,
    lots: Lots,
    heads: Heads,
    hubs: dict[str, Hub],
    routes: dict[tuple[str, str], tuple[Route, ...]],
) -> SiteJob:
    """Return the job of one site."""
    register = lots.register
    ask = {c.kind: c.ask_days for c in register.movement.clearances}
    given = {"T43": ask.get("convoy_first", 0), **lots.approval_days(site.id)}
    jobs = jobs_of(site, register.pack, register.people, given=given)
    cargo = leaving(lots, site.id)
    lifts: tuple[Lift, ...] = ()
    rear = None
    if site.outcome is Outcome.CLOSE:
        ways = routes[site.id, str(site.moves_to)]
        nearest = {route.river: route for route in reversed(ways)}  # a way round packs no convoys
        slots = max(route.slots for route in nearest.values())
        kept = rear_vehicles(register, cargo, heads.guard, slots)
        lifted = (Piece(Owner.COE, cargo[0].teu, cargo[0].vehicles - kept), cargo[1])
        teu_a_day = hubs[str(site.moves_to)].arrivals_teu_per_day
        body = 0 if site.id in hubs else heads.body
        lifts = lifts_of(lifted, register, slots=slots, teu_a_day=teu_a_day, people=body)
        rear = Lift((Piece(Owner.COE, 0, kept),), slots_of(0, kept), 0, kept, heads.guard)
    return SiteJob(
        site=site,
        closes=site.outcome is Outcome.CLOSE,
        hub=hubs.get(site.id),
        jobs=jobs,
        order=order_of(jobs),
        heads=heads,
        cargo=cargo,
        lifts=lifts,
        rear=rear,
        day_cents=cents(register.costs.site_day[site.type]),
        due=due_of(register, site),
    )


def due_of(register: Register, site: Site) -> int:
    """Return the first day on which it is late to end: after its phase, if phases are held."""
    mission = register.mission
    ends = [mission.deadline]
    if mission.hold_phases and site.outcome is Outcome.CLOSE:
        ends += [
            phase.planned_end
            for phase in mission.phases
            if phase.planned_end and (phase.id == site.phase or site.id in phase.sites)
        ]
    return DayCount(mission.plan_start).day(min(ends)) + 1


def _routes(
    register: Register, roads: Roads, hubs: set[str], ports: set[str]
) -> dict[tuple[str, str], tuple[Route, ...]]:
    pairs = [(s.id, s.moves_to) for s in register.sites if s.moves_to]
    pairs += [(x.hub, x.to) for x in register.exits if x.to in hubs or x.to in ports]
    found = {}
    for origin, destination in pairs:
        ways = routes_between(origin, destination, roads, collect=origin not in hubs)
        if ways:
            found[origin, destination] = ways
    return found


def _refuse_without_way(
    register: Register, routes: dict[tuple[str, str], tuple[Route, ...]]
) -> None:
    """Raise for every closing site from which no convoy can leave."""
    findings = [
        Finding(
            code="P001",
            severity=Severity.ERROR,
            place=Place("sites.yaml", field=site.id),
            found=f"no road or river leads from {site.id} to {site.moves_to or 'a hub'}",
            remedy="name its hub in moves_to; give legs to it departures, class, slots, escorts",
        )
        for site in register.sites
        if site.outcome is Outcome.CLOSE and (site.id, str(site.moves_to)) not in routes
    ]
    if findings:
        raise Refused(findings)


def exits_of(
    register: Register, routes: dict[tuple[str, str], tuple[Route, ...]]
) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return the ways on from each hub that have a route, with their shares."""
    found: dict[str, list[tuple[str, float]]] = {}
    for way in register.exits:
        if (way.hub, way.to) in routes:
            found.setdefault(way.hub, []).append((way.to, way.share))
    return {hub: tuple(ways) for hub, ways in found.items()}


def calls_of(port: Port, days: DayCount) -> PortCalls | None:
    """Return a port's calls; nothing for a port that can take nothing (rule *port*)."""
    if not (port.yard_teu and port.first_call and port.calls and port.call_every_days):
        return None
    first = days.day(port.first_call)
    return PortCalls(
        port=port,
        yard_teu=port.yard_teu,
        yard_vehicles=port.yard_vehicles or 0,
        calls=tuple(first + k * port.call_every_days for k in range(port.calls)),
        teu_per_call=port.teu_per_call or 0,
        vehicles_per_call=port.vehicles_per_call or 0,
        cutoff=(port.dwell_days_likely or 0) + (port.cutoff_days or 0),
    )


def release_cap(register: Register, days: DayCount, leaving_people: int) -> tuple[int, int] | None:
    """Return the cap on early releases (rule *release-cap*), if the register has one."""
    rules = register.movement.guard
    if rules.release_cap_date is None or rules.release_cap_share is None:
        return None
    return days.day(rules.release_cap_date), floor_of(rules.release_cap_share, leaving_people)


def means_of(register: Register) -> Means:
    """Return crews, escorts, trucks and the days they are bound beyond the journey."""
    move = register.movement
    held = [crew.kind for crew in register.crews if crew.held_throughout]
    return Means(
        crews={crew.kind: crew.number for crew in register.crews},
        held_crew=held[0] if held else None,
        escorts=floor_of(move.escorts.units, move.escorts.availability),
        in_flight=move.convoys.in_flight_max,
        trucks=floor_of(
            move.trucks.contracted + move.trucks.mission_owned, move.trucks.availability
        ),
        load_days=move.convoys.load_days,
        turnaround=move.escorts.turnaround_days,
        ask={clearance.kind: clearance.ask_days for clearance in move.clearances},
        valid={clearance.kind: clearance.validity_days for clearance in move.clearances},
    )


def prices_of(register: Register) -> Prices:
    """Return the prices in cents."""
    costs, mission = register.costs, register.mission
    end = mission.liquidation_end or mission.deadline
    return Prices(
        person_day=cents(costs.person_day),
        escort_day=cents(costs.escort_unit_day),
        truck_day=cents(costs.truck_day),
        left_day=cents(costs.left_teu_day),
        left_days=max(0, (end - mission.deadline).days),
        late_site_day=cents(costs.late_site_day),
        late_person_day=cents(costs.late_person_day),
        demurrage_day=cents(costs.demurrage_teu_day),
        demurrage_free=costs.demurrage_free_days,
    )
