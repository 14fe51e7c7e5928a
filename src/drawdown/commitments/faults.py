"""The catalogue of what an act on a contract, a lease or a claim can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

CONTRACT_TWICE = error("C101", "the contract `{contract}` is there already", "give it its own id")
NO_SUCH_CONTRACT = error("C102", "there is no contract `{contract}`", "{nearest}")
NOTICED_ALREADY = error("C103", "notice was given on {day}", "nothing is left to do")
RELEASED_ALREADY = error("C104", "it was released on {day}", "nothing is left to do")
STILL_RUNS = error("C105", "it runs, and is paid, until {last}", "have it released after that day")
NO_NOTICE = error("C106", "no notice was given and no end is agreed", "give notice first")
CLAIM_TWICE = error("C201", "the claim `{claim}` is there already", "give it its own id")
NO_SUCH_CLAIM = error("C202", "there is no claim `{claim}`", "{nearest}")
DECIDED_ALREADY = error("C203", "the claim was decided on {day}", "a new fact is a new claim")
OUT_OF_TIME = warning(
    "C204", "made after {last}, the last day for it", "reject it, or settle it under an exception"
)
NO_EXCEPTION = error(
    "C205", "made after {last}, the last day for it", "reject it, or say who made an exception"
)
REASON_MISSING = error("C206", "the decision gives no reason", "write it")
SUM_MISSING = error("C207", "a settlement names its sum", "give the sum; nothing paid is 0")
OUT_OF_ORDER = error("C208", "{later} lies before {earlier}", "correct the days")
NOT_NAMED = error(
    "C301", "the act does not name the document {digest}", "name it among the evidence of the act"
)
