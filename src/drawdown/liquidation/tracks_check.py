"""Checks dates of the two tracks by the rules alone; shares no code with what places them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from drawdown.liquidation.tasks import MISSION, Timing
from drawdown.liquidation.tracks import Dated, Ground

LOADED = 4
"""Days that a vessel is loaded on."""


def faults_of(ground: Ground, plan: Sequence[Dated], *, today: date) -> tuple[str, ...]:
    """Return in words every rule that dates break; nothing when they are sound.

    What a task waits for and is not in the plan is done.
    """
    return (
        *_before_its_time(plan, today),
        *_out_of_order(plan),
        *_too_few_teams(ground, plan),
        *_no_vessel(ground, plan),
        *_left_too_early(ground, plan),
    )


def _before_its_time(plan: Iterable[Dated], today: date) -> Iterator[str]:
    for each in plan:
        if each.start < today or each.finish < each.start:
            yield f"{each.task.task} at {each.place} is on {each.start}, before {today}"


def _out_of_order(plan: Sequence[Dated]) -> Iterator[str]:
    for each in plan:
        if each.task.timing is Timing.CLAIMS:
            continue
        for other in plan:
            apart = MISSION not in (each.place, other.place) and each.place != other.place
            if other.task.task in each.task.preds and not apart and each.start < other.finish:
                yield f"{each.task.task} at {each.place} begins before {other.task.task} is over"


def _too_few_teams(ground: Ground, plan: Iterable[Dated]) -> Iterator[str]:
    busy: Counter[tuple[str, date]] = Counter()
    for each in plan:
        day = each.start
        while each.task.team and day < each.finish:
            busy[each.task.team, day] += 1
            day += timedelta(1)
    known = ground.network.teams
    for (team, day), number in sorted(busy.items()):
        there = known[team].teams
        if there is not None and number > there:
            yield f"{number} teams of {team} on {day}, there are {there}"


def _no_vessel(ground: Ground, plan: Iterable[Dated]) -> Iterator[str]:
    calls = [(p.first_call, p.call_every_days) for p in ground.register.ports]
    known = [(first, every) for first, every in calls if first and every]
    for each in plan:
        day = each.start
        while known and each.task.team == "vessel" and day < each.finish:
            if all((day - first).days % every >= LOADED for first, every in known):
                yield f"{each.task.task} at {each.place} loads on {day}, when no vessel is there"
            day += timedelta(1)


def _left_too_early(ground: Ground, plan: Iterable[Dated]) -> Iterator[str]:
    for each in plan:
        stays = ground.kept.get(each.place)
        if stays is not None and each.task.task == "L17" and each.start < stays:
            yield f"{each.place} is emptied on {each.start}, and stays until {stays}"
