"""The catalogue of what an act on a person who leaves can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error

TASK_AFTER = error(
    "W501",
    "{task} at {site} is theirs and ends on {due}, after {day}",
    "give the task to somebody else, or name a later day",
)
NOBODY = error("W502", "there is no person {person}", "enrol them first")
GONE = error("W503", "{person} has left", "nothing is left to do")
NOT_ITS_PERSON = error("W504", "the act does not name {person} as its subject", "name them")
NO_ITEM = error("W505", "the check-out list has no `{item}`", "{nearest}")
SETTLED_ALREADY = error("W506", "it was settled on {day}", "nothing is left to do")
OTHER_OFFICE = error("W507", "{capacity} does not answer for that", "ask {owners}")
NO_LAST_DAY = error("W508", "no last day is set", "set it first")
THEMSELVES = error("W509", "nobody settles their own list", "let the office do it")
NO_NOTE = error("W510", "it is left out without a reason", "say why it does not concern them")
TO_COME = error("W511", "{day} is still to come", "record it when it has happened")
NO_LIST = error(
    "W512",
    "this is no check-out list: {why}",
    "take the list in force, change it and its version, and send it again",
)
ITEM_TWICE = error("W513", "`{item}` stands twice in the list", "give each item its own id")
NO_OFFICE = error("W514", "no office `{owner}` may settle `{item}`", "{nearest}")
PAY_GOES_ON = error(
    "W515", "the list has no `{item}`", "keep it: its day tells the system that pays when to stop"
)
