"""Cures: the least of one thing, or of a few together, with which there is a plan as asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drawdown.plan.whatif.causes import Asking, Some, smallest
from drawdown.plan.whatif.change import PLENTY, STEP, Change, Lever, levers
from drawdown.plan.whatif.judge import Verdict


@dataclass(frozen=True, slots=True)
class Cure:
    """Changes that are enough, and the plan that shows it."""

    changes: Some
    verdict: Verdict

    def words(self) -> str:
        """Return what to ask for."""
        return " and ".join(change.words() for change in self.changes)


def cures_of(asking: Asking, among: Sequence[Change]) -> tuple[Cure, ...]:
    """Return what is enough: days alone, each of `among` alone, or else a few means together.

    Days come first, since they always help. A judge whose plans are not the best there are, and one
    for whom there is no time, may ask for more than is needed, never for less.
    """
    days = _days(asking)
    found = [cure for lever in among if (cure := _alone(asking, lever))]
    if not found and asking.met(*levers(asking.register)):
        few = smallest(levers(asking.register), lambda some: asking.met(*some))
        found = [cure] if (cure := _shrunk(asking, few)) else []
    return (*([days] if days else []), *found)


def _alone(asking: Asking, lever: Change) -> Cure | None:
    """Return the least amount of one thing that is enough, if any amount is."""
    if not asking.met(lever):
        return None
    step = STEP.get(lever.lever, 1)

    def enough(times: int) -> bool:
        return asking.met(_of(lever, times * step))

    times = _least(enough, lever.amount // step)
    return _cure(asking, _of(lever, times * step) if times else lever)


def _shrunk(asking: Asking, few: Some) -> Cure | None:
    """Return changes made as small as they can be, one after the other.

    A search may find less with more; then what it found is returned as it is, or nothing.
    """
    changes = list(few)
    for at, lever in enumerate(few):
        step = STEP.get(lever.lever, 1)

        def enough(times: int, at: int = at, lever: Change = lever, step: int = step) -> bool:
            return asking.met(*changes[:at], _of(lever, times * step), *changes[at + 1 :])

        if times := _least(enough, lever.amount // step):
            changes[at] = _of(lever, times * step)
    return _cure(asking, *changes) or _cure(asking, *few)


def _days(asking: Asking) -> Cure | None:
    """Return the fewest days more that are enough."""
    now = asking.verdict()
    if now is None:
        return None
    guess = max(1, now.missing_days)
    most = PLENTY[Lever.DAYS]

    def enough(days: int) -> bool:
        return asking.met(Change(lever=Lever.DAYS, amount=days))

    few = 0
    while guess < most and not enough(guess):
        few, guess = guess, guess + max(7, guess // 2)
    if guess >= most:
        return None
    days = _between(enough, few, guess)
    return _cure(asking, Change(lever=Lever.DAYS, amount=days))


def _least(enough: Callable[[int], bool], most: int) -> int:
    """Return the least number that is enough, looked for from 1 upwards; 0 where none below is."""
    high = 1
    while high < most and not enough(high):
        high *= 2
    return _between(enough, high // 2, high) if high < most else 0


def _between(enough: Callable[[int], bool], low: int, high: int) -> int:
    """Return the least number that is enough between one that is not and one that is."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def _of(lever: Change, amount: int) -> Change:
    return lever.model_copy(update={"amount": amount})


def _cure(asking: Asking, *changes: Change) -> Cure | None:
    found = asking.verdict(*changes)
    return Cure(changes, found) if found is not None and found.met else None
