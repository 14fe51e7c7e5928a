"""The catalogue of what a report of progress can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

NO_SUCH_WORK = error("W101", "{site} has no task {task} in the adopted plan", "{nearest}")
NOT_STARTED = error("W102", "{task} has not begun", "record its start first")
STARTED_ALREADY = error("W103", "{task} began on {day}", "nothing is left to do")
DONE_ALREADY = error("W104", "{task} was done on {day}", "a correction needs a reason")
PREDECESSORS_OPEN = error(
    "W105", "{task} waits for {preds}", "finish those first, or record why it could begin without"
)
NO_DOCUMENT = error("W106", "{task} has to produce: {output}", "add the document")
ENDS_BEFORE_START = error("W107", "{day} lies before the start on {start}", "correct the day")
NO_REASON = error("W108", "a task is blocked by something", "say by what, and who can lift it")
IN_THE_FUTURE = error("W109", "{day} lies after today, {today}", "record it when it has happened")
OUT_OF_ORDER = warning("W110", "{task} began before {preds} was done", "say why in a comment")
NO_SUCH_CLEARANCE = error("W201", "there is no request `{clearance}`", "{nearest}")
CLEARANCE_TWICE = error("W202", "the request `{clearance}` is there already", "give it its own id")
ANSWERED_ALREADY = error("W203", "`{clearance}` is {status} since {day}", "record a new request")
NOT_GRANTED = error("W204", "`{clearance}` is {status}", "only what was granted is withdrawn")
ASKED_LATE = warning(
    "W205", "asked {days} days before the movement; {kind} takes {needed}", "ask for a shorter time"
)
NOT_BLOCKED = error("W111", "{task} is not blocked", "nothing is left to do")
AFTER_THEIR_LAST_DAY = error(
    "W113",
    "{task} at {site} ends on {due}, after the last day of {person}, {day}",
    "give the task to somebody who is still there then",
)
NOT_NAMED = error(
    "W112", "the act does not name the document {digest}", "name it among the evidence of the act"
)
