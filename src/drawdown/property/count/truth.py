"""Property truth: what the counts of a site say of the two records that gate G2 asks for.

The package `handover` stands to the right of this one: it turns a reading into its own record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether a record is complete, why or why not, and since when it is as it is."""

    met: bool
    reason: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a site, added up. Only what is there now is asked for."""

    lines: int
    """Lines with pieces at the site by the account."""
    counted: int
    """Those of them that a count has seen there, or looked for in vain."""
    varying: int
    """Sightings with another number than the account had."""
    explained: int
    """Those of them that somebody explained."""
    accepted: int
    """Those of them that somebody else accepted."""
    last: date | None = None
    """The day of the last sighting."""

    def __post_init__(self) -> None:
        if self.counted > self.lines or max(self.explained, self.accepted) > self.varying:
            raise ValueError(f"more than there is: {self}")


def readings(tally: Tally) -> Mapping[str, Reading]:
    """Return both readings, by the id that the closing rules give the evidence."""
    return {"count_complete": count_complete(tally), "variances_explained": explained(tally)}


def count_complete(tally: Tally) -> Reading:
    """Every line was counted. A site without a line has nothing that a count could show."""
    if tally.lines == 0 and tally.last is None:
        return Reading(met=False, reason="the property register has no line here")
    missing = tally.lines - tally.counted
    if missing:
        return Reading(
            met=False, reason=f"{missing} of {tally.lines} lines are not counted", since=tally.last
        )
    return Reading(met=True, reason=f"{tally.lines} lines, all counted", since=tally.last)


def explained(tally: Tally) -> Reading:
    """Every difference is explained, and accepted by another person. Before a count none is known.

    A line that was not counted may differ: the reading is met once the count is complete.
    """
    if tally.last is None:
        return Reading(met=False, reason="nothing was counted here")
    waiting = tally.varying - tally.accepted
    if waiting:
        bare = tally.varying - tally.explained
        reason = f"{waiting} variances are not accepted, {bare} not even explained"
        return Reading(met=False, reason=reason, since=tally.last)
    if tally.counted < tally.lines:
        return Reading(met=False, reason="the count is not complete", since=tally.last)
    return Reading(met=True, reason=f"{tally.varying} variances, all accepted", since=tally.last)
