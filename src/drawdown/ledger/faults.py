"""The findings about acts: codes A1.. for how they are written, A2.. for what they hold."""

from __future__ import annotations

from drawdown.core.catalogue import Fault, error

NOT_JSON = error("A101", "this is not JSON: {reason}", "send one act, as docs/formats/act.md says")
NOT_AN_OBJECT = error("A102", "an act is one object, not {found}", "send one object")
UNKNOWN_KEY = error("A103", "unknown key `{key}`", "{nearest}")
MISSING = error("A104", "`{key}` is missing", "add it")
WRONG_TYPE = error("A105", "{found} instead of {expected}", "write {expected}")
OTHER_FORMAT = error("A106", "the format is `{found}`", "write {expected}")
NOT_CANONICAL = error(
    "A107", "the bytes are not canonical JSON (RFC 8785)", "print the act again, canonically"
)
TOO_LONG = error(
    "A108",
    "the act has {size} bytes; the limit is {limit}",
    "store the list as evidence and name its hash",
)

BAD_ID = error("A201", "`{text}` is not {expected}", "write {expected}")
BAD_TIME = error("A202", "`{text}` is {problem}", "write UTC to the second: 2023-07-03T09:12:00Z")
NOT_SORTED = error("A203", "the list is not sorted, or names something twice", "sort it, once each")
OUT_OF_BOUNDS = error("A204", "`{text}` is outside 0 to 2**53 - 1", "write the size you had seen")
BAD_NUMBER = error(
    "A205", "`{text}` is not an integer within 2**53 - 1", 'write amounts as text, like "12.50"'
)
BAD_PERSONAL = error(
    "A206",
    "a personal value is not one digest alone",
    "write one object: `personal` and 64 hex digits",
)
NOT_TEXT = error("A207", "`{text}` holds half a character", "write whole characters")
TOO_DEEP = error("A208", "nested deeper than {limit}", "write it flatter")

NO_SUCH_KIND = error("A301", "there is no kind of act `{kind}`", "see docs/formats for the kinds")
BAD_BODY = error("A302", "{problem}", "write the body as the page of its kind says")

CATALOGUE: tuple[Fault, ...] = tuple(
    fault for fault in list(globals().values()) if isinstance(fault, Fault)
)
