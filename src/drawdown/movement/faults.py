"""The catalogue of what an act on a movement can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

# Codes M1..: requests and load plans.
REQUEST_TWICE = error("M101", "the request {request} stands already", "give it its own number")
NO_SUCH_REQUEST = error("M102", "there is no request {request}", "{nearest}")
NO_SUCH_MOVEMENT = error("M103", "there is no movement {movement}", "{nearest}")
NO_SUCH_PLACE = error("M104", "there is no place {place}", "{nearest}")
NO_SUCH_CLEARANCE = error("M105", "there is no request for a clearance {clearance}", "{nearest}")
NO_SUCH_LEG = error("M106", "there is no leg {leg}", "{nearest}")
SAME_PLACE = error("M107", "it would go from {place} to {place}", "name another end")
ENDS_BEFORE = error("M108", "it would arrive on {day}, before it leaves", "correct the day")
WRONG_STATUS = error("M109", "the movement is {status}", "that is for one that is {expected}")
NAMED_TWICE = error("M110", "{what} stands twice", "put it on one line")

# Codes M2..: the decision to go.
OTHER_LIST = error("M201", "the list has changed since", "answer the one that counts now")
NO_SUCH_CHECK = error("M202", "`{check}` is not asked of this load", "leave it out")
NOT_IN_ORDER = error(
    "M203", "not in order: {missing}", "put it in order; {owners} may let it go at risk"
)
NOT_THEIRS = error("M204", "{capacity} does not answer for that risk", "ask {owners}")
NO_REASON = error("M205", "it is decided so without a reason", "say why")
GOES_AT_RISK = warning("M206", "it goes although this is open: {missing}", "keep it in sight")
NO_DOCUMENT = error("M207", "a yes to {missing} needs a document", "add it to the act")

# Codes M3..: check-out and the way.
NO_PAPER = error("M301", "the act does not name the document {digest}", "name it as evidence")
LEAVES_BEFORE = error("M302", "{day} lies before it was let go on {decided}", "correct the day")
BEFORE_IT_LEFT = error("M303", "{day} lies before it left on {left}", "correct the day")
NOT_AS_PLANNED = warning(
    "M304", "checked out otherwise than loaded: {missing}", "correct the load plan of what follows"
)
TOO_FEW_SUPPLIES = warning(
    "M305", "supplies for {days} days; the worst case is {worst}", "plan a resupply"
)
NOWHERE = error("M306", "the report names no place, position or leg", "say where it was")
NOT_ITS_LEG = error("M307", "{leg} is no leg of its way", "name one of: {choices}")
IN_THE_FUTURE = error("M308", "{day} is still to come", "record it when it has happened")

# Codes M4..: check-in.
SAME_PERSON = error(
    "M401", "who checked it out does not check it in", "let the receiving side do it"
)
DISCREPANCY = warning("M403", "{line}: {came} came, {sent} left", "keep the evidence of it")
UNPROVEN = error(
    "M404", "{missing}: short, over, or with a broken seal", "add a document that shows it"
)
NO_SUCH_BOX = error("M405", "the container {container} is not on the manifest", "{nearest}")
NOTHING_MISSING = error("M406", "nothing of it is missing", "nothing is left to do")
NOTHING_CAME = error("M408", "the receipt names no line, container or person", "say what came")
