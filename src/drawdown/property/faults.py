"""The catalogue of what property can be refused for: code, what was found, what to do next."""

from __future__ import annotations

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Severity


def _error(code: str, found: str, remedy: str) -> Fault:
    return Fault(code, Severity.ERROR, found, remedy)


def _warning(code: str, found: str, remedy: str) -> Fault:
    return Fault(code, Severity.WARNING, found, remedy)


# Codes Q1..: the account.

NO_LINE = _error("Q101", "there is no line {line}", "check the number, or import the line first")
NOT_SO_MANY = _error(
    "Q102",
    "{wanted} of {line} would leave {at}; {there} are there",
    "count again, or record first how the others came there",
)
OTHER_OWNER = _error("Q103", "{line} belongs to {owner}, not to {named}", "name its owner")
OUT_OF_BALANCE = _error(
    "Q104",
    "{line} of {owner} at {where}: {held} are held; what came and went gives {expected}",
    "rebuild the rows from the ledger; if it stays, the ledger was not written by this software",
)

# Codes Q2..: tables of an enterprise system.

BAD_WORKBOOK = _error("Q201", "the workbook cannot be opened: {reason}", "save it again as .xlsx")
TOO_MUCH = _error("Q202", "more {what} than {limit}", "split the table, or send it as CSV")
LINKED_OUT = _error(
    "Q203", "the workbook takes values from other files", "break the links, and save values alone"
)
WITH_MACROS = _error("Q204", "the workbook holds macros", "save it without macros, as .xlsx")
FORMULA = _error("Q205", "{cell} holds a formula", "copy the sheet, and paste its values alone")
MERGED = _error(
    "Q206", "cells are merged in row {rows}", "part them: each row needs values of its own"
)
NO_SHEET = _error("Q207", "there is no sheet `{sheet}`", "name one of: {choices}")
BAD_TEXT = _error("Q208", "this is no table: {reason}", "save it as CSV in UTF-8")
COLUMN_TWICE = _error("Q209", "the column `{column}` stands twice", "rename one of them")
NO_COLUMN = _error("Q210", "there is no column `{column}`", "{nearest}; or correct the mapping")
UNKNOWN_VALUE = _error("Q211", "`{text}` is not in the mapping", "{nearest}; or add it there")
BAD_VALUE = _error("Q212", "`{text}` is no {field}", "write a plain number")
BAD_LINE = _error("Q213", "no line can be so: {reason}", "correct the row")
LINE_TWICE = _error("Q214", "{line} stands twice in the table", "keep one of the rows")
MORE = _error("Q215", "{number} more rows are wrong", "mend the others, then try again")

# Codes Q3..: difference lists.

LIST_UNREADABLE = _error(
    "Q301", "there is no difference list {sha256}", "make the list again from the table"
)
LIST_NOT_NAMED = _error(
    "Q302", "the act does not name the list and all its parts", "name them among its evidence"
)
LIST_OUTDATED = _error(
    "Q303",
    "{count} lines stand otherwise by now, first {first}",
    "make the list again from the table",
)
CONFLICTS_OPEN = _error(
    "Q304", "{count} lines were changed on both sides", "say whose values stand: ours or theirs"
)
MISSING_OPEN = _error(
    "Q305", "{count} lines are not in the table any more", "say whether they are kept or withdrawn"
)
NO_REASON = _error("Q306", "it is refused without a reason", "say why")

# Codes Q4..: disposal.

OTHER_RULES = _error(
    "Q401", "it was decided by the rules {named}; {rules} count now", "decide again by these"
)
WRONG_ANSWER = _error(
    "Q402", "`{answer}` is no answer to `{fact}`", "see the facts of the disposal rules"
)
OTHER_FACT = _error(
    "Q403", "the decision says {named} for {fact}; {line} has {value}", "correct the line first"
)
FACTS_OPEN = _error("Q404", "{rule} cannot be answered without {facts}", "answer these first")
HELD = _error("Q405", "{rule} holds the line", "obtain {needs} first")
NO_RULE_FITS = _error("Q406", "no route is open to {line}", "put it before the review body")
OTHER_RULE = _error(
    "Q407",
    "by these facts {rule} decides (group {group}, {method}), not {named}",
    "take that rule, or correct the facts",
)
