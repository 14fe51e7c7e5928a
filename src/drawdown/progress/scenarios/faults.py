"""The catalogue of what a grid of scenarios can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Severity


def _error(code: str, found: str, remedy: str) -> Fault:
    return Fault(code, Severity.ERROR, found, remedy)


NOT_A_GRID = _error("O101", "`{field}`: {problem}", "correct it; see docs/formats/grid.md")
TOO_MANY = _error("O102", "{number} scenarios; the limit is {most}", "take values out")
UNKNOWN_IN_GRID = _error("O103", "there is no {what} `{id}`", "{nearest}")
BEFORE_START = _error("O104", "the deadline {day} is not after the plan's start {start}", "mend it")
