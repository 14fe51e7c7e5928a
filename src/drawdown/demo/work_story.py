"""The work of a site that was signed over, told as done: its days are those of the plan.

Nobody published who did what at a camp and when. What no gate rests on would stand as late for
ever at sites that closed in time; so it is told as reconstructed, and nothing else is. What a gate
to come still asks for is left open, and so is the work of a site that was left in haste.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from drawdown.demo.told import Paper, Told
from drawdown.progress.task import Work

REPORTS = "head_of_office"


def work_done(
    works: Mapping[str, Mapping[str, Work]], signed: Mapping[str, date], owed: frozenset[str]
) -> Iterator[Told]:
    """Yield the acts on tasks of the sites that were signed over on a day.

    `owed` are the tasks that a gate after the signature rests on. A task comes after all that it
    waits for, and no later than the signature.
    """
    for site, day in sorted(signed.items()):
        tasks = works.get(site, {})
        over = {name for name, work in tasks.items() if work.settled is not None}
        left = sorted(
            (work for work in tasks.values() if work.task not in over | owed),
            key=lambda work: (work.due, work.task),
        )
        while ready := [work for work in left if _waits_for_nothing(work, tasks, over)]:
            for work in ready:
                yield from _done(work, min(work.due, day))
                over.add(work.task)
            left = [work for work in left if work.task not in over]


def _waits_for_nothing(work: Work, tasks: Mapping[str, Work], over: set[str]) -> bool:
    return all(name in over for name in work.preds if name in tasks)


def _done(work: Work, on: date) -> Iterator[Told]:
    begun = min(work.planned_start, on)
    about = {"site": work.site, "task": work.task}
    paper = Paper(
        f"{work.task} at {work.site}: {work.output}",
        (("site", work.site), ("task", work.task), ("done", on.isoformat())),
    )
    key = f"{work.task} of the work"
    yield Told(
        begun, "task.started", REPORTS, {**about, "on": begun.isoformat()}, key=f"{key} begun"
    )
    body = {**about, "on": on.isoformat(), "document": paper.name}
    yield Told(on, "task.done", REPORTS, body, (paper,), key=key)
