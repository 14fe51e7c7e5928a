"""Which tasks of a liquidation are late, and which are done though what they settle is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.liquidation.item import Held
from drawdown.liquidation.tasks import MISSION, LiquidationTask, Timing
from drawdown.liquidation.tracks import Dated


@dataclass(frozen=True, slots=True)
class Tracked:
    """A task as planned at first, as it is now, and how it is late. Days may be none when done."""

    first: Dated
    now: Dated | None
    """Its dates from today on; none once it is done."""
    done: date | None
    overdue: int
    """Days since it should have been done; 0 when it is not late, or done."""
    beyond: int
    """Days that it will end after the end of the liquidation; 0 when it ends in time."""

    @property
    def late(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.overdue > 0 or self.beyond > 0


def tracked(
    first: Iterable[Dated],
    now: Iterable[Dated],
    done: Mapping[str, date],
    *,
    today: date,
    ends: date,
) -> tuple[Tracked, ...]:
    """Return every task as it stands on a day. The window for claims may outlast the end."""
    later = {each.key: each for each in now}
    return tuple(
        _tracked(each, later.get(each.key), done, today=today, ends=ends) for each in first
    )


def _tracked(
    first: Dated, now: Dated | None, done: Mapping[str, date], *, today: date, ends: date
) -> Tracked:
    day = done.get(first.key)
    if day is not None or now is None:
        return Tracked(first, None, day, 0, 0)
    overdue = max((today - first.last).days, 0)
    lasts = first.task.timing is Timing.CLAIMS
    return Tracked(first, now, None, overdue, 0 if lasts else max((now.last - ends).days, 0))


def unsettled(task: LiquidationTask, place: str, register: Iterable[Held]) -> Iterator[Held]:
    """Yield the open items that a task at a place has to settle first.

    What a successor has accepted is settled for the mission.
    """
    for held in register:
        here = place in {MISSION, held.item.site}
        if held.item.kind in task.settles and here and not held.care.residual:
            yield held
