"""The findings about acts on the register: codes G1.."""

from __future__ import annotations

from drawdown.core.catalogue import Fault, error

NO_REGISTER = error("G101", "there is no register `{sha256}`", "store the register first")
OTHER_REGISTER = error("G102", "the document hashes to `{found}`", "name the document by its hash")
OTHER_MISSION = error("G103", "the register is of `{found}`", "load a register of `{mission}`")
NO_HISTORY = error("G104", "there is no history `{sha256}`", "store the history first")
STALE = error(
    "G105",
    "the register has changed since: it is `{current}` now",
    "look at the new value; if yours still holds, correct that one",
)
NO_SUCH_PART = error("G106", "the register has no `{part}` that can be corrected", "{nearest}")
NO_SUCH_ROW = error("G107", "`{part}` has no row {row}", "count rows from 0")
NO_SUCH_FIELD = error("G108", "`{part}` has no `{field}` that can be corrected", "{nearest}")
OTHER_OLD_VALUE = error("G109", "the value is {found}, not {said}", "look at the value again")
NO_CHANGE = error("G110", "the value is {value} already", "nothing is left to do")
BAD_VALUE = error("G111", "{problem}", "write a value that the register allows")
OTHER_RESULT = error("G112", "the correction gives `{found}`", "name the register that it gives")
NOT_NAMED = error("G113", "the evidence is not what the body names", "name those documents alone")

CATALOGUE: tuple[Fault, ...] = tuple(
    fault for fault in list(globals().values()) if isinstance(fault, Fault)
)
