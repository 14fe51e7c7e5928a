"""The findings about acts on the register: codes G1.."""

from __future__ import annotations

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Severity


def _error(code: str, found: str, remedy: str) -> Fault:
    return Fault(code, Severity.ERROR, found, remedy)


NO_REGISTER = _error("G101", "there is no register `{sha256}`", "store the register first")
OTHER_REGISTER = _error("G102", "the document hashes to `{found}`", "name the document by its hash")
OTHER_MISSION = _error("G103", "the register is of `{found}`", "load a register of `{mission}`")
NO_HISTORY = _error("G104", "there is no history `{sha256}`", "store the history first")
STALE = _error(
    "G105",
    "the register has changed since: it is `{current}` now",
    "look at the new value; if yours still holds, correct that one",
)
NO_SUCH_PART = _error("G106", "the register has no `{part}` that can be corrected", "{nearest}")
NO_SUCH_ROW = _error("G107", "`{part}` has no row {row}", "count rows from 0")
NO_SUCH_FIELD = _error("G108", "`{part}` has no `{field}` that can be corrected", "{nearest}")
OTHER_OLD_VALUE = _error("G109", "the value is {found}, not {said}", "look at the value again")
NO_CHANGE = _error("G110", "the value is {value} already", "nothing is left to do")
BAD_VALUE = _error("G111", "{problem}", "write a value that the register allows")
OTHER_RESULT = _error("G112", "the correction gives `{found}`", "name the register that it gives")
NOT_NAMED = _error("G113", "the evidence is not what the body names", "name those documents alone")

CATALOGUE: tuple[Fault, ...] = tuple(
    fault for fault in list(globals().values()) if isinstance(fault, Fault)
)
