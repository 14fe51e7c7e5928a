"""The catalogue of what an act on a movement can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

# Codes U1..: requests and load plans.
REQUEST_TWICE = error("U101", "the request {request} stands already", "give it its own number")
NO_SUCH_REQUEST = error("U102", "there is no request {request}", "{nearest}")
NO_SUCH_MOVEMENT = error("U103", "there is no movement {movement}", "{nearest}")
NO_SUCH_PLACE = error("U104", "there is no place {name}", "{nearest}")
NO_SUCH_CLEARANCE = error("U105", "there is no request for a clearance {clearance}", "{nearest}")
NO_SUCH_LEG = error("U106", "there is no leg {leg}", "{nearest}")
SAME_PLACE = error("U107", "it would begin and end at {name}", "name another end")
ENDS_BEFORE = error("U108", "it would arrive on {day}, before it leaves", "correct the day")
WRONG_STATUS = error("U109", "the movement is {status}", "that is for one that is {expected}")
NAMED_TWICE = error("U110", "{what} stands twice", "put it on one line")

# Codes U2..: the decision to go.
OTHER_LIST = error("U201", "the list has changed since", "answer the one that counts now")
NO_SUCH_CHECK = error("U202", "`{check}` is not asked of this load", "leave it out")
NOT_IN_ORDER = error(
    "U203", "not in order: {missing}", "put it in order; {owners} may let it go at risk"
)
NOT_THEIRS = error("U204", "{capacity} does not answer for that risk", "ask {owners}")
NO_REASON = error("U205", "it is decided so without a reason", "say why")
GOES_AT_RISK = warning("U206", "it goes although this is open: {missing}", "keep it in sight")
NO_DOCUMENT = error("U207", "a yes to {missing} needs a document", "add it to the act")

# Codes U3..: check-out and the way.
NO_PAPER = error("U301", "the act does not name the document {digest}", "name it as evidence")
LEAVES_BEFORE = error("U302", "{day} lies before it was let go on {decided}", "correct the day")
BEFORE_IT_LEFT = error("U303", "{day} lies before it left on {left}", "correct the day")
NOT_AS_PLANNED = warning(
    "U304", "checked out otherwise than loaded: {missing}", "correct the load plan of what follows"
)
TOO_FEW_SUPPLIES = warning(
    "U305", "supplies for {days} days; the worst case is {worst}", "plan a resupply"
)
NOWHERE = error("U306", "the report names no place, position or leg", "say where it was")
NOT_ITS_LEG = error("U307", "{leg} is no leg of its way", "name one of: {choices}")
IN_THE_FUTURE = error("U308", "{day} is still to come", "record it when it has happened")

# Codes U4..: check-in.
SAME_PERSON = error(
    "U401", "who checked it out does not check it in", "let the receiving side do it"
)
DISCREPANCY = warning("U403", "{line}: {came} came, {sent} left", "keep the evidence of it")
UNPROVEN = error(
    "U404", "{missing}: short, over, or with a broken seal", "add a document that shows it"
)
NO_SUCH_BOX = error("U405", "the container {container} is not on the manifest", "{nearest}")
NOTHING_MISSING = error("U406", "nothing of it is missing", "nothing is left to do")
NOTHING_CAME = error(
    "U408",
    "the receipt names no line, container or person",
    "say what came, or why nobody counted it",
)
COUNT_IT = error(
    "U409",
    "on its manifest, and not checked in: {missing}",
    "count them, or settle what never came as lost",
)
