"""The catalogue of what an act on a statement can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

NOT_NAMED = error(
    "P101", "the act does not name the document {digest}", "name it among the evidence of the act"
)
NOT_A_DRAFT = error(
    "P102", "document {digest} is no draft of a statement", "send one that drawdown has written"
)
OTHER_LANGUAGE = error(
    "P103", "the draft is in {held}, the act says {named}", "name the language of the draft"
)
OTHER_SUBJECT = error(
    "P104", "`{statement}` is about {held}, the draft about {named}", "give it a name of its own"
)
OUT_ALREADY = error(
    "P105", "`{statement}` was released on {day} and is frozen", "write a correction of it"
)
NO_SUCH_STATEMENT = error(
    "P106", "there is no statement `{statement}`", "write a draft of it first"
)
NOT_RELEASED = error(
    "P107", "`{statement}` is not released, so nothing is to be corrected", "edit its draft"
)
CORRECTED_ALREADY = error("P108", "`{statement}` was corrected by `{by}`", "correct that one")
NO_REASON = error("P109", "a correction says what was wrong, and this gives no reason", "give it")
OTHER_CORRECTION = error(
    "P110", "`{statement}` corrects {held}, the draft says {named}", "name what it corrects"
)
OTHER_TEXTS = error(
    "P201", "the texts are not those that stand now", "look at them again, and decide on those"
)
OWN_DRAFT = error("P202", "nobody reviews what they drafted", "ask somebody else")
NO_NOTE = error("P203", "it is returned without a word of what to mend", "say it in a note")
NOT_AHEAD = error("P301", "{until} is not ahead", "name a later time, or lift the embargo")
LIFT_NOT_SAID = error("P302", "the embargo is lifted without a reason", "give the reason")
NOTHING_TO_LIFT = error("P303", "there is no embargo to lift", "nothing is left to do")
NOT_REVIEWED = error("P401", "nobody else has approved the texts as they stand", "ask for a review")
UNDER_EMBARGO = error("P402", "the embargo runs until {until}", "wait, or lift it with a reason")
NOT_EXPLAINED = error(
    "P403", "{language}: {why} {name}: {said}{recorded}", "mend it, or explain it in the draft"
)
SUM_IS_OFF = error(
    "P404",
    "{language}: {name} is said to be {said}, and {recorded}",
    "correct one: {suspects}",
)
NOT_THE_PLAIN_TEXT = error(
    "P405", "{digest} is not the plain text of the draft in {language}", "send the text as it is"
)
LANGUAGE_MISSING = error(
    "P406", "the text in {language} is not among those released", "release all that stand"
)
NOTHING_KNOWN = error(
    "P111", "the records say nothing of it, so `{statement}` has no text", "record what is known"
)

NO_TEXT = error("P501", "the text {digest} is not stored", "send it with the act")
NOT_PROPOSED = error(
    "P502",
    "nothing of kind `{kind}` is read at {start} to {end}",
    "confirm what the reading proposes",
)
CONFIRMED_ALREADY = error(
    "P503", "what stands at {start} to {end} was confirmed before", "nothing is left to do"
)
NOWHERE = error("P504", "there is no site `{site}` in the register", "name one that there is")

NOT_CONFIRMED = error(
    "P505", "nothing stands confirmed at {start} to {end}", "take back what stands on the page"
)
WITHDRAWN_WITHOUT_REASON = error(
    "P506", "a fact is taken back without a reason", "say what is wrong with it"
)

NO_DEFINITIONS = error(
    "P601", "this file holds no definitions of figures: {why}", "take the file in force and edit it"
)
DEFINED_TWICE = error(
    "P602", "a figure `{figure}` is defined already", "give this one an id and a name of its own"
)
NO_SUCH_TAKE = error(
    "P603", "`{figure}`: {records} have no `{take}` to add up", "take one of: {known}"
)
NO_SUCH_FIELD = error("P604", "`{figure}`: {records} cannot be chosen by `{field}`", "{nearest}")
ONE_UNIT = error(
    "P605", "`{figure}` adds up `{take}` in several of `{field}`", "name one `{field}` in `where`"
)
PERIOD_REVERSED = error("P606", "`{figure}` ends before it begins", "change `first` or `last`")
NO_SUCH_FIGURE = error("P607", "a sum names `{figure}`, and no such figure is defined", "{nearest}")
NOT_OF_ITSELF = error(
    "P608", "the sum `{figure}` counts something twice, or itself", "name each figure once"
)
MIXED_UNITS = error("P609", "the sum `{figure}` mixes {units}", "add up figures of one unit")
SUM_TWICE = error("P610", "the sum `{figure}` stands twice", "keep one of the two")
FIGURES_CHANGED = error(
    "P611",
    "the definitions in force are {force}, and whoever edited these saw {before}",
    "take the file in force and edit that",
)
FIGURES_AS_BEFORE = error("P612", "these definitions are in force already", "nothing is left to do")
NO_SUCH_DEFINITIONS = error(
    "P613", "the document {digest} is not the definitions that the act names", "send the file again"
)
FIGURES_VERSION_TWICE = error(
    "P614", "version {version} was in force with other definitions", "give these another version"
)
NO_SUCH_VALUE = warning("P615", "`{figure}`: no record has the {field} `{value}` yet", "{nearest}")
NO_SENTENCES = error(
    "P801", "this file holds no sentences: {why}", "take the file in force and edit it"
)
NO_SUCH_KIND = error("P802", "no statement says anything of the kind `{kind}`", "{nearest}")
NO_SUCH_SLOT = error("P803", "`{kind}`: nothing fills the place `{slot}`", "take one of: {known}")
STRAY_SIGN = error(
    "P804",
    "`{kind}`: {sign} stands in “{says}” and belongs to no place",
    "take it out, or mend the place: {{slot:type}}",
)
SENTENCE_MISSING = error(
    "P805", "no sentence says `{kind}` by: {slots}", "write one with exactly these places"
)
WORD_MISSING = error("P806", "`{table}` lacks `{word}`", "keep it: records use it")
KIND_TWICE = error("P807", "`{kind}` stands twice in the order", "tell it once")
KIND_UNPLACED = error(
    "P808",
    "`{kind}` has no place in the order, or a wrong one",
    "titles stand in the first line, the legacy in one of its own, every other in one below",
)
