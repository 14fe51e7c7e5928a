"""The findings about people: codes B1.. for rights, B2.. for persons and what they hold."""

from __future__ import annotations

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Severity


def _error(code: str, found: str, remedy: str) -> Fault:
    return Fault(code, Severity.ERROR, found, remedy)


# Codes B1..: why somebody may not.

OTHER_MISSION = _error(
    "B101", "this is the mission `{mission}`", "ask the mission that it concerns"
)
NOBODY_KNOWN = _error("B102", "`{person}` is nobody known here", "ask to be enrolled")
HAS_LEFT = _error("B103", "the person has left the mission", "ask somebody who serves")
NOT_HELD = _error(
    "B104", "the person does not hold `{role}` at that moment", "ask for the office or a delegation"
)
NO_RIGHT = _error("B105", "`{role}` may not do `{kind}`", "ask one who may: {remedy}")
OUT_OF_BOUNDS = _error("B106", "this reaches beyond {held}", "ask one whose office covers it")
OWN_WORK = _error("B107", "nobody decides on their own work", "ask another person who may")
OWN_WORK_OF_GIVER = _error(
    "B108", "the delegation comes from the person whose work this is", "ask another person who may"
)
NEEDS_DELEGATION = _error("B109", "it is signed under a delegation alone", "name the delegation")
ABOVE_LIMIT = _error(
    "B110", "{amount} is above the limit of the delegation, {limit}", "ask for a higher delegation"
)
AMOUNT_UNKNOWN = _error("B111", "the delegation has a limit and no amount is given", "give it")
OTHER_CURRENCY = _error(
    "B112", "the limit is in {limit}, the amount in {amount}", "ask for a delegation in {amount}"
)
NOT_SHOWN = _error("B113", "`{role}` is not shown `{sight}`", "ask one who is")
NOT_DELEGATED = _error("B114", "the delegation leaves out `{kind}`", "ask for a wider delegation")

# Codes B2..: what cannot be recorded of a person.

ALREADY_ENROLLED = _error("B201", "`{person}` is enrolled already", "correct the person instead")
NOT_ENROLLED = _error("B202", "`{person}` is not enrolled", "enrol the person first")
LEFT_ALREADY = _error("B203", "`{person}` has left the mission", "enrol the person again")
NO_SUCH_ROLE = _error("B204", "there is no office `{role}`", "{nearest}")
NO_SUCH_SITE = _error("B205", "there is no site `{site}`", "{nearest}")
SITES_NEEDED = _error("B206", "`{role}` is held for sites", "name the sites")
SUBJECTS_NEEDED = _error(
    "B207", "`{role}` is held for a contingent, a section, a parcel or a project", "name it"
)
TO_THEMSELVES = _error(
    "B208", "nobody gives an office or a delegation to themselves", "ask another who may"
)
OVER_ALREADY = _error("B209", "it would have ended on {until}", "give a later last day")
GIVER_NOT_IN_OFFICE = _error(
    "B210", "`{person}` does not hold `{role}` in their own right", "name whose office it is"
)
WIDER_THAN_OFFICE = _error("B211", "it reaches beyond the giver's own office", "name fewer sites")
NO_SUCH_HOLDING = _error("B212", "there is nothing `{holding}` to end", "check which it is")
ENDED_ALREADY = _error("B213", "it ended on {day}", "nothing is left to do")
NOT_CORRECTED = _error("B214", "nothing is corrected", "give a name or an address")
NOT_THEIRS = _error("B215", "it is held by another person", "check which it is")
SELF_ENROLLED = _error("B216", "nobody enrols themselves", "ask another who may")
INSTRUMENT_NEEDED = _error(
    "B217",
    "the giver is not the author, and no instrument says so",
    "name the paper, or let the giver do it",
)
LAST_ADMINISTRATOR = _error(
    "B218", "this is the last administrator", "give the office to another first"
)
KIND_NOT_OF_ROLE = _error("B219", "`{kind}` is nothing that `{role}` may do", "leave it out")
NOTHING_TO_DELEGATE = _error(
    "B220", "`{role}` does and signs nothing that could be delegated", "give the office instead"
)
NO_ADDRESS = _error("B221", "`{person}` has no address", "record an address first")
SELF_INVITED = _error("B222", "nobody invites themselves", "ask another who may")
ALREADY_ERASED = _error("B223", "the values of `{person}` are erased", "nothing is left to do")
SUBJECT_MISSING = _error(
    "B224", "the act does not name `person:{person}` as its subject", "add it to subjects"
)
OTHER_SITES = _error(
    "B225", "the sites of the act are not those that it gives something for", "make them the same"
)

CATALOGUE: tuple[Fault, ...] = tuple(
    fault for fault in list(globals().values()) if isinstance(fault, Fault)
)
