"""Repair: the first answer to an event; order and loads stay, and all moves right if it must."""

from __future__ import annotations

from dataclasses import dataclass, replace

import drawdown
from drawdown.plan.build.lots import lots_of
from drawdown.plan.explain import obstacles_of
from drawdown.plan.schedule import Bound, Made, Plan, Progress
from drawdown.progress.replan.leave import left_at_once
from drawdown.progress.replan.loads import fit_lifts
from drawdown.progress.replan.rebuild import Dispatched, rebuilt
from drawdown.progress.replan.situation import Situation
from drawdown.progress.replan.yards import needs_of, widened
from drawdown.register.network import HOME
from drawdown.risk.assumptions import read_assumptions
from drawdown.risk.build.compile import BY_DAY, Precedence, Prepared, networked, prepare
from drawdown.risk.build.nodes import FOLLOW_MOVEMENTS
from drawdown.risk.dice import dice_of
from drawdown.risk.kernel.state import Dice, State
from drawdown.risk.network import Key, Kind, Network
from drawdown.risk.simulate import dispatch, room_for


def past_of(plan: Plan, as_of: int) -> frozenset[Key]:
    """Return what has begun: it keeps its days. What follows movements keeps theirs."""
    tasks = {
        Key("task", f"{task.site}/{task.task}")
        for task in plan.tasks
        if task.start < as_of and task.task not in FOLLOW_MOVEMENTS
    }
    return frozenset(tasks | {Key("movement", m.id) for m in plan.movements if m.depart < as_of})


def standing(situation: Situation) -> Plan:
    """Return the plan over the changed register, its lifts fitted to what is there."""
    plan, register = situation.plan, situation.register
    for site, by in situation.leave:
        plan = left_at_once(plan, register.site(site), max(by, situation.as_of))
    gone = {site for site, _ in situation.leave}
    lots = lots_of(register, plan.dispositions)
    return plan.model_copy(
        update={
            "register_": register,
            "register_hash": register.content_hash(),
            "movements": tuple(fit_lifts(plan.movements, lots, situation.as_of, without=gone)),
        }
    )


def repair(situation: Situation) -> Plan:
    """Return the plan after right-shift repair, priced and explained."""
    return told(
        situation,
        place(ground(situation, standing(situation))),
        Making(seconds=0.0, rounds=1, strategy="right-shift repair"),
    )


@dataclass(frozen=True, slots=True)
class Try:
    """Something to try: who has first call, and who may begin earlier than planned."""

    precedence: Precedence = BY_DAY
    early: frozenset[str] = frozenset()
    """Sites whose tasks and movements may begin earlier."""
    work_only: bool = False
    """Whether movements keep their days all the same."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A plan that is dispatched more than once: made into nodes and links only once."""

    situation: Situation
    plan: Plan
    prepared: Prepared
    dice: Dice
    room: list[State]


def ground(situation: Situation, plan: Plan) -> Ground:
    """Return a plan over the changed register, ready to be dispatched."""
    fixed = past_of(plan, situation.as_of)
    return Ground(
        situation=situation,
        plan=plan,
        prepared=prepare(plan, fixed=fixed, changes=situation.changes),
        dice=dice_of(plan.register_, read_assumptions(), 0, without=["all"]),
        room=[],
    )


def place(on: Ground, attempt: Try = Try()) -> Plan:
    """Return the plan as it is dispatched."""
    network = networked(on.prepared, attempt.precedence)
    if attempt.early:
        network = _earlier(network, attempt, on)
    if not on.room:
        on.room.append(room_for(network))
    state = dispatch(network, on.dice, room=on.room[0])
    found = rebuilt(on.plan, Dispatched(network, state), on.situation.as_of)
    return widened(found, needs_of(found))


def _earlier(network: Network, attempt: Try, on: Ground) -> Network:
    """Return the network with tasks and movements of some sites free to begin when they can.

    A movement is not sooner than it can be asked for; what an event holds back stays held; nobody
    who leaves after the cap on early departures leaves before it.
    """
    nodes, soon, situation = network.nodes, attempt.precedence.soon, on.situation
    rows = {network.sites.index(site) for site in attempt.early}
    held = {network.row("movement", name) for name in situation.changes.not_before}
    home = {network.row("movement", m.id) for m in on.plan.movements if m.destination == HOME}
    cap_date = situation.register.movement.guard.release_cap_date
    cap = situation.day(cap_date) if cap_date else 0
    planned = nodes.planned.copy()
    for row, site in enumerate(nodes.site.tolist()):
        if site not in rows or nodes.kind[row] == Kind.GATE or nodes.fixed[row] or row in held:
            continue
        if planned[row] <= soon or (row in home and planned[row] < cap):
            continue
        if attempt.work_only and nodes.kind[row] != Kind.WORK:
            continue
        asked = 0 if nodes.kind[row] == Kind.WORK else int(nodes.ask[row])
        floor = max(soon, situation.as_of + asked, cap if row in home else 0)
        planned[row] = min(planned[row], floor)
    return replace(network, nodes=nodes._replace(planned=planned))


@dataclass(frozen=True, slots=True)
class Making:
    """How a plan was made."""

    seconds: float
    rounds: int
    strategy: str
    progress: tuple[Progress, ...] = ()
    stopped: bool = False


def told(situation: Situation, plan: Plan, making: Making) -> Plan:
    """Return a plan that says how it was made, with a bound that still holds and its obstacles."""
    bound = plan.bound
    if situation.looser or bound.cents > plan.cost_cents:
        bound = Bound(cents=0, method="none: an event made the problem easier", relaxes=())
    made = Made(
        version=drawdown.__version__,
        strategy=making.strategy,
        seed=plan.made.seed,
        seconds=making.seconds,
        rounds=making.rounds,
        stopped=making.stopped,
        progress=making.progress,
    )
    plan = plan.model_copy(update={"bound": bound, "made": made})
    return plan.model_copy(update={"obstacles": obstacles_of(plan, [])})
