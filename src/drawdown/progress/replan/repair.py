"""Repair: the first answer to an event; order and loads stay, and all moves right if it must."""

from __future__ import annotations

import drawdown
from drawdown.plan.explain import obstacles_of
from drawdown.plan.schedule import Bound, Made, Plan, Progress
from drawdown.progress.replan.loads import fit_lifts
from drawdown.progress.replan.rebuild import Dispatched, rebuilt
from drawdown.progress.replan.situation import Situation
from drawdown.progress.replan.yards import needs_of, widened
from drawdown.risk.assumptions import read_assumptions
from drawdown.risk.build.compile import compile_plan
from drawdown.risk.build.nodes import FOLLOW_MOVEMENTS
from drawdown.risk.dice import dice_of
from drawdown.risk.network import Key
from drawdown.risk.simulate import dispatch

STRATEGY = "right-shift repair"


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
    return plan.model_copy(
        update={
            "register_": register,
            "register_hash": register.content_hash(),
            "movements": tuple(fit_lifts(plan.movements, register, situation.as_of)),
        }
    )


def repair(situation: Situation) -> Plan:
    """Return the plan after right-shift repair, priced and explained."""
    return told(situation, place(situation, standing(situation)), seconds=0.0, rounds=1)


def place(situation: Situation, plan: Plan, first: tuple[str, ...] = ()) -> Plan:
    """Return a plan dispatched over the changed register; sites in `first` have first call."""
    fixed = past_of(plan, situation.as_of)
    network = compile_plan(plan, fixed=fixed, changes=situation.changes, first=first)
    dice = dice_of(plan.register_, read_assumptions(), 0, without=["all"])
    found = rebuilt(plan, Dispatched(network, dispatch(network, dice)), situation.as_of)
    return widened(found, needs_of(found))


def told(
    situation: Situation,
    plan: Plan,
    *,
    seconds: float,
    rounds: int,
    strategy: str = STRATEGY,
    progress: tuple[Progress, ...] = (),
) -> Plan:
    """Return a plan that says how it was made, with a bound that still holds and its obstacles."""
    bound = plan.bound
    if situation.looser or bound.cents > plan.cost_cents:
        bound = Bound(cents=0, method="none: an event made the problem easier", relaxes=())
    made = Made(
        version=drawdown.__version__,
        strategy=strategy,
        seed=plan.made.seed,
        seconds=seconds,
        rounds=rounds,
        progress=progress,
    )
    plan = plan.model_copy(update={"bound": bound, "made": made})
    return plan.model_copy(update={"obstacles": obstacles_of(plan, [])})
