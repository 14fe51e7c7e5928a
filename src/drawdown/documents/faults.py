"""The findings about documents and photos that somebody hands in: codes K1.."""

from __future__ import annotations

from drawdown.core.catalogue import Fault, error

TOO_LARGE = error("K101", "the file is larger than {limit}", "split it, or make it smaller")
EMPTY = error("K102", "the file is empty", "choose the file again")
UNKNOWN_FORM = error("K103", "the content is of no form that is kept", "send one of: {choices}")
OTHER_EXTENSION = error(
    "K104", "the content is {form}, the name ends with `{extension}`", "name it .{expected}"
)
OTHER_TYPE = error(
    "K105", "the content is {form}, it was sent as `{media}`", "send it as {expected}"
)
CUT_SHORT = error("K106", "the {form} ends before its end", "send it again, whole")
TOO_MANY_PIXELS = error(
    "K107", "the picture has {pixels} million pixels", "send one with at most {limit} million"
)
BAD_ZIP = error("K108", "the package cannot be opened: {reason}", "make it again")
UNPACKS_TOO_LARGE = error("K109", "the package unpacks to {size}", "send at most {limit}")
UNSAFE_NAME = error("K110", "the package holds the path `{path}`", "leave it out")
MACROS = error("K111", "the workbook holds macros", "save it without macros, as .xlsx")
DISK_FULL = error("K112", "the disk is full: nothing was stored", "free some space, then repeat")
NOT_STORED = error("K113", "there is no document `{sha256}`", "store the document first")
OTHER_CONTENT = error(
    "K114", "the act says {field} {said}, the document has {found}", "say what the document is"
)
NOT_NAMED = error("K115", "the evidence is not `{sha256}` alone", "name that document alone")

CATALOGUE: tuple[Fault, ...] = tuple(
    fault for fault in list(globals().values()) if isinstance(fault, Fault)
)
