"""The findings about people: codes B1.. for rights, B2.. for persons and what they hold."""

from __future__ import annotations

from drawdown.core.catalogue import Fault, error

# Codes B1..: why somebody may not.

OTHER_MISSION = error("B101", "this is the mission `{mission}`", "ask the mission that it concerns")
NOBODY_KNOWN = error("B102", "`{person}` is nobody known here", "ask to be enrolled")
HAS_LEFT = error("B103", "the person has left the mission", "ask somebody who serves")
NOT_HELD = error(
    "B104", "the person does not hold `{role}` at that moment", "ask for the office or a delegation"
)
NO_RIGHT = error("B105", "`{role}` may not do `{kind}`", "ask one who may: {remedy}")
OUT_OF_BOUNDS = error("B106", "this reaches beyond {held}", "ask one whose office covers it")
OWN_WORK = error("B107", "nobody decides on their own work", "ask another person who may")
OWN_WORK_OF_GIVER = error(
    "B108", "the delegation comes from the person whose work this is", "ask another person who may"
)
NEEDS_DELEGATION = error("B109", "it is signed under a delegation alone", "name the delegation")
ABOVE_LIMIT = error(
    "B110", "{amount} is above the limit of the delegation, {limit}", "ask for a higher delegation"
)
AMOUNT_UNKNOWN = error("B111", "the delegation has a limit and no amount is given", "give it")
OTHER_CURRENCY = error(
    "B112", "the limit is in {limit}, the amount in {amount}", "ask for a delegation in {amount}"
)
NOT_SHOWN = error("B113", "`{role}` is not shown `{sight}`", "ask one who is")
NOT_DELEGATED = error("B114", "the delegation leaves out `{kind}`", "ask for a wider delegation")

# Codes B2..: what cannot be recorded of a person.

ALREADY_ENROLLED = error("B201", "`{person}` is enrolled already", "correct the person instead")
NOT_ENROLLED = error("B202", "`{person}` is not enrolled", "enrol the person first")
LEFT_ALREADY = error("B203", "`{person}` has left the mission", "enrol the person again")
NO_SUCH_ROLE = error("B204", "there is no office `{role}`", "{nearest}")
NO_SUCH_SITE = error("B205", "there is no site `{site}`", "{nearest}")
SITES_NEEDED = error("B206", "`{role}` is held for sites", "name the sites")
SUBJECTS_NEEDED = error(
    "B207", "`{role}` is held for a contingent, a section, a parcel or a project", "name it"
)
TO_THEMSELVES = error(
    "B208", "nobody gives an office or a delegation to themselves", "ask another who may"
)
OVER_ALREADY = error("B209", "it would have ended on {until}", "give a later last day")
GIVER_NOT_IN_OFFICE = error(
    "B210", "`{person}` does not hold `{role}` in their own right", "name whose office it is"
)
WIDER_THAN_OFFICE = error("B211", "it reaches beyond the giver's own office", "name fewer sites")
NO_SUCH_HOLDING = error("B212", "there is nothing `{holding}` to end", "check which it is")
ENDED_ALREADY = error("B213", "it ended on {day}", "nothing is left to do")
NOT_CORRECTED = error("B214", "nothing is corrected", "give a name or an address")
NOT_THEIRS = error("B215", "it is held by another person", "check which it is")
SELF_ENROLLED = error("B216", "nobody enrols themselves", "ask another who may")
INSTRUMENT_NEEDED = error(
    "B217",
    "the giver is not the author, and no instrument says so",
    "name the paper, or let the giver do it",
)
LAST_ADMINISTRATOR = error(
    "B218", "this is the last administrator", "give the office to another first"
)
KIND_NOT_OF_ROLE = error("B219", "`{kind}` is nothing that `{role}` may do", "leave it out")
NOTHING_TO_DELEGATE = error(
    "B220", "`{role}` does and signs nothing that could be delegated", "give the office instead"
)
NO_ADDRESS = error("B221", "`{person}` has no address", "record an address first")
SELF_INVITED = error("B222", "nobody invites themselves", "ask another who may")
ALREADY_ERASED = error("B223", "the values of `{person}` are erased", "nothing is left to do")
SUBJECT_MISSING = error(
    "B224", "the act does not name `person:{person}` as its subject", "add it to subjects"
)
OTHER_SITES = error(
    "B225", "the sites of the act are not those that it gives something for", "make them the same"
)
ACT_NOT_NAMED = error(
    "B226", "the act does not name `act:{act}` as its subject", "add it to subjects"
)
NOT_IN_ACT = error(
    "B227", "the act `{act}` does not name all of these values", "take the digests from that act"
)
OF_SOMEBODY = error(
    "B228", "the values are those of somebody enrolled", "erase the person: `person.erased`"
)
VALUES_GONE = error("B229", "one of the values is erased already", "leave it out")

CATALOGUE: tuple[Fault, ...] = tuple(
    fault for fault in list(globals().values()) if isinstance(fault, Fault)
)
