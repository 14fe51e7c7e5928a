"""The catalogue of what a step of the closure can be refused for: code, what was found, remedy."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

NO_SUCH_STATE = error("H101", "there is no state `{state}`", "{nearest}")
NO_SUCH_WAY = error(
    "H102", "no change of state leads from `{state}` to `{to}`", "from here: {choices}"
)
GATE_SHUT = error("H103", "gate {gate} ({name}) is not passed", "{missing}")
EVIDENCE_MISSING = error("H104", "{evidence} is missing", "{owner} has to submit it")
NOT_THE_AUTHORITY = error("H105", "this is for {authority} to decide", "ask {authority}")
STATE_IS_DERIVED = error(
    "H106", "`{state}` follows from the parts of the site", "hand over one of its parts"
)
BEFORE_LAST_CHANGE = error(
    "H107", "{day} lies before the last change of state on {last}", "correct the day"
)
BEFORE_OPENING = error(
    "H108", "{day} lies before the site was opened on {opened}", "correct the day"
)
IN_THE_FUTURE = error("H109", "{day} lies after today, {today}", "record it when it has happened")
PARTS_OPEN = error("H110", "parts of the site are not given up: {parts}", "hand those over first")
NO_SUCH_GATE = error("H201", "there is no gate `{gate}`", "{nearest}")
PASSED_ALREADY = error("H202", "gate {gate} was passed on {day}", "nothing is left to do")
INCOMPLETE_GATE = error("H203", "gate {gate} lacks: {missing}", "{owners}")
NO_SUCH_EVIDENCE = error("H301", "nothing asks for `{evidence}`", "{nearest}")
NOT_A_DOCUMENT = error(
    "H302", "`{evidence}` follows from other records", "complete those: {owner} keeps them"
)
NOT_STORED = error("H303", "no document {digest} is stored", "add the document first")
SITE_SEALED = error(
    "H304", "the file of the site is sealed", "a correction needs a new part of the file"
)
RECONSTRUCTED = warning(
    "H305", "the evidence is reconstructed", "it stays marked wherever it is shown"
)
NOT_CIVILIAN = error(
    "H401", "{authority} is not a civilian authority", "name the civilian authority that receives"
)
SIGNATORY_WITHOUT_CAPACITY = error(
    "H402", "a signatory is named without a capacity", "say in what capacity they sign"
)
OBLIGATION_TWICE = error("H403", "the obligation `{id}` is there already", "give it its own id")
NOTHING_SIGNED = error("H404", "the site is still the mission's", "sign it over first")
CHECK_TOO_EARLY = error("H405", "{day} is too early for this check", "wait until {first}")
NO_SUCH_OBLIGATION = error("H406", "there is no obligation `{id}`", "{nearest}")
NO_SUCH_CHECK = error("H407", "the rules ask for no check {days} days on", "ask for: {known}")
PART_TWICE = error("H501", "the part `{id}` is there already", "give it its own id")
NOT_NAMED = error(
    "H306", "the act does not name the document {digest}", "name it among the evidence of the act"
)
NO_SUCH_SITE = error("H602", "there is no site `{site}` in the register", "{nearest}")
NO_SUCH_PART = error("H603", "the site has no part `{part}`", "{nearest}")
