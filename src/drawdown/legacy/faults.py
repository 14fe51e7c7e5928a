"""The catalogue of what a record of the legacy can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error

NO_SUCH_SITE = error("Z101", "there is no site `{site}` in the register", "{nearest}")
NO_SUCH_ENTRY = error("Z102", "there is no entry `{entry}`", "record it first")
HANDED_OVER = error(
    "Z103", "`{entry}` was handed over to {successor} on {day}", "nothing is left to do"
)
NOT_NAMED = error(
    "Z104", "the act does not name the document {digest}", "name it among the evidence of the act"
)
NOT_A_PHOTOGRAPH = error("Z105", "document {digest} is no photograph", "add it as a document")
ATTACHED = error("Z106", "`{entry}` has the document {digest} already", "nothing is left to do")
LATER_THAN_NOW = error("Z107", "{day} has not come yet", "correct the day")
NOTHING_THERE = error("Z108", "nothing is recorded of the region {region}", "record it first")
AS_IT_IS = error("Z109", "the region {region} is that already", "nothing is left to do")
NO_LIST = error("Z110", "the list {digest} cannot be read", "import the workbook again")
NO_REASON = error("Z111", "`{entry}` is withdrawn without a reason", "say what is wrong with it")

BAD_SCHEMA = error("Z301", "this is no schema: {reason}", "name iati-activities-schema.xsd")
NOT_VALID = error("Z302", "{problem}", "correct the entry that this line comes from")

NO_COLUMN = error("Z201", "there is no column `{column}`", "take the headings of the template")
UNKNOWN_COLUMN = error("Z202", "nobody knows the column `{column}`", "{nearest}")
BAD_CELL = error("Z203", "{problem}", "correct the cell")
TWICE = error("Z204", "`{entry}` stands in row {row} too", "give each its own id")
EMPTY = error("Z205", "the sheet holds no entries", "write one in each row below the headings")
TOO_MANY = error("Z206", "more than {limit} rows", "import it in parts")
