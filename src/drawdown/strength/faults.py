"""The catalogue of what a report of strength can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

NO_SUCH_CATEGORY = error("S801", "there is no category `{category}`", "{nearest}")
DOES_NOT_ADD_UP = error(
    "S802", "the categories add up to {sum}, the total is {total}", "correct one of them"
)
MORE_THAN_ALL = error(
    "S803", "the categories add up to {sum}, more than the total of {total}", "correct one of them"
)
NOTHING_COUNTED = error("S804", "neither a category nor a total is given", "say what was counted")
REPORTED_TWICE = error("S805", "that was reported for {day} already", "name another day")
NO_SUCH_SITE = error("S806", "there is no site `{site}`", "{nearest}")
IN_THE_FUTURE = error("S807", "{day} is still to come", "report it when it has come")
UNGUARDED = warning(
    "S901",
    "nobody guards {site} from {first} to {last}; its last convoy leaves on {convoy}",
    "set a guard for these days",
)
GUARD_ENDS_BEFORE = error(
    "S902", "it would end on {day}, before it begins on {since}", "correct the days"
)
FELL = warning(
    "S808",
    "{count} had left by {day}, {before} before",
    "a number of those who left does not fall: look at what each report counts",
)
