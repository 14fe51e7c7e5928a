"""A bound that is proven in a process of its own while a search runs in this one."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread

from drawdown.plan.problem import Problem
from drawdown.plan.schedule import Bound

PYTHON = (sys.executable, "-P", "-m", "drawdown.plan.bound")
"""What proves; not from the present folder, where a file may have the name of a module."""
LOOK = 0.1
"""Seconds between two looks at whether a search was told to stop."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be proven, until when by the clock of all processes, and by all methods or not."""

    problem: Problem
    until: float
    further: bool


@dataclass(slots=True)
class Beside:
    """The process, and the best bound that it has told so far."""

    tell: Callable[[int], None]
    """Is told the cents of each bound as it comes."""
    best: Bound | None = None
    _process: subprocess.Popen[bytes] = field(init=False)
    _reader: Thread = field(init=False)

    def start(self, problem: Problem, *, seconds: float, further: bool) -> None:
        """Begin to prove; raises `OSError` where no process can be started."""
        self._process = subprocess.Popen(
            PYTHON, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        task = Task(problem, time.monotonic() + seconds, further)
        self._reader = Thread(target=self._talk, args=(task,), daemon=True)
        self._reader.start()

    def wait(self, *, left: Callable[[], float]) -> Bound | None:
        """Return the best bound once all is proven or no time is left; end the process."""
        while self._reader.is_alive() and left() > 0:
            self._reader.join(LOOK)
        self.end()
        return self.best

    @property
    def ended(self) -> bool:
        """Whether the process is gone."""
        return self._process.poll() is not None

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._reader.join()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not handed over is of no use any more
                    pipe.close()

    def _talk(self, task: Task) -> None:
        """Hand over the task, then read bounds until there are no more."""
        given, told = self._process.stdin, self._process.stdout
        if given is None or told is None:
            return
        try:
            pickle.dump(task, given)
            given.flush()
            while True:
                bound: Bound = pickle.load(told)  # noqa: S301 - our own child's
                if self.best is None or bound.cents > self.best.cents:
                    self.best = bound
                    self.tell(bound.cents)
        except (OSError, EOFError, pickle.UnpicklingError):
            return  # it has told all, or was ended
