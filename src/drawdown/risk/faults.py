"""The catalogue of what assumptions and observed journeys can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Severity


def _error(code: str, found: str, remedy: str) -> Fault:
    return Fault(code, Severity.ERROR, found, remedy)


NOT_ASSUMPTIONS = _error(
    "J101", "`{field}`: {problem}", "correct the value; docs/concepts/risk.md says what each means"
)
NO_TRAVEL_TIME = _error(
    "J102", "no plan uses the leg `{leg}`, so it has no planned time", "take the line out"
)
TOO_SLOW = _error(
    "J103",
    "{days} days, more than {most} times the planned {planned}",
    "check it; leave out days on which the convoy was not on the leg",
)
NOTHING_OBSERVED = _error("J104", "the table has no journey", "add one line for each convoy")
NOT_A_TABLE = _error("J105", "its name does not end in .csv", "save the table as CSV, with commas")
