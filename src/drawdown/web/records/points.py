"""Named points of the door at which a test may end the process, as a power cut would."""

from __future__ import annotations

import os
import signal
from collections import Counter

VARIABLE = "DRAWDOWN_KILL_AT"
"""`name:n` ends the process when the point is reached for the n-th time; unset, nothing happens."""

POINTS = ("locked", "decided", "appended", "projected", "signed", "committed")

_seen: Counter[str] = Counter()


def reach(point: str) -> None:
    """Mark that a point is reached."""
    wanted = os.environ.get(VARIABLE)
    if wanted is None:
        return
    name, _, count = wanted.partition(":")
    _seen[point] += 1
    if name == point and _seen[point] >= int(count or 1):
        os.kill(os.getpid(), signal.SIGKILL)
