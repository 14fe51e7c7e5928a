"""A plan made with cushions told by its own register: the same movements, work as soon as it can.

Waiting wins nothing: in a future that goes badly, what was done early is room for what comes late.
Convoys and flights keep the days for which they are booked.
"""

from __future__ import annotations

from drawdown.plan.build.tasks import days_of
from drawdown.plan.schedule import Plan, TaskPlan
from drawdown.progress.replan.repair import Making, Try, ground, place, standing, told
from drawdown.progress.replan.situation import Situation
from drawdown.register.model import Register
from drawdown.risk.build.calendars import Changes
from drawdown.risk.build.nodes import FOLLOW_MOVEMENTS

STRATEGY = "planned with cushions, work moved as early as teams allow"


def timetable(cushioned: Plan, register: Register) -> Plan:
    """Return the plan over `register`, every task with its own length and as early as it can be."""
    plan = cushioned.model_copy(
        update={"tasks": tuple(_likely(task, register) for task in cushioned.tasks)}
    )
    situation = Situation(
        plan=plan, register=register, changes=Changes(calls_go_on=False), as_of=0, looser=True
    )
    late = place(ground(situation, standing(situation)))
    everywhere = frozenset(site.id for site in register.sites)
    found = place(ground(situation, late), Try(early=everywhere, work_only=True))
    making = Making(seconds=0.0, rounds=plan.made.rounds, strategy=STRATEGY)
    return told(situation, found, making)


def _likely(task: TaskPlan, register: Register) -> TaskPlan:
    """Return a task with the days that its register gives it; approvals have had no cushion."""
    if task.task in FOLLOW_MOVEMENTS | {row.task for row in register.disposals}:
        return task
    rule, site = register.pack.task(task.task), register.site(task.site)
    ask = {clearance.kind: clearance.ask_days for clearance in register.movement.clearances}
    days = days_of(rule, site, register.pack, given={"T43": ask.get("convoy_first", 0)})
    return task.model_copy(update={"finish": task.start + days})
