"""The known name that somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LONGEST_LISTED = 12
MOST_COMPARED = 1_000
"""Known names that are compared letter by letter; among more, only case and hyphens may differ."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like the written one, if any does."""
    names = sorted(set(known))
    folded = {name.casefold().replace("-", "_"): name for name in names}
    said = written[:100].casefold().replace("-", "_").replace(" ", "_")
    if said in folded or len(folded) > MOST_COMPARED:
        return folded.get(said)
    close = difflib.get_close_matches(said, folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def suggestion(written: str, known: Iterable[str]) -> str:
    """Return the remedy for a name that is not known: the nearest one, or all of them."""
    names = list(known)
    found = nearest(written, names)
    if found is not None:
        return f"write `{found}`, or remove it"
    if 0 < len(names) <= LONGEST_LISTED:
        return f"write one of {', '.join(names)}, or remove it"
    return "correct it, or remove it"
