"""The catalogue of what an act on a statement can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error

NOT_NAMED = error(
    "U101", "the act does not name the document {digest}", "name it among the evidence of the act"
)
NOT_A_DRAFT = error(
    "U102", "document {digest} is no draft of a statement", "send one that drawdown has written"
)
OTHER_LANGUAGE = error(
    "U103", "the draft is in {held}, the act says {named}", "name the language of the draft"
)
OTHER_SUBJECT = error(
    "U104", "`{statement}` is about {held}, the draft about {named}", "give it a name of its own"
)
OUT_ALREADY = error(
    "U105", "`{statement}` was released on {day} and is frozen", "write a correction of it"
)
NO_SUCH_STATEMENT = error(
    "U106", "there is no statement `{statement}`", "write a draft of it first"
)
NOT_RELEASED = error(
    "U107", "`{statement}` is not released, so nothing is to be corrected", "edit its draft"
)
CORRECTED_ALREADY = error("U108", "`{statement}` was corrected by `{by}`", "correct that one")
NO_REASON = error("U109", "a correction says what was wrong, and this gives no reason", "give it")
OTHER_CORRECTION = error(
    "U110", "`{statement}` corrects {held}, the draft says {named}", "name what it corrects"
)
OTHER_TEXTS = error(
    "U201", "the texts are not those that stand now", "look at them again, and decide on those"
)
OWN_DRAFT = error("U202", "nobody reviews a statement that they drafted", "ask somebody else")
NO_NOTE = error("U203", "it is returned without a word of what to mend", "say it in a note")
NOT_AHEAD = error("U301", "{until} is not ahead", "name a later time, or lift the embargo")
LIFT_NOT_SAID = error("U302", "the embargo is lifted without a reason", "give the reason")
NOTHING_TO_LIFT = error("U303", "there is no embargo to lift", "nothing is left to do")
NOT_REVIEWED = error("U401", "nobody else has approved the texts as they stand", "ask for a review")
UNDER_EMBARGO = error("U402", "the embargo runs until {until}", "wait, or lift it with a reason")
NOT_EXPLAINED = error(
    "U403", "{language}: {why} {name}: {said}{recorded}", "mend it, or explain it in the draft"
)
SUM_IS_OFF = error(
    "U404",
    "{language}: {name} is said to be {said}, and {recorded}",
    "correct one: {suspects}",
)
NOT_THE_PLAIN_TEXT = error(
    "U405", "{digest} is not the plain text of the draft in {language}", "send the text as it is"
)
LANGUAGE_MISSING = error(
    "U406", "the text in {language} is not among those released", "release all that stand"
)
NOTHING_KNOWN = error(
    "U111", "the records say nothing of it, so `{statement}` has no text", "record what is known"
)

NO_TEXT = error("U501", "the text {digest} is not stored", "send it with the act")
NOT_PROPOSED = error(
    "U502",
    "nothing of kind `{kind}` is read at {start} to {end}",
    "confirm what the reading proposes",
)
CONFIRMED_ALREADY = error(
    "U503", "what stands at {start} to {end} was confirmed before", "nothing is left to do"
)
NOWHERE = error("U504", "there is no site `{site}` in the register", "name one that there is")
