"""What every solver that is measured here takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from benchmarks.scheduling.project import Project


@dataclass(frozen=True, slots=True)
class Limit:
    """What a solver may spend."""

    seconds: float
    threads: int = 2
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Schedule:
    """When each task starts, and in which of its modes."""

    starts: tuple[int, ...]
    modes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The best schedule that a solver found, if any, and the makespan that none can undercut."""

    schedule: Schedule | None
    bound: int


class Strategy(Protocol):
    """A way to schedule a project."""

    @property
    def name(self) -> str:
        """What the figures call it."""

    def solve(self, project: Project, limit: Limit) -> Answer:
        """Return the best schedule found within the limit."""
