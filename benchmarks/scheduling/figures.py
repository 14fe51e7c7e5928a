"""The best known makespans, and how far from them the answers of a strategy are."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scheduling.check import faults, makespan
from benchmarks.scheduling.project import Project
from benchmarks.scheduling.strategy import Answer

SINGLE_MODE = ("J120", "J60")
MULTI_MODE = ("MM50",)


@dataclass(frozen=True, slots=True)
class Known:
    """A file of the public set with the best makespan and the best bound that anyone published."""

    file: str
    best: int
    bound: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a strategy reached on a file, once it has been checked."""

    file: str
    makespan: int | None
    bound: int
    gap: float
    """Share of the best known makespan by which this one is longer."""
    fault: str | None = None
    """What is wrong with the schedule or the bound."""

    @property
    def proven(self) -> bool:
        """Whether the makespan is met by the strategy's own bound."""
        return self.fault is None and self.makespan is not None and self.bound >= self.makespan


def known_files(folder: Path, sets: Iterable[str]) -> list[Known]:
    """Return the files of some sets in the order of the table."""
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as table:
        return [
            Known(row["file"], int(row["best_known_ub"]), int(row["best_known_lb"]))
            for row in csv.DictReader(table)
            if row["set"] in tuple(sets)
        ]


def judged(project: Project, known: Known, answer: Answer) -> Result:
    """Return the checked result of an answer; without one, one task at a time counts."""
    trivial = project.horizon / known.best - 1
    if answer.schedule is None:
        return Result(known.file, None, answer.bound, trivial, fault=too_high(known, answer))
    wrong = faults(project, answer.schedule.starts, answer.schedule.modes)
    if wrong:
        return Result(known.file, None, answer.bound, trivial, fault=wrong[0])
    days = makespan(project, answer.schedule.starts, answer.schedule.modes)
    fault = too_high(known, answer)
    if days < known.bound:
        fault = f"{days} days, but {known.bound} are proven"
    return Result(known.file, days, answer.bound, days / known.best - 1, fault)


def too_high(known: Known, answer: Answer) -> str | None:
    """Return what is wrong with a bound above a makespan that was reached."""
    if answer.bound <= known.best:
        return None
    return f"a bound of {answer.bound}, but {known.best} was reached"


def mean_gap(results: Iterable[Result]) -> float:
    """Return the mean gap in per cent."""
    gaps = [result.gap for result in results]
    return round(100 * sum(gaps) / len(gaps), 3)


def proven(results: Iterable[Result]) -> int:
    """Return how many results are proven the best."""
    return sum(result.proven for result in results)
