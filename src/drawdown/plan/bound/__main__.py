"""Prove a bound in a process of its own, beside a search: a problem comes in, bounds go out.

The interpreter runs one thread of Python at a time, so a proof in a thread takes half of the time
of a search, whatever the cores. Only `beside.Beside` starts this module; what it reads was written
by that, by nobody else.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from threading import Thread

from drawdown.plan.bound.beside import Task
from drawdown.plan.bound.bound import bounds


def main() -> None:
    """Write each bound as soon as it is proven, and end when whoever asked is gone."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints writes no bound
    task = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent's
    if not isinstance(task, Task):
        raise SystemExit("this module is started by a search, not by hand")
    Thread(target=_end_with_parent, daemon=True).start()
    seconds = max(task.until - time.monotonic(), 0.1)
    for bound in bounds(task.problem, seconds=seconds, further=task.further):
        pickle.dump(bound, out)
        out.flush()


def _end_with_parent() -> None:
    """End at once when the other end of the pipe is closed."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
