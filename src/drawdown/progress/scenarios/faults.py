"""The catalogue of what a grid of scenarios can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error

NOT_A_GRID = error("O101", "`{field}`: {problem}", "correct it; see docs/formats/grid.md")
TOO_MANY = error("O102", "{number} scenarios; the limit is {most}", "take values out")
UNKNOWN_IN_GRID = error("O103", "there is no {what} `{id}`", "{nearest}")
BEFORE_START = error("O104", "the deadline {day} is not after the plan's start {start}", "mend it")
