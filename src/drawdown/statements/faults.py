"""The catalogue of what an act on a statement can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

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
OWN_DRAFT = error("U202", "nobody reviews what they drafted", "ask somebody else")
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

NO_DEFINITIONS = error(
    "U601", "this file holds no definitions of figures: {why}", "take the file in force and edit it"
)
DEFINED_TWICE = error(
    "U602", "a figure `{figure}` is defined already", "give this one an id and a name of its own"
)
NO_SUCH_TAKE = error(
    "U603", "`{figure}`: {records} have no `{take}` to add up", "take one of: {known}"
)
NO_SUCH_FIELD = error("U604", "`{figure}`: {records} cannot be chosen by `{field}`", "{nearest}")
ONE_UNIT = error(
    "U605", "`{figure}` adds up `{take}` in several of `{field}`", "name one `{field}` in `where`"
)
PERIOD_REVERSED = error("U606", "`{figure}` ends before it begins", "change `first` or `last`")
NO_SUCH_FIGURE = error("U607", "a sum names `{figure}`, and no such figure is defined", "{nearest}")
NOT_OF_ITSELF = error(
    "U608", "the sum `{figure}` counts something twice, or itself", "name each figure once"
)
MIXED_UNITS = error("U609", "the sum `{figure}` mixes {units}", "add up figures of one unit")
SUM_TWICE = error("U610", "the sum `{figure}` stands twice", "keep one of the two")
FIGURES_CHANGED = error(
    "U611",
    "the definitions in force are {force}, and whoever edited these saw {before}",
    "take the file in force and edit that",
)
FIGURES_AS_BEFORE = error("U612", "these definitions are in force already", "nothing is left to do")
NO_SUCH_DEFINITIONS = error(
    "U613", "the document {digest} is not the definitions that the act names", "send the file again"
)
FIGURES_VERSION_TWICE = error(
    "U614", "version {version} was in force with other definitions", "give these another version"
)
NO_SUCH_VALUE = warning("U615", "`{figure}`: no record has the {field} `{value}` yet", "{nearest}")
