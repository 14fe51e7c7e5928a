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
