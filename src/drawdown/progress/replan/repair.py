"""Repair: the first answer to an event; order and loads stay, and all moves right if it must."""

from __future__ import annotations

from dataclasses import dataclass, replace

import drawdown
from drawdown.plan.explain import obstacles_of
from drawdown.plan.schedule import Bound, Made, Plan, Progress
from drawdown.progress.replan.leave import left_at_once
from drawdown.progress.replan.loads import fit_lifts
from drawdown.progress.replan.rebuild import Dispatched, rebuilt
from drawdown.progress.replan.situation import Situation
from drawdown.progress.replan.yards import needs_of, widened
from drawdown.risk.assumptions import read_assumptions
from drawdown.risk.build.compile import BY_DAY, Precedence, compile_plan
from drawdown.risk.build.nodes import FOLLOW_MOVEMENTS
from drawdown.risk.dice import dice_of
from drawdown.risk.network import Key, Kind, Network
from drawdown.risk.simulate import dispatch


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
    return plan.model_copy(
        update={
            "register_": register,
            "register_hash": register.content_hash(),
            "movements": tuple(fit_lifts(plan.movements, register, situation.as_of, without=gone)),
        }
    )


def repair(situation: Situation) -> Plan:
    """Return the plan after right-shift repair, priced and explained."""
    return told(
        situation,
        place(situation, standing(situation)),
        Making(seconds=0.0, rounds=1, strategy="right-shift repair"),
    )


@dataclass(frozen=True, slots=True)
class Try:
    """Something to try: who has first call, and who may begin earlier than planned."""

    precedence: Precedence = BY_DAY
    early: frozenset[str] = frozenset()
    """Sites whose tasks and convoys may begin earlier; flights keep their days."""


def place(situation: Situation, plan: Plan, attempt: Try = Try()) -> Plan:
    """Return a plan dispatched over the changed register."""
    network = compile_plan(
        plan,
        fixed=past_of(plan, situation.as_of),
        changes=situation.changes,
        precedence=attempt.precedence,
    )
    if attempt.early:
        network = _earlier(network, attempt, situation)
    dice = dice_of(plan.register_, read_assumptions(), 0, without=["all"])
    found = rebuilt(plan, Dispatched(network, dispatch(network, dice)), situation.as_of)
    return widened(found, needs_of(found))


def _earlier(network: Network, attempt: Try, situation: Situation) -> Network:
    """Return the network with the tasks and convoys of some sites free to begin when they can.

    A convoy is not sooner than it can be asked for; what was held back by an event stays held.
    """
    nodes, soon = network.nodes, attempt.precedence.soon
    rows = {network.sites.index(site) for site in attempt.early}
    held = {network.row("movement", name) for name in situation.changes.not_before}
    planned = nodes.planned.copy()
    for row, site in enumerate(nodes.site.tolist()):
        movable = nodes.kind[row] in (Kind.WORK, Kind.CONVOY) and not nodes.fixed[row]
        if site in rows and movable and planned[row] > soon and row not in held:
            asked = int(nodes.ask[row]) if nodes.kind[row] == Kind.CONVOY else 0
            planned[row] = min(planned[row], max(soon, situation.as_of + asked))
    return replace(network, nodes=nodes._replace(planned=planned))


@dataclass(frozen=True, slots=True)
class Making:
    """How a plan was made."""

    seconds: float
    rounds: int
    strategy: str
    progress: tuple[Progress, ...] = ()


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
        progress=making.progress,
    )
    plan = plan.model_copy(update={"bound": bound, "made": made})
    return plan.model_copy(update={"obstacles": obstacles_of(plan, [])})
