"""The catalogue of what a record of the legacy can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error

NO_SUCH_SITE = error("L601", "there is no site `{site}` in the register", "{nearest}")
NO_SUCH_ENTRY = error("L602", "there is no entry `{entry}`", "record it first")
HANDED_OVER = error(
    "L603", "`{entry}` was handed over to {successor} on {day}", "nothing is left to do"
)
NOT_NAMED = error(
    "L604", "the act does not name the document {digest}", "name it among the evidence of the act"
)
NOT_A_PHOTOGRAPH = error("L605", "document {digest} is no photograph", "add it as a document")
ATTACHED = error("L606", "`{entry}` has the document {digest} already", "nothing is left to do")
LATER_THAN_NOW = error("L607", "{day} has not come yet", "correct the day")
NOTHING_THERE = error("L608", "nothing is recorded of the region {region}", "record it first")
AS_IT_IS = error("L609", "the region {region} is that already", "nothing is left to do")
NO_LIST = error("L610", "the list {digest} cannot be read", "import the workbook again")
NO_REASON = error("L611", "`{entry}` is withdrawn without a reason", "say what is wrong with it")

BAD_SCHEMA = error("L801", "this is no schema: {reason}", "name iati-activities-schema.xsd")
NOT_VALID = error("L802", "{problem}", "correct the entry that this line comes from")

NO_COLUMN = error("L701", "there is no column `{column}`", "take the headings of the template")
UNKNOWN_COLUMN = error("L702", "nobody knows the column `{column}`", "{nearest}")
BAD_CELL = error("L703", "{problem}", "correct the cell")
TWICE = error("L704", "`{entry}` stands in row {row} too", "give each its own id")
EMPTY = error("L705", "the sheet holds no entries", "write one in each row below the headings")
TOO_MANY = error("L706", "more than {limit} rows", "import it in parts")
