"""What a report on a task is refused for: one function for each thing one can report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.progress import faults
from drawdown.progress.task import Stage, Work

Site = Mapping[str, Work]
"""The work of one site by task."""


def may_start(works: Site, task: str, *, on: date, today: date, reason: str) -> Iterator[Finding]:
    """A task begins once, not in the future, and after what it waits for unless it says why."""
    work = works.get(task)
    if work is None:
        yield _unknown(works, task)
        return
    place = _place(work)
    yield from _not_in_the_future(place, on, today)
    if work.stage is Stage.DONE:
        yield faults.DONE_ALREADY.at(place, task=task, day=work.done)
    elif work.started is not None:
        yield faults.STARTED_ALREADY.at(place, task=task, day=work.started)
    preds = " ".join(p for p in work.preds if p in works and works[p].over is None)
    if preds and not reason:
        yield faults.PREDECESSORS_OPEN.at(place, task=task, preds=preds)
    elif preds:
        yield faults.OUT_OF_ORDER.at(place, task=task, preds=preds)


def may_finish(
    works: Site, task: str, *, on: date, today: date, document: str | None
) -> Iterator[Finding]:
    """A task is done with the document it has to produce, after it has begun and what it awaits."""
    work = works.get(task)
    if work is None:
        yield _unknown(works, task)
        return
    place = _place(work)
    yield from _not_in_the_future(place, on, today)
    if work.stage is Stage.DONE:
        yield faults.DONE_ALREADY.at(place, task=task, day=work.done)
        return
    if work.started is None:
        yield faults.NOT_STARTED.at(place, task=task)
    elif on < work.started:
        yield faults.ENDS_BEFORE_START.at(place, day=on, start=work.started)
    preds = " ".join(p for p in work.preds if p in works and works[p].over is None)
    if preds:
        yield faults.PREDECESSORS_OPEN.at(place, task=task, preds=preds)
    if not document:
        yield faults.NO_DOCUMENT.at(place, task=task, output=work.output)


def may_block(works: Site, task: str, *, reason: str, on: date, today: date) -> Iterator[Finding]:
    """A task that is not done may be blocked, by something that is named."""
    work = works.get(task)
    if work is None:
        yield _unknown(works, task)
        return
    place = _place(work)
    yield from _not_in_the_future(place, on, today)
    if work.stage is Stage.DONE:
        yield faults.DONE_ALREADY.at(place, task=task, day=work.done)
    if not reason.strip():
        yield faults.NO_REASON.at(place)


def may_unblock(works: Site, task: str) -> Iterator[Finding]:
    """Only what is blocked is lifted."""
    work = works.get(task)
    if work is None:
        yield _unknown(works, task)
    elif work.stage is not Stage.BLOCKED:
        yield faults.NOT_BLOCKED.at(_place(work), task=task)


def may_comment(works: Site, task: str) -> Iterator[Finding]:
    """A task that the plan has may be commented on, done or not."""
    if task not in works:
        yield _unknown(works, task)


def may_assign(
    works: Site, task: str, person: str = "", *, last_day: date | None = None
) -> Iterator[Finding]:
    """A task that is not done may be given to a person who is there until it ends."""
    work = works.get(task)
    if work is None:
        yield _unknown(works, task)
    elif work.stage is Stage.DONE:
        yield faults.DONE_ALREADY.at(_place(work), task=task, day=work.done)
    elif work.over is None and last_day is not None and work.due > last_day:
        said = {"task": task, "site": work.site, "due": work.due}
        yield faults.AFTER_THEIR_LAST_DAY.at(_place(work), person=person, day=last_day, **said)


def _unknown(works: Site, task: str) -> Finding:
    site = next(iter(works.values())).site if works else "the site"
    place = Place(f"site:{site}", field=task)
    return faults.NO_SUCH_WORK.at(place, site=site, task=task, nearest=suggestion(task, works))


def _place(work: Work) -> Place:
    return Place(f"site:{work.site}", field=work.task)


def _not_in_the_future(place: Place, on: date, today: date) -> Iterator[Finding]:
    if on > today:
        yield faults.IN_THE_FUTURE.at(place, day=on, today=today)
