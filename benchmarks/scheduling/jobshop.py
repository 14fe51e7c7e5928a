"""PyJobShop on CP-SAT, a peer that is measured where it is installed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib.util import find_spec

from benchmarks.scheduling.project import Project
from benchmarks.scheduling.strategy import Answer, Limit, Schedule

INSTALLED = find_spec("pyjobshop") is not None
if INSTALLED:
    from pyjobshop import Model


@dataclass(frozen=True, slots=True)
class PyJobShop:
    """The model of PyJobShop's own reader of project files, solved by its own means."""

    name: str = "pyjobshop"

    def solve(self, project: Project, limit: Limit) -> Answer:
        """Return the best schedule that PyJobShop finds, and its bound."""
        model = Model()
        rooms = [model.add_renewable(capacity=room) for room in project.rooms]
        stocks = [model.add_consumable(capacity=stock) for stock in project.stocks]
        tasks = [model.add_task() for _ in project.tasks]
        first: list[int] = []
        for task, own in zip(project.tasks, tasks, strict=True):
            first.append(len(model.modes))
            for mode in task.modes:
                takes = [*mode.takes, *mode.uses]
                model.add_mode(own, [*rooms, *stocks], mode.days, takes)
        for task, own in zip(project.tasks, tasks, strict=True):
            for follower in task.followers:
                model.add_end_before_start(own, tasks[follower])
        result = model.solve(
            time_limit=limit.seconds,
            display=False,
            num_workers=limit.threads,
            random_seed=limit.seed,
        )
        done = result.best.tasks
        if not done:
            return Answer(None, 0)
        starts = tuple(task.start for task in done)
        modes = tuple(task.mode - number for task, number in zip(done, first, strict=True))
        return Answer(Schedule(starts, modes), math.ceil(result.lower_bound - 1e-6))
