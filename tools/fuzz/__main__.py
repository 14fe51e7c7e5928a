"""Feeds damaged files to every parser: `python -m tools.fuzz --seconds 60`.

A parser fails where it raises what it does not declare, or takes longer than its time. The input is
kept in the folder of `--keep`, and named; the last line is JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import signal
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tools.fuzz.change import changed
from tools.fuzz.parsers import Parser, parsers

WORTH_CHANGING_AGAIN = 200
"""Inputs that were not refused, kept for more changes."""


class Hung(BaseException):
    """A parser that takes too long; no parser can catch it as an exception of its own."""


@dataclass
class Trial:
    """What came of one parser."""

    parser: Parser
    draw: random.Random
    inputs: int = 0
    refused: int = 0
    slowest: float = 0.0
    failed: dict[str, str] = field(default_factory=dict)
    """The hash of the first input for each way to fail, by what was raised and where."""
    pool: list[bytes] = field(default_factory=list)

    def once(self, *, limit: float, keep: Path) -> None:
        """Feed one damaged input."""
        if not self.pool:
            self.pool = self.parser.corpus()
            for content in self.pool:
                self.fed(content, limit=limit, keep=keep)
        content = changed(self.draw.choice(self.pool), self.pool, self.draw)
        if self.fed(content, limit=limit, keep=keep) and len(self.pool) < WORTH_CHANGING_AGAIN:
            self.pool.append(content)

    def fed(self, content: bytes, *, limit: float, keep: Path) -> bool:
        """Return whether an input was read; what was raised and not declared is kept."""
        self.inputs += 1
        began = time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            self.parser.read(content)
        except self.parser.refuses:
            self.refused += 1
            return False
        except (Exception, Hung) as error:  # noqa: BLE001 - whatever it is, it is a failure
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.fail(content, error, keep)
            return False
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.slowest = max(self.slowest, time.monotonic() - began)
        return True

    def fail(self, content: bytes, error: BaseException, keep: Path) -> None:
        """Keep an input that made a parser fail in a new way."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        way = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
        if way in self.failed:
            return
        name = hashlib.sha256(content).hexdigest()[:16]
        self.failed[way] = name
        keep.mkdir(parents=True, exist_ok=True)
        (keep / name).write_bytes(content)
        (keep / f"{name}.txt").write_text(
            f"{self.parser.name}\n" + "".join(traceback.format_exception(error)), encoding="utf-8"
        )
        print(f"{self.parser.name}: {way}: {str(error)[:200]} [{name}]", file=sys.stderr)


def main() -> int:
    """Feed each parser in turn until the time is over; exit code 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for all parsers together")
    parser.add_argument("--limit", type=float, default=10, help="seconds for one input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="parsers whose name begins so")
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"), help="where failures go")
    asked = parser.parse_args()
    signal.signal(signal.SIGALRM, hung)
    trials = [
        Trial(one, random.Random(f"{asked.seed} {one.name}"))  # noqa: S311 - no secret
        for one in parsers()
        if one.name.startswith(asked.only)
    ]
    began = time.monotonic()
    while time.monotonic() - began < asked.seconds:
        for trial in trials:
            until = time.monotonic() + 0.5
            while time.monotonic() < until:
                trial.once(limit=asked.limit, keep=asked.keep)
    for trial in trials:
        print(
            f"{trial.parser.name}: {trial.inputs} inputs, {trial.refused} refused, "
            f"slowest {trial.slowest:.1f} s, {len(trial.failed)} ways to fail"
        )
    result = {
        "format": "drawdown-fuzz/1",
        "seed": asked.seed,
        "seconds": round(time.monotonic() - began),
        "inputs": sum(trial.inputs for trial in trials),
        "failed": {trial.parser.name: trial.failed for trial in trials if trial.failed},
    }
    print(json.dumps(result, ensure_ascii=False))
    return 1 if result["failed"] else 0


def hung(_number: int, _frame: FrameType | None) -> None:
    """Stop a parser whose time is over."""
    raise Hung("it takes too long")


if __name__ == "__main__":
    raise SystemExit(main())
