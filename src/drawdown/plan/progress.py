"""How a running search tells what it has found, and how it is told to stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from drawdown.plan.schedule import Progress

Listener = Callable[[Progress], None]
Stopper = Callable[[], bool]


def silent(_: Progress) -> None:
    """Listen to nothing."""


def never() -> bool:
    """Never stop before the time is over."""
    return False


@dataclass(slots=True)
class Watch:
    """The clock of one search, its listener, and every improvement so far."""

    seconds: float
    tell: Listener = silent
    should_stop: Stopper = never
    bound_cents: int = 0
    kept: float = 0.0
    """Seconds of these that are kept for decoding and writing down what is found last."""
    stopped: bool = False
    seen: list[Progress] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def elapsed(self) -> float:
        """Return the seconds since the search began."""
        return time.monotonic() - self.began

    def left(self) -> float:
        """Return the seconds that are left; none once the search was told to stop."""
        if not self.stopped and self.should_stop():
            self.stopped = True
        return 0.0 if self.stopped else self.seconds - self.kept - self.elapsed()

    def improved(self, cents: int, by: str) -> None:
        """Note and tell a better cost."""
        step = Progress(
            seconds=round(self.elapsed(), 3), cents=cents, bound_cents=self.bound_cents, by=by
        )
        self.seen.append(step)
        self.tell(step)
