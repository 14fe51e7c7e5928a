"""The catalogue of what property can be refused for: code, what was found, what to do next."""

from __future__ import annotations

from drawdown.core.catalogue import error

# Codes Q1..: the account.

NO_LINE = error("Q101", "there is no line {line}", "check the number, or import the line first")
NOT_SO_MANY = error(
    "Q102",
    "{wanted} of {line} would leave {at}; {there} are there",
    "count again, or record first how the others came there",
)
OTHER_OWNER = error("Q103", "{line} belongs to {owner}, not to {named}", "name its owner")
OUT_OF_BALANCE = error(
    "Q104",
    "{line} of {owner} at {where}: {held} are held; what came and went gives {expected}",
    "rebuild the rows from the ledger; if it stays, the ledger was not written by this software",
)

# Codes Q2..: tables of an enterprise system.

BAD_WORKBOOK = error("Q201", "the workbook cannot be opened: {reason}", "save it again as .xlsx")
TOO_MUCH = error("Q202", "more {what} than {limit}", "split the table, or send it as CSV")
LINKED_OUT = error(
    "Q203", "the workbook takes values from other files", "break the links, and save values alone"
)
WITH_MACROS = error("Q204", "the workbook holds macros", "save it without macros, as .xlsx")
FORMULA = error("Q205", "{cell} holds a formula", "copy the sheet, and paste its values alone")
MERGED = error(
    "Q206", "cells are merged in row {rows}", "part them: each row needs values of its own"
)
NO_SHEET = error("Q207", "there is no sheet `{sheet}`", "name one of: {choices}")
BAD_TEXT = error("Q208", "this is no table: {reason}", "save it as CSV in UTF-8")
COLUMN_TWICE = error("Q209", "the column `{column}` stands twice", "rename one of them")
NO_COLUMN = error("Q210", "there is no column `{column}`", "{nearest}; or correct the mapping")
UNKNOWN_VALUE = error("Q211", "`{text}` is not in the mapping", "{nearest}; or add it there")
BAD_VALUE = error("Q212", "`{text}` is no {field}", "write a plain number")
BAD_LINE = error("Q213", "no line can be so: {reason}", "correct the row")
LINE_TWICE = error("Q214", "{line} stands twice in the table", "keep one of the rows")
MORE = error("Q215", "{number} more rows are wrong", "mend the others, then try again")
HIDDEN_SHEET = error(
    "Q216", "the sheet `{sheet}` is hidden", "show it, or name another sheet in the mapping"
)

# Codes Q3..: difference lists.

LIST_UNREADABLE = error(
    "Q301", "there is no difference list {sha256}", "make the list again from the table"
)
LIST_NOT_NAMED = error(
    "Q302", "the act does not name the list and all its parts", "name them among its evidence"
)
LIST_OUTDATED = error(
    "Q303",
    "{count} lines stand otherwise by now, first {first}",
    "make the list again from the table",
)
CONFLICTS_OPEN = error(
    "Q304", "{count} lines were changed on both sides", "say whose values stand: ours or theirs"
)
MISSING_OPEN = error(
    "Q305", "{count} lines are not in the table any more", "say whether they are kept or withdrawn"
)
NO_REASON = error("Q306", "it is refused without a reason", "say why")

# Codes Q4..: disposal.

