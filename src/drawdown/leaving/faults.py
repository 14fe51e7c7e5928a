"""The catalogue of what an act of a hasty exit can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

ORDERED_ALREADY = error("X101", "an exit was ordered on {day}", "call that one off first")
NOT_ORDERED = error(
    "X102", "nobody ordered a hasty exit of this site", "ordinary gates apply: ask {authority}"
)
LEFT_ALREADY = error("X103", "the site was left on {day}", "nothing is left to do")
DEPARTS_BEFORE = error("X104", "the departure lies before the order of {day}", "correct the day")
NOT_IN_HASTE = warning(
    "X105",
    "the departure is {hours} hours ahead; the procedure is for {most}",
    "an ordinary closure may still pass its gates",
)
NOT_NOTIFIED = warning("X106", "not notified: {missing}", "notify them, and keep the notices")
ITEM_TWICE = error("X201", "`{item}` stands on the list already", "give it its own number")
NO_SUCH_ITEM = error("X202", "`{item}` does not stand on the destruction list", "{nearest}")
OWNER_UNKNOWN = error(
    "X203", "contingent-owned, and no contributor is named", "say whose contingent it is of"
)
OWNER_NOT_TOLD = error(
    "X204", "the owner of {items} was not notified", "add the notice to the contributor"
)
AUTHORISED_ALREADY = error(
    "X205", "the destruction of `{item}` was authorised on {day}", "nothing is left to do"
)
NOT_AUTHORISED = error(
    "X301", "the destruction of `{item}` is not authorised", "ask {authority}, before it is done"
)
FATE_KNOWN = error("X302", "`{item}` is {fate} since {day}", "a correction needs its own record")
TOO_FEW_WITNESSES = error(
    "X303", "{count} witnesses are named; {needed} are needed", "name others who saw it"
)
NOT_A_WITNESS = error(
    "X304", "whoever authorised or records it is no witness", "name others who saw it"
)
NO_PHOTOGRAPH = error("X305", "{count} photographs; {needed} are needed", "add a photograph of it")
NOT_A_PHOTOGRAPH = error("X306", "document {digest} is no photograph", "add a photograph of it")
BEFORE_AUTHORITY = error(
    "X307", "{day} lies before it was authorised on {authorised}", "correct the day"
)
ITEMS_OPEN = error(
    "X401", "the fate of {items} is not recorded", "record what was destroyed, carried or left"
)
NOT_LOST = error("X402", "`{item}` is not lost", "only what was destroyed or left is a loss")
NOTIFIED_ALREADY = error(
    "X403", "the loss of `{item}` was notified in case {case}", "nothing is left to do"
)
NOT_NAMED = error(
    "X501", "the act does not name the document {digest}", "name it among the evidence of the act"
)
