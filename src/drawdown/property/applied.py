"""What an applied difference list comes to: values of lines, and postings to the account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drawdown.property.acts.decide_list import ListDecided, OnConflict, OnMissing
from drawdown.property.intake.differences import FOREVER, SEVERAL, Difference, Is
from drawdown.property.line import at_site
from drawdown.property.posting import Posting, Way

ACCOUNTED = ("quantity", "site")
"""Fields that only the account changes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a known line is: its owner, and its pieces by place."""

    owner: str
    held: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """New values of a line, and what is posted."""

    values: Mapping[str, Any]
    postings: tuple[Posting, ...] = ()


NOTHING = Outcome({})


def outcome(each: Difference, standing: Standing, body: ListDecided, on: date) -> Outcome:
    """Return what one listed line of a known line comes to; a new one is entered as it is."""
    if each.what is Is.MISSING:
        if body.missing is not OnMissing.WITHDRAW:
            return NOTHING
        return Outcome({}, tuple(
            Posting(each.line, standing.owner, Way.WITHDRAWN, pieces, on, place)
            for place, pieces in sorted(standing.held.items()) if pieces
        ))  # fmt: skip
    if each.what is Is.CONFLICTING and body.conflicts is not OnConflict.THEIRS:
        return NOTHING
    theirs = {name: three[2] for name, three in each.fields.items() if name not in FOREVER}
    values = {name: value for name, value in theirs.items() if name not in ACCOUNTED}
    return Outcome(values, _postings(each.line, standing, theirs, on))


def _postings(
    line: str, standing: Standing, theirs: Mapping[str, Any], on: date
) -> tuple[Posting, ...]:
    """Return what makes the pieces as many, and stand where the table says.

    Pieces at several places are for a count to settle: a table has one place for a line.
    """
    held = {place: pieces for place, pieces in standing.held.items() if pieces}
    if len(held) > 1 or theirs.get("site") == SEVERAL:
        return ()
    place, pieces = next(iter(held.items() or standing.held.items()))
    found: list[Posting] = []
    if "site" in theirs and (to := at_site(theirs["site"])) != place:
        if pieces:
            found.append(Posting(line, standing.owner, Way.MOVED, pieces, on, place, to))
        place = to
    more = theirs.get("quantity", pieces) - pieces
    if more > 0:
        found.append(Posting(line, standing.owner, Way.ENTERED, more, on, place))
    elif more < 0:
        found.append(Posting(line, standing.owner, Way.WITHDRAWN, -more, on, place))
    return tuple(found)
