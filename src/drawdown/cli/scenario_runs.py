"""Running the scenarios of a grid in processes of their own; what is done is not done again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from pydantic import ValidationError

import drawdown
from drawdown.cli.check_plan import accepts
from drawdown.cli.files import write
from drawdown.core.canonical import canonical_bytes
from drawdown.progress.confident.confident import Wish
from drawdown.progress.scenarios.grid import Scenario, name_of
from drawdown.progress.scenarios.outcome import Outcome, outcome_of
from drawdown.register.model import Register
from drawdown.risk.assumptions import read_assumptions


@dataclass(frozen=True, slots=True)
class Work:
    """Scenarios of a register, where their outcomes lie, and how they are planned."""

    register: Register
    folder: Path
    rounds: int
    seed: int

    def file(self, scenario: Scenario) -> Path:
        """Return where the outcome of a scenario lies: its name says what it holds for."""
        name = name_of(
            scenario,
            self.register,
            rounds=self.rounds,
            seed=self.seed,
            version=drawdown.__version__,
        )
        return self.folder / f"{name}.json"

    def known(self, scenario: Scenario) -> Outcome | None:
        """Return an outcome that is there already; what cannot be read is made again."""
        try:
            found = Outcome.model_validate_json(self.file(scenario).read_bytes())
        except (OSError, ValidationError):
            return None
        return found if found.scenario == scenario else None


def end_with_parent() -> None:
    """Let a process end when the one that started it is killed, rather than wait for ever."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def play(work: Work, scenario: Scenario) -> Outcome:
    """Return the outcome of a scenario, written down whole before it is returned."""
    wish = Wish(
        confidence=scenario.confidence or 0.5,
        assumptions=read_assumptions(),
        accepts=accepts,
        rounds=work.rounds,
        seed=work.seed,
    )
    outcome = outcome_of(work.register, scenario, wish)
    write(work.file(scenario), canonical_bytes(outcome.model_dump(mode="json")))
    return outcome


def play_all(
    work: Work, scenarios: Sequence[Scenario], *, jobs: int, tell: Callable[[str], None]
) -> Iterator[tuple[Scenario, Outcome]]:
    """Yield each scenario with its outcome as it is done; a stop loses only what has begun."""
    left = []
    for scenario in scenarios:
        known = work.known(scenario)
        if known is None:
            left.append(scenario)
        else:
            yield scenario, known
    done = len(scenarios) - len(left)
    tell(f"{done} of {len(scenarios)} scenarios are done already")
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=end_with_parent
    ) as pool:
        running = {pool.submit(play, work, scenario): scenario for scenario in left}
        try:
            for future in as_completed(running):
                done += 1
                scenario = running[future]
                tell(f"{done} of {len(scenarios)}: {scenario.words()}")
                yield scenario, future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
