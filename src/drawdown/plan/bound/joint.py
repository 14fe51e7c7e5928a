"""The joint bound: ends of sites, convoys and seats as one linear program over days.

Convoys may be split, a site may end partly on one day and partly on another, a crew may divide its
work at will: every plan, on time or late, is a solution of this program, so no plan is cheaper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from drawdown.plan.bound.alone import Alone
from drawdown.plan.bound.blocks import Block, priced
from drawdown.plan.bound.energy import Row
from drawdown.plan.bound.flights import add_people
from drawdown.plan.bound.people import freed
from drawdown.plan.bound.teams import Started, add_ready, add_starts, add_teams, joins_by_start
from drawdown.plan.flow.program import Program, Term
from drawdown.plan.flow.room import Room
from drawdown.plan.flow.traffic import KILO, KINDS, TEU, VEHICLES, Traffic
from drawdown.plan.problem import Problem, SiteJob

BEYOND = 28
"""Days after the deadline that the program tells apart; what comes later costs at least as much."""
AFTER = 30
"""Days after the horizon on which what has left before it may still arrive."""
SAFETY = 1e-6
"""Share by which the value is taken down, since it comes from floating-point numbers."""
RELAXES = (
    "convoys, flights and the end of a site may be split over days",
    "a crew may split its work between sites at will",
    "people of a site reach its hub as if the site stood alone",
)
TEAMS_RELAXES = (
    *RELAXES[:2],
    "people of a site reach its hub as if the site stood alone once its team has come",
    "half of a site may begin early and half late",
)
WHOLE_RELAXES = (
    "roads, yards, means, teams and seats are kept at a price, not day by day",
    "convoys of hubs and flights may be split over days",
    *RELAXES[1:2],
    *TEAMS_RELAXES[2:3],
)
WHOLE_WITHOUT_TEAMS_RELAXES = (
    "roads, yards, means and seats are kept at a price, not day by day",
    *WHOLE_RELAXES[1:3],
    RELAXES[2],
)


@dataclass(slots=True)
class Joint:
    """The program while it is being built."""

    problem: Problem
    alones: Mapping[str, Alone]
    horizon: int
    traffic: Traffic = field(init=False)
    ends: dict[str, dict[int, int]] = field(default_factory=dict)
    """Closing site -> day of end -> column of its share."""
    ended: dict[str, dict[int, int]] = field(default_factory=dict)
    """Closing site -> day -> column of the share that has ended by then."""
    comes: dict[tuple[str, int], list[Term]] = field(default_factory=lambda: defaultdict(list))
    """(hub, day) -> people who are free to fly from there, by the share of a site that lets them:
    guards with the rear party, others with the start of its team."""
    started: dict[str, Started] = field(default_factory=dict)
    spans: dict[str, range] = field(default_factory=dict)
    """Closing site -> the columns of its ends and convoys."""
    numbers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Closing site -> columns that count its convoys."""
    early: list[Term] = field(default_factory=list)
    """Columns of those who fly home before the cap on releases ends."""

    def __post_init__(self) -> None:
        self.traffic = Traffic(self.problem, Program(), self.horizon)

    @property
    def program(self) -> Program:
        """The program that is being built."""
        return self.traffic.program


def joint_bound(
    problem: Problem, alones: Mapping[str, Alone], cuts: Sequence[Row], *, seconds: float | None
) -> int | None:
    """Return a lower bound in cents on all that is not fixed or paid for staying; none in time."""
    found = solved(joint_program(problem, alones, cuts, teams=False), seconds=seconds)
    return None if found is None else found[0]


def solved(joint: Joint, *, seconds: float | None) -> tuple[int, np.ndarray] | None:
    """Return the bound of a program in cents and the prices of its rows; none in time."""
    found = joint.program.solve(seconds=seconds, method="ipm")
    if found is None or found.bound <= 0:
        return None
    return int(found.bound * (1 - SAFETY) / KILO), found.duals


def whole_sites(joint: Joint, prices: np.ndarray, *, seconds: float | None) -> int:
    """Return the Lagrangian bound in cents: each site in whole numbers at prices of all rows.

    A site starts and ends on one day and sends whole convoys; roads, yards, means, teams and seats
    are priced.
    """
    people = sum(job.heads.leaving for job in joint.problem.sites)
    blocks = [block for job in joint.problem.sites if (block := _block(joint, job)).columns]
    value, _ = priced(joint.program, prices, blocks, most=10.0 * people, seconds=seconds)
    return int(value * (1 - SAFETY) / KILO)


def _block(joint: Joint, job: SiteJob) -> Block:
    """Return the columns of a site, and those that are whole numbers in every plan."""
    whole = {*joint.ends.get(job.id, {}).values(), *joint.numbers.get(job.id, ())}
    columns = set(joint.spans.get(job.id, ()))
    if job.id in joint.started:
        columns |= set(joint.started[job.id].columns)
        whole |= set(joint.started[job.id].starts)
    return Block(job.id, frozenset(columns), frozenset(whole))


