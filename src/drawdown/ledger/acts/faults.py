"""The findings about acts on the ledger itself, and about any act at the door: codes L1.., L2.."""

from __future__ import annotations

from drawdown.core.catalogue import Fault, error

OPENED_ALREADY = error("L101", "the ledger is open already", "nothing is left to do")
NOT_OPENED = error("L102", "the ledger is not open yet", "open it first")
OTHER_KEY = error("L103", "`{found}` is not the key that signs now", "name {expected}")
SAME_KEY = error("L104", "the new key is the old one", "make a new key")
BAD_KEY = error("L105", "this is no key of this log: {reason}", "send the text of its public key")
BY_SYSTEM_ONLY = error("L106", "only the ledger itself records `{kind}`", "leave it to the ledger")

OTHER_MISSION = error("L201", "this ledger is of `{mission}`", "send it to the ledger of yours")
CONFLICT = error(
    "L202",
    "an act with this id is in the ledger, with other content",
    "both are kept for a person to settle; give new acts new ids",
)
SEEN_TOO_MUCH = error("L203", "the author saw {seen} entries, the ledger has {size}", "read again")
EVIDENCE_MISSING = error("L204", "there is no document `{sha256}`", "store the document first")
VALUE_MISSING = error("L205", "the value of `{digest}` was not sent", "send its salt and value")
OTHER_VALUE = error("L206", "a value was sent that no digest of the act names", "leave it out")
NOBODY_KNOWN = error("L207", "`{person}` is nobody known here", "ask to be enrolled")
NO_ACT = error("L208", "what was sent is no act", "write it as docs/formats/act.md says")
UNFIT_FORM = error(
    "L209", "the form was not filled in as it asks", "fill in what the page marks, and send it"
)

CATALOGUE: tuple[Fault, ...] = tuple(
    fault for fault in list(globals().values()) if isinstance(fault, Fault)
)
