"""The installation that is looked at, a check of it, and what a check found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from drawdown.core.findings import Finding, Place
from drawdown.web.environment import SET_UP, Environment


@dataclass(frozen=True, slots=True)
class Installation:
    """What the surroundings say, and when it is looked at."""

    environment: Environment
    variables: Mapping[str, str]
    now: datetime

    @property
    def home(self) -> Path:
        """The folder of all state."""
        return self.environment.home

    @property
    def is_set_up(self) -> bool:
        """Whether it is a real mission's, not the example."""
        return (self.home / SET_UP).exists()


Check = Callable[[Installation], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Looked:
    """One check by its name, with what it found; nothing where all is in order."""

    name: str
    findings: tuple[Finding, ...]


def look(checks: Iterable[Check], at: Installation) -> list[Looked]:
    """Run every check; a check is named by its function."""
    return [Looked(name_of(check), tuple(check(at))) for check in checks]


def name_of(check: Check) -> str:
    """Return the name of a check, in words."""
    return check.__name__.replace("_", " ")


def at_file(path: Path) -> Place:
    """Return the place that a file or a folder of the installation is."""
    return Place(str(path))