def joint_program(
    problem: Problem, alones: Mapping[str, Alone], cuts: Sequence[Row], *, teams: bool
) -> Joint:
    """Return the program, with the days on which each site gets its team if `teams` says so."""
    joint = Joint(problem, alones, problem.deadline + BEYOND)
    closing = [job for job in problem.sites if job.closes]
    if teams:
        joint.started = add_starts(problem, joint.program, alones, joint.horizon)
    for job in closing:
        before = len(joint.program.costs)
        _add_ends(joint, job)
        _add_lifts(joint, job)
        _add_last(joint, job)
        joint.spans[job.id] = range(before, len(joint.program.costs))
    _add_cuts(joint, closing, cuts)
    add_teams(problem, joint.program, joint.started, joint.ended, joint.horizon)
    _add_onward(joint)
    _add_hubs(joint)
    for calls in problem.ports.values():
        for kind in KINDS:
            joint.traffic.port_stock(calls, kind, until=joint.horizon)
    Room.whole(problem).close(joint.traffic)
    groups = [
        (job, [(day, n) for day, n in freed(problem, job, alones[job.id])[:2]])
        for job in problem.sites
        if job.id not in joint.started
    ]
    for site, started in joint.started.items():
        hub = site if started.job.hub else str(started.job.site.moves_to)
        for place, share in joins_by_start(problem, started, hub, joint.horizon):
            joint.comes[place].append(share)
    joint.early = add_people(joint.traffic, groups, joint.comes)
    return joint


def _add_ends(joint: Joint, job: SiteJob) -> None:
    """Every closing site ends, on some day or after the horizon."""
    problem, program, horizon = joint.problem, joint.program, joint.horizon
    prices = problem.prices
    a_day = job.day_cents + prices.person_day * job.heads.national
    first = min(joint.alones[job.id].ends, horizon)
    ends, ended = {}, {}
    before: int | None = None
    for day in range(first, horizon + 1):
        late = prices.late_site_day * max(0, day - problem.deadline)
        ends[day] = program.column((a_day * day + late) * KILO, high=1.0)
        ended[day] = program.column(high=1.0)
        terms = [(ended[day], 1.0), (ends[day], -1.0)]
        if before is not None:
            terms.append((before, -1.0))
        program.row(terms, low=0.0, high=0.0)
        before = ended[day]
    program.row([(column, 1.0) for column in ends.values()], low=1.0, high=1.0)
    joint.ends[job.id], joint.ended[job.id] = ends, ended


def _add_lifts(joint: Joint, job: SiteJob) -> None:
    """What a site lifts has left so long before its end as its last tasks take."""
    problem, program, alone = joint.problem, joint.program, joint.alones[job.id]
    load = problem.means.load_days
    done = {task: alone.heads[task] + job.jobs[task].days for task in alone.heads}
    ready = max(done.get("T43", 0), done.get("T44", 0)) + load
    packed = max(ready, done.get("T17", 0) + load)
    rear = job.rear.vehicles if job.rear else 0
    coe = (job.cargo[0].teu, job.cargo[0].vehicles - rear)
    whole = tuple(own + more for own, more in zip(coe, _pieces(job, 1), strict=True))
    tail = alone.to_end.get("T52", 1) + 1
    gone: list[int | None] = [None, None]
    numbers: list[Term] = []
    for day in range(ready, joint.horizon):
        routes = problem.routes[job.id, str(job.site.moves_to)]
        opened = [route for route in routes if route.open_days >> day & 1]
        convoys = [joint.traffic.convoy(route, day, lift=True) for route in opened]
        numbers += [(convoy.number, 1.0) for convoy in convoys]
        joint.numbers[job.id] += [convoy.number for convoy in convoys]
        for kind in KINDS:
            most = float(coe[kind] if day < packed else whole[kind])
            new = program.column(high=most)
            terms: list[Term] = [(new, -1.0)]
            terms += [(convoy.loads[kind], 1.0) for convoy in convoys]
            before = gone[kind]
            if before is not None:
                terms.append((before, 1.0))
            program.row(terms, low=0.0, high=0.0)
            gone[kind] = new
            if job.id in joint.started:
                own = (float(coe[kind]), float(_pieces(job, 1)[kind]))
                started = joint.started[job.id]
                add_ready(program, started, new, day, load=load, own=own)
            over = joint.ended[job.id].get(day + tail)
            if over is not None and day + tail < joint.horizon:
                program.row([(new, 1.0), (over, -float(whole[kind]))], low=0.0)
    beyond = joint.ends[job.id][joint.horizon]
    least = float(alone.lifts)
    program.row([*numbers, (beyond, least)], low=least)


def _pieces(job: SiteJob, at: int) -> tuple[int, int]:
    return job.cargo[at].teu, job.cargo[at].vehicles


