"""The catalogue of what an act on contingent-owned equipment can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

# Codes U6..: verification and load lists.
NOT_ABOUT = error("U601", "the act is not about {unit} alone", "name it as the one subject")
NOT_THEIRS = error("U602", "{line} is no line of {unit}", "correct its number, or leave it out")
REPORT_TWICE = error("U603", "the report {report} stands already", "give it its own number")
MORE_DAMAGED = error(
    "U604", "{line}: {damaged} damaged of {count} found", "count the damaged among those found"
)
NOT_SHOWN = error(
    "U605",
    "{line}: {count} found, {known} known, {damaged} damaged, and nothing shows it",
    "add a document or photograph of it",
)
DIFFERS = warning("U606", "{line}: {count} found, {known} known", "keep the evidence of it")
LEFT_ALREADY = error("U607", "{movement} has left", "a list is changed before its movement leaves")
NOT_VERIFIED = warning("U608", "nobody verified {missing} here", "verify before it is loaded")
MORE_THAN_VERIFIED = warning(
    "U609", "{line}: {count} listed, {known} verified", "verify again, or list fewer"
)
OTHER_UNIT = error("U610", "the list {list} is another contingent's", "give it its own number")

# Codes U7..: losses and claims.
CLAIM_TWICE = error("U701", "the claim {claim} stands already", "give it its own number")
MORE_THAN_LOST = error(
    "U702",
    "{count} of {line} claimed as {why}; {open} of the losses stand unclaimed",
    "claim no more than these, or record the loss first",
)
NO_SUCH_CLAIM = error("U703", "there is no claim {claim}", "{nearest}")
DECIDED_ALREADY = error("U704", "it was decided on {day}", "a new fact is a new claim")
NO_SUM = error("U705", "an accepted claim names its sum", "give the sum and its currency")
BEFORE_THE_CLAIM = error("U706", "{day} lies before the claim of {filed}", "correct the day")
