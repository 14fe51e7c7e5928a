"""The catalogue of what stands in the way of a backup or of a restore: codes I6.. and I7.."""

from __future__ import annotations

from drawdown.core.catalogue import error

# I6..: making one.

NOTHING_THERE = error("I601", "there is no installation here", "is DRAWDOWN_HOME right?")
IN_THE_HOME = error(
    "I602", "a backup in the home would hold itself", "name a place on another disk"
)
ODD_NAME = error("I603", "a name that no backup holds: {name}", "rename the file")
TOOL_MISSING = error(
    "I604", "{tool} is not on this machine", "install the programs of PostgreSQL, of its version"
)
TOOL_FAILED = error("I605", "{tool} says: {reason}", "mend it, and begin again")
CHANGED_MEANWHILE = error(
    "I606", "{name} changed while it was read", "begin again; nothing should rewrite it"
)

# I7..: reading one, and restoring it.

NOT_A_BACKUP = error("I701", "this is no backup of drawdown", "name a file of drawdown backup")
HALF_WRITTEN = error(
    "I702", "the file ends before its manifest", "it was cut, or never finished: take another"
)
ALTERED = error("I703", "{what} is not what was written", "take another copy of the backup")
PIECE_MISSING = error("I704", "{name} is missing", "take another copy of the backup")
EXTRA_PIECE = error("I705", "{name} is in no manifest", "take another copy of the backup")
OTHER_FORMAT = error("I706", "its format is {found}", "restore it with the version that made it")
HOME_NOT_EMPTY = error(
    "I707", "the home is not empty: {first}", "name an empty one in DRAWDOWN_HOME"
)
FOLDER_NOT_EMPTY = error("I708", "the folder is not empty", "name a new one with --mission")
TABLES_THERE = error("I709", "the database holds tables: {first}", "make an empty one, and name it")
OTHER_DATABASE = error(
    "I710", "the backup is of {made_of}, and the settings name {here}", "{remedy}"
)
UNREACHABLE = error("I711", "the database does not answer: {reason}", "start it; is it there?")
OTHER_LEDGER = error(
    "I712",
    "the ledger has {size} entries and the root {root}; the backup says {number} and {expected}",
    "keep the backup, and tell whoever wrote the software",
)
NO_ROOM = error(
    "I713", "{free} are free, and the backup needs {needed}", "make room, or name another"
)