OTHER_RULES = error(
    "Q401", "it was decided by the rules {named}; {rules} count now", "decide again by these"
)
WRONG_ANSWER = error(
    "Q402", "`{answer}` is no answer to `{fact}`", "see the facts of the disposal rules"
)
OTHER_FACT = error(
    "Q403", "the decision says {named} for {fact}; {line} has {value}", "correct the line first"
)
FACTS_OPEN = error("Q404", "{rule} cannot be answered without {facts}", "answer these first")
HELD = error("Q405", "{rule} holds the line", "obtain {needs} first")
NO_RULE_FITS = error("Q406", "no route is open to {line}", "put it before the review body")
NO_COST = error(
    "Q408",
    "whether shipping pays is said to be `{answer}`; the costs given say {computed}",
    "name freight and refurbishment of one piece, and leave the answer to them",
)
OTHER_NEEDS = error(
    "Q409", "by these facts {rule} asks for {needs}, not for {named}", "take what the rules ask for"
)
BANDS_ASTRAY = error(
    "Q410", "the bands do not rise, or more than the last one is open", "begin with the lowest"
)
NO_AUTHORITY = error("Q411", "`{authority}` does not decide on tranches", "name one of: {choices}")
OTHER_RULE = error(
    "Q407",
    "by these facts {rule} decides (group {group}, {method}), not {named}",
    "take that rule, or correct the facts",
)

# Codes Q5..: the physical count.

COUNT_TWICE = error("Q501", "there is a count `{count}` already", "give it another number")
NO_COUNT = error("Q502", "there is no count `{count}`", "check its number, or open it first")
COUNT_IS_CLOSED = error("Q503", "the count `{count}` was closed on {day}", "open a new count")
COUNT_TOO_EARLY = error("Q504", "{day} lies before the count of {first}", "correct the day")
SEEN_TWICE = error("Q505", "{line} stands twice in one report", "add the pieces up first")
NO_SUCH_LINE = error(
    "Q506", "no line has the number {line}", "read the label again, or import the line first"
)
NO_VARIANCE = error("Q507", "{line} has no open variance", "name a line whose count differs")
NOT_EXPLAINED = error("Q508", "nobody explained the variance of {line}", "explain it first")
LOSS_NEEDS_CASE = error(
    "Q509",
    "{line} is short by {missing}: a loss goes to the review board",
    "give the number of the case that is opened",
)
OTHER_SHORT = error(
    "Q510", "{line}: {wanted} would come from {where}; {there} are there", "name the other site"
)
STILL_UNCOUNTED = error("Q511", "{lines} lines are not counted", "count them, or look in vain: 0")
STILL_OPEN = error("Q512", "{variances} variances are not accepted", "settle them first")
OTHER_SITE = error(
    "Q513", "the act is of the sites {named}; its body speaks of {site}", "name that one site"
)

# Codes Q6..: the files of disposal.

FILE_TWICE = error("Q601", "there is a {kind} `{file}` already", "give it another number")
NO_FILE = error("Q602", "there is no such file", "check its number, or begin it first")
NOT_AT_SITE = error(
    "Q603",
    "{wanted} of {line} are named; {there} are at the site and in no other file",
    "name fewer, or finish the other file first",
)
OTHER_METHOD = error(
    "Q604", "{line} is {method}; it does not go into a {kind}", "decide on the line first"
)
NOT_APPROVED = error(
    "Q605", "the decision on {line} stands in no approved tranche", "have its tranche approved"
)
WRONG_STATE = error("Q606", "the file `{file}` is {state}", "this step is taken from: {choices}")
STEP_TOO_EARLY = error("Q607", "{day} lies before the last step on {last}", "correct the day")
NO_PAPER = error("Q608", "the paper `{paper}` is missing", "add the document")
PAPER_NOT_NAMED = error(
    "Q609", "the act does not name the paper `{paper}`", "name it among its evidence"
)
NOT_STRIPPED = error(
    "Q610", "nobody took the marks off {line}", "take them off, and record it with a photograph"
)
OTHER_AUTHORITY = error(
    "Q611", "for this value {authority} decides, not {capacity}", "have them decide"
)
FEW_WITNESSES = error("Q612", "{count} witnesses are named; {needed} are needed", "name others")
NOTHING_DECIDED = error(
    "Q613", "no line of {site} is decided and in no tranche yet", "decide on lines first"
)
OTHER_SUMS = error(
    "Q614", "the sums are not those of the lines by now", "look again, and put those forward"
)
TRUTH_FIRST = error("Q615", "the property is not counted: {reason}", "finish the count first")