def _add_last(joint: Joint, job: SiteJob) -> None:
    """A site ends the day after its rear party has left, with escort and on an open road."""
    problem, program = joint.problem, joint.program
    hub = str(job.site.moves_to)
    vehicles = job.rear.vehicles if job.rear else 0
    for day, column in joint.ends[job.id].items():
        if day == joint.horizon:
            continue
        leaves: list[Term] = []
        for route in problem.routes[job.id, hub]:
            if route.open_days_last >> (day - 1) & 1:
                number = joint.traffic.escort(route, day - 1, load_days=0)
                program.costs[number] += vehicles * route.fuel_vehicle * KILO
                leaves.append((number, 1.0))
                joint.numbers[job.id].append(number)
                arrives = day - 1 + route.trips[problem.rainy >> (day - 1) & 1].days
                joint.traffic.arrivals[hub, VEHICLES, arrives].append((number, float(vehicles)))
                guard = (number, float(job.heads.guard))
                joint.comes[hub, arrives].append(guard)
        program.row([*leaves, (column, -1.0)], low=0.0, high=0.0)


def _add_cuts(joint: Joint, closing: list[SiteJob], cuts: Sequence[Row]) -> None:
    """Crews and legs cannot do more than there is: the rows of the energy bound.

    An end that this program does not tell apart counts as the one that binds nothing.
    """
    for cut in cuts:
        terms: list[Term] = []
        for job, coefficients in zip(closing, cut.coefficients, strict=True):
            first = joint.alones[job.id].ends
            terms += [
                (column, float(coefficients[day - first]))
                for day, column in joint.ends[job.id].items()
                if day < joint.horizon and coefficients[day - first]
            ]
        if terms:
            joint.program.row(terms, high=cut.most)


def _add_onward(joint: Joint) -> None:
    """Hubs send on what they have; those that convert before the deadline only."""
    problem = joint.problem
    for hub, exits in problem.exits.items():
        end = joint.horizon if problem.site(hub).closes else problem.deadline
        for to, _ in exits:
            for route in problem.routes[hub, to]:
                for day in range(problem.means.load_days, end):
                    if route.open_days >> day & 1:
                        joint.traffic.convoy(route, day)


def _add_hubs(joint: Joint) -> None:
    """What is left at a converted hub costs; nothing comes to a hub that has closed."""
    problem, program = joint.problem, joint.program
    lost = problem.prices.left_day * problem.prices.left_days * KILO
    for name, hub in problem.hubs.items():
        job, alone = problem.site(name), joint.alones[name]
        for kind in KINDS:
            own: dict[int, float] = {}
            if not job.closes:
                load = problem.means.load_days
                done = {task: alone.heads[task] + job.jobs[task].days for task in alone.heads}
                cleared = done.get("T44", 0) + load
                packed = max(cleared, done.get("T17", 0) + load)
                own[cleared] = float(_pieces(job, 0)[kind])
                own[packed] = own.get(packed, 0.0) + _pieces(job, 1)[kind]
            left, _ = joint.traffic.hub_stock(hub, kind, own=own, fixed={}, until=joint.horizon)
            if job.closes:
                _empty(joint, name, kind, left)
            else:
                program.costs[left] = lost
    for (name, kind, day), gone in joint.traffic.own_gone.items():
        job = problem.site(name)
        if name in joint.started:
            own_two = (float(_pieces(job, 0)[kind]), float(_pieces(job, 1)[kind]))
            started = joint.started[name]
            add_ready(program, started, gone, day, load=problem.means.load_days, own=own_two)


def _empty(joint: Joint, name: str, kind: int, left: int) -> None:
    """Nothing in transit comes to a hub that closes after its cut-off, nor stays there."""
    hub, program, alone = joint.problem.hubs[name], joint.program, joint.alones[name]
    yard = float(hub.yard_teu if kind == TEU else hub.yard_vehicles)
    a_day = float(hub.arrivals_teu_per_day) if kind == TEU else yard
    tail = alone.to_end.get("T52", 1)
    beyond = joint.ends[name][joint.horizon]
    program.row([(left, 1.0), (beyond, -yard - AFTER * a_day)], high=0.0)
    for day in range(joint.horizon + AFTER):
        coming = joint.traffic.arrivals.get((name, kind, day))
        over = joint.ended[name].get(day + tail + hub.cutoff_days)
        if coming and day + tail + hub.cutoff_days >= joint.horizon:
            program.row([*coming, (beyond, -a_day)], high=0.0)
        elif coming and over is not None:
            program.row([*coming, (over, a_day)], high=a_day)
        over = joint.ended[name].get(day + tail)
        ready = joint.traffic.ready.get((name, kind, day))
        if ready is not None and day + tail >= joint.horizon:
            program.row([(ready, 1.0), (beyond, -yard)], high=0.0)
        elif over is not None and ready is not None:
            program.row([(ready, 1.0), (over, yard)], high=yard)
