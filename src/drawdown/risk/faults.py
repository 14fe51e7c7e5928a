"""The catalogue of what assumptions and observed journeys can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error

NOT_ASSUMPTIONS = error(
    "J101", "`{field}`: {problem}", "correct the value; docs/concepts/risk.md says what each means"
)
NO_TRAVEL_TIME = error(
    "J102", "no plan uses the leg `{leg}`, so it has no planned time", "take the line out"
)
TOO_SLOW = error(
    "J103",
    "{days} days, more than {most} times the planned {planned}",
    "check it; leave out days on which the convoy was not on the leg",
)
NOTHING_OBSERVED = error("J104", "the table has no journey", "add one line for each convoy")
NOT_A_TABLE = error("J105", "its name does not end in .csv", "save the table as CSV, with commas")
