"""The catalogue of what an act on a report can be refused for, beside what holds for statements."""

from __future__ import annotations

from drawdown.core.catalogue import error

NO_SUCH_REPORT = error("U701", "no report `{report}` was drafted", "draft it first")
NO_TEMPLATE = error("U702", "there is no template `{kind}`", "name one of: {known}")
NOT_KEPT = error(
    "U703", "the file {name} ({digest}) is not kept here", "send it with the act, or draft it here"
)
OTHER_REPORT = error(
    "U704", "`{report}` is about {held}, the draft about {named}", "give it a name of its own"
)
NO_SUCH_POSITION = error(
    "U705", "the ledger has no such root at {size} entries", "name the position that was read"
)
FILE_TWICE = error("U706", "the file {name} stands twice", "name each language and form once")
