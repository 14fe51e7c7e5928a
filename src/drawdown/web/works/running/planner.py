"""Starts the planning process and listens to it: what the worker and the first start share."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from drawdown.web.works.running.messages import MadePlan, Message, NoPlan, read

MODULE = "drawdown.web.works.running.solving"
GRACE_SECONDS = 60
"""How much longer than asked the process may take, start-up included, before it is ended."""
LONGER_AFTER_A_SHOCK = 120
"""More of it: the first replanning after an installation compiles for half a minute."""
LISTEN_SECONDS = 0.4
"""How often to look whether somebody asked for a stop."""


@dataclass(slots=True)
class PlanningProcess:
    """A planning process under way. Leaving the `with` block ends it, whatever happened."""

    documents: Path
    register: str
    seconds: int
    module: str = MODULE
    rounds: int | None = None
    """Plans to try, for the same plan each time; `seconds` is then how long that may take."""
    after: tuple[str, str] | None = None
    """The plan to change and the document of what happened, instead of planning from the start."""
    _process: subprocess.Popen[str] = field(init=False)
    _listener: threading.Thread = field(init=False)
    _lines: queue.Queue[str | None] = field(init=False, default_factory=queue.Queue)

    def __enter__(self) -> PlanningProcess:
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                self.module,
                *("--documents", str(self.documents)),
                *("--register", self.register),
                *("--seconds", str(self.seconds)),
                *(("--rounds", str(self.rounds)) if self.rounds else ()),
                *(("--from-plan", self.after[0], "--event", self.after[1]) if self.after else ()),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def messages(self, should_stop: Callable[[], bool]) -> Iterator[Message]:
        """Yield what the process says until its last word: a plan, or why there is none."""
        longest = self.seconds + GRACE_SECONDS + (LONGER_AFTER_A_SHOCK if self.after else 0)
        limit = time.monotonic() + longest
        while True:
            try:
                line = self._lines.get(timeout=LISTEN_SECONDS)
            except queue.Empty:
                if time.monotonic() > limit:
                    yield NoPlan(reason=f"no plan within {longest} seconds")
                    return
                if should_stop():
                    self.stop()
                continue
            if line is None:
                yield NoPlan(reason=f"the planning process ended with code {self._process.wait()}")
                return
            message = read(line)
            yield message
            if isinstance(message, MadePlan | NoPlan):
                return

    def stop(self) -> None:
        """Tell the process to stop and to keep the best plan it has."""
        if self._process.stdin and not self._process.stdin.closed:
            self._process.stdin.close()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line)
        self._lines.put(None)
