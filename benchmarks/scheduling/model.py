"""A project as CP-SAT sees it: intervals, one of several modes each, and what they share."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from benchmarks.scheduling.project import Project, Task
from benchmarks.scheduling.strategy import Limit, Schedule


@dataclass(frozen=True, slots=True)
class Variables:
    """The model, and where the schedule stands in it."""

    model: cp_model.CpModel
    starts: list[cp_model.IntVar]
    ends: list[cp_model.IntVar]
    ways: list[list[cp_model.IntVar]]
    """For each task one choice for each of its modes."""
    makespan: cp_model.IntVar

    def schedule(self, solver: cp_model.CpSolver) -> Schedule:
        """Return the schedule that a solver has found."""
        starts = tuple(solver.value(start) for start in self.starts)
        modes = tuple(
            next(m for m, way in enumerate(ways) if solver.boolean_value(way)) for ways in self.ways
        )
        return Schedule(starts, modes)

    def hint(self, schedule: Schedule, makespan: int) -> None:
        """Tell the solver where to begin."""
        for start, day in zip(self.starts, schedule.starts, strict=True):
            self.model.add_hint(start, day)
        for ways, mode in zip(self.ways, schedule.modes, strict=True):
            for number, way in enumerate(ways):
                self.model.add_hint(way, number == mode)
        self.model.add_hint(self.makespan, makespan)


def model_of(project: Project, least: int, most: int) -> Variables:
    """Return the model of a project that ends from day `least` to day `most`."""
    model = cp_model.CpModel()
    makespan = model.new_int_var(least, most, "makespan")
    found = Variables(model, [], [], [], makespan)
    fixed: list[tuple[Task, cp_model.IntervalVar]] = []
    chosen: list[list[cp_model.IntervalVar]] = []
    for number, task in enumerate(project.tasks):
        latest = most - project.tails[number]
        start = model.new_int_var(project.heads[number], max(latest, project.heads[number]), "")
        end = model.new_int_var(0, most, "")
        found.starts.append(start)
        found.ends.append(end)
        model.add(end <= makespan)
        one_mode(found, task)
        if len(task.modes) == 1:
            days = task.modes[0].days
            fixed.append((task, model.new_interval_var(start, days, end, "")))
            chosen.append([])
        else:
            chosen.append(
                [
                    model.new_optional_interval_var(start, mode.days, end, way, "")
                    for mode, way in zip(task.modes, found.ways[-1], strict=True)
                ]
            )
    precedence(found, project)
    share(found, project, fixed, chosen)
    model.minimize(makespan)
    return found


def solver_of(limit: Limit) -> cp_model.CpSolver:
    """Return a solver that keeps to a limit."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit.seconds
    solver.parameters.num_workers = limit.threads
    solver.parameters.random_seed = limit.seed
    return solver


def one_mode(found: Variables, task: Task) -> None:
    """Each task is done in exactly one of its modes, which gives its days.

    The intervals of the modes say the days once more. Without the sum here OR-Tools 9.15 has called
    optimal what was not (a test shows one case), and with it does so less often.
    """
    ways = [found.model.new_bool_var("") for _ in task.modes]
    found.model.add_exactly_one(ways)
    found.ways.append(ways)
    days = sum(mode.days * way for mode, way in zip(task.modes, ways, strict=True))
    found.model.add(found.ends[-1] == found.starts[-1] + days)


def precedence(found: Variables, project: Project) -> None:
    """No task starts before what it waits for has ended."""
    for number, task in enumerate(project.tasks):
        for follower in task.followers:
            found.model.add(found.ends[number] <= found.starts[follower])


def share(
    found: Variables,
    project: Project,
    fixed: list[tuple[Task, cp_model.IntervalVar]],
    chosen: list[list[cp_model.IntervalVar]],
) -> None:
    """On no day is more taken than there is, and no stock is overdrawn."""
    for kind, room in enumerate(project.rooms):
        intervals, takes = [], []
        for task, interval in fixed:
            intervals.append(interval)
            takes.append(task.modes[0].takes[kind])
        for task, options in zip(project.tasks, chosen, strict=True):
            for mode, interval in zip(task.modes, options, strict=False):
                intervals.append(interval)
                takes.append(mode.takes[kind])
        wanted = [(i, t) for i, t in zip(intervals, takes, strict=True) if t]
        if wanted:
            found.model.add_cumulative([i for i, _ in wanted], [t for _, t in wanted], room)
    for kind, stock in enumerate(project.stocks):
        used = [
            mode.uses[kind] * way
            for task, ways in zip(project.tasks, found.ways, strict=True)
            for mode, way in zip(task.modes, ways, strict=True)
        ]
        found.model.add(sum(used) <= stock)
