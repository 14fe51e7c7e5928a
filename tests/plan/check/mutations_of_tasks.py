"""Mutations that break the rules of tasks and of how sites end."""

from __future__ import annotations

from datetime import date

from drawdown.plan.schedule import Plan
from drawdown.register.site import Category, Outcome
from tests.plan.check.mutation import (
    Change,
    breaks,
    movement,
    of_register,
    register,
    site,
    task,
    whole,
)


def without_task(name: str) -> Change:
    """Return the change that takes a task out of the plan."""

    def change(plan: Plan) -> Plan:
        kept = tuple(t for t in plan.tasks if f"{t.site}/{t.task}" != name)
        assert len(kept) == len(plan.tasks) - 1
        return plan.model_copy(update={"tasks": kept})

    return change


def with_task(like: str, site_id: str, task_id: str) -> Change:
    """Return the change that adds a task like another one."""

    def change(plan: Plan) -> Plan:
        [model] = [t for t in plan.tasks if f"{t.site}/{t.task}" == like]
        added = model.model_copy(update={"site": site_id, "task": task_id})
        return plan.model_copy(update={"tasks": (*plan.tasks, added)})

    return change


def rule(name: str, /, **updates: object) -> Change:
    """Return the change of a rule of the pack."""
    return register(
        lambda known: known.model_copy(
            update={
                "pack": known.pack.model_copy(
                    update={
                        "tasks": tuple(
                            entry.model_copy(update=updates) if entry.id == name else entry
                            for entry in known.pack.tasks
                        )
                    }
                )
            }
        )
    )


def of_mission(**updates: object) -> Change:
    """Return the change of the mission's names or dates."""
    return register(
        lambda known: known.model_copy(update={"mission": known.mission.model_copy(update=updates)})
    )


TASK_MUTATIONS = (
    breaks("tasks-complete", "a closing site lacks a task", without_task("north/T58")),
    breaks("tasks-complete", "a task stands twice", with_task("north/T58", "north", "T58")),
    breaks(
        "tasks-complete",
        "a small post clears a range",
        with_task("mid/T29", "post", "T29"),
        also="task-length",
    ),
    breaks(
        "tasks-complete",
        "a site of soldiers checks out civilians",
        with_task("mid/T49", "post", "T49"),
    ),
    breaks("tasks-complete", "a conversion verifies", with_task("mid/T58", "main", "T58")),
    breaks(
        "tasks-complete",
        "a conversion has a lift",
        with_task("mid/T48", "main", "T48"),
        rule("T48", at_conversion=True),
    ),
    breaks(
        "tasks-complete",
        "civilians came to the post",
        of_register("people", 1, category=Category.UNV),
    ),
    breaks("task-order", "before its predecessor", task("north/T58", start=35, finish=40)),
    breaks("task-order", "before the plan", task("post/T01", start=-1, finish=1)),
    breaks(
        "task-order",
        "before the predecessor of one that the site lacks",
        task("main/T44", start=4, finish=6),
    ),
    breaks(
        "task-order",
        "non-essential people leave before the clearance",
        task("north/T45", start=18, finish=21),
    ),
    breaks("task-length", "a lead time shrinks", task("north/T58", finish=40)),
    breaks("task-length", "work does not grow with the site", task("mid/T08", finish=15)),
    breaks("task-length", "work does not shrink at a conversion", task("main/T17", finish=28)),
    breaks("task-length", "the first clearance comes early", task("post/T43", start=12)),
    breaks(
        "task-length",
        "contingents are lifted for longer",
        task("north/T46", start=18),
        also="task-order",
    ),
    breaks("task-length", "the UN's goods are lifted too early", task("north/T47", start=19)),
    breaks(
        "task-length",
        "without goods of the UN it is not the last lift",
        movement("mid-lift", purpose="lift"),
        task("mid/T47", start=42),
    ),
    breaks("task-length", "the last lift ends early", task("mid/T48", finish=45)),
    breaks(
        "task-length",
        "the rear party's day is longer",
        task("post/T57", start=25),
        also="task-order",
    ),
    breaks(
        "task-length",
        "people leave for longer than they do",
        task("north/T45", finish=22),
        also="task-order",
    ),
    breaks("task-length", "no flight on the day T45 ends", task("mid/T45", finish=42)),
    breaks("task-length", "T45 ends before its people can have left", task("main/T45", finish=11)),
    breaks(
        "task-length",
        "T45 takes days where nobody non-essential leaves",
        of_register("sites", 3, team_after_deadline=10),
        also="people-complete guard cost",
    ),
    breaks("crew", "two teams where there is one", task("post/T08", start=8, finish=10)),
    breaks("crew", "a task without its team", task("mid/T17", crew=None)),
    breaks("crew", "a team too few to stay with each site", of_register("crews", 0, number=3)),
    breaks("crew", "nobody knows of such a team", rule("T44", crew="clerks")),
    breaks("site-end", "signed before the signature", site("north", signed=35)),
    breaks("site-end", "ended before the rear party left", site("north", ended=36), also="cost"),
    breaks("site-end", "a conversion is signed", site("main", signed=30)),
    breaks("site-end", "a conversion ends before its people left", site("main", ended=34)),
    breaks("site-end", "late days that are none", site("mid", late_days=1)),
    breaks("site-end", "another outcome", site("mid", outcome=Outcome.CONVERT)),
    breaks("feasible", "it says that it is not", whole(feasible=False)),
    breaks(
        "feasible",
        "people leave after the deadline",
        movement("main-fly-3", depart=92, arrive=92, ask_by=89),
        site("main", ended=93, late_days=1),
        also="cost",
    ),
    breaks(
        "feasible",
        "a site is late",
        of_mission(deadline=date(2023, 8, 17)),
        also="site-end cost onward-ready",
    ),
)
"""What is wrong with the work at the sites."""
