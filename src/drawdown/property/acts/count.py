"""Acts on a physical count: opened, lines seen, variances explained and settled, closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Protocol

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.property.account import may_post
from drawdown.property.acts.values import (
    MOST_LINES,
    FileId,
    LineId,
    Pieces,
    SiteId,
    Words,
    names_another,
)
from drawdown.property.count.book import Book
from drawdown.property.count.settle import Settlement, postings_of
from drawdown.property.count.sighting import Cause
from drawdown.property.faults import (
    COUNT_IS_CLOSED,
    COUNT_TOO_EARLY,
    COUNT_TWICE,
    LOSS_NEEDS_CASE,
    NO_COUNT,
    NO_SUCH_LINE,
    NO_VARIANCE,
    NOT_EXPLAINED,
    OTHER_SHORT,
    SEEN_TWICE,
    STILL_OPEN,
    STILL_UNCOUNTED,
)
from drawdown.property.line import Condition

Lines = Annotated[tuple[LineId, ...], Field(min_length=1, max_length=MOST_LINES)]


class CountOpened(Frozen):
    """A count of a site begins. Blind: its lists show what to look for, and not how many."""

    count: FileId
    site: SiteId
    on: date
    blind: bool = True
    custodian: Annotated[str, Field(max_length=100)] = ""


def decide_opened(state: Book, act: Act) -> tuple[Finding, ...]:
    """Refuse a number that is taken."""
    body = COUNT_OPENED.body_of(act)
    if found := names_another(act, body.site):
        return found
    if state.count is not None:
        return (COUNT_TWICE.at(Place("act", field="count"), count=body.count),)
    return ()


class Seen(Frozen):
    """So many pieces of a line were seen; none says that somebody looked, and it is not there."""

    line: LineId
    pieces: Pieces
    condition: Condition | None = None


class CountTaken(Frozen):
    """What was seen. A later report of the same line takes the place of this one."""

    count: FileId
    site: SiteId
    on: date
    seen: Annotated[tuple[Seen, ...], Field(min_length=1, max_length=MOST_LINES)]


def decide_taken(state: Book, act: Act) -> tuple[Finding, ...]:
    """Refuse lines that nobody knows, one that stands twice, and a count that is over."""
    body = COUNT_TAKEN.body_of(act)
    found = tuple(_against(state, act, body))
    if found:
        return found
    place, often = Place("act", field="seen"), Counter(each.line for each in body.seen)
    return (
        *(SEEN_TWICE.at(place, line=line) for line, times in often.items() if times > 1),
        *(NO_SUCH_LINE.at(place, line=line) for line in often if line not in state.account.owners),
    )


class VarianceExplained(Frozen):
    """Why a count saw something else than the account has."""

    count: FileId
    site: SiteId
    on: date
    lines: Lines
    cause: Cause
    words: Words


def decide_explained(state: Book, act: Act) -> tuple[Finding, ...]:
    """Refuse where nothing differs."""
    body = VARIANCE_EXPLAINED.body_of(act)
    found = tuple(_against(state, act, body))
    return found or tuple(_not_open(state, body.lines))


class Settling(StrEnum):
    """What becomes of a variance."""

    ACCEPTED = "accepted"
    RECOUNT = "recount"


class VarianceSettled(Frozen):
    """Another person accepts variances as explained, or sends somebody to count again."""

    count: FileId
    site: SiteId
    on: date
    lines: Lines
    decision: Settling
    case: FileId | None = None
    """The case before the review board that is opened for what is lost (rule 105.22)."""
    other: SiteId | None = None
    """Where the pieces came from, or went to, without a record."""


def decide_settled(state: Book, act: Act) -> tuple[Finding, ...]:
    """Refuse what is not explained, a loss without its case, and more than another site has."""
    body = VARIANCE_SETTLED.body_of(act)
    found = (*_against(state, act, body), *_not_open(state, body.lines))
    if found or body.decision is Settling.RECOUNT:
        return found
    return tuple(_against_accepting(state, body))


def _against_accepting(state: Book, body: VarianceSettled) -> Iterator[Finding]:
    place = Place("act", field="lines")
    settlement = Settlement(body.site, body.on, body.other)
    for line in dict.fromkeys(body.lines):
        sighting = state.sightings[line]
        if sighting.explained is None:
            yield NOT_EXPLAINED.at(place, line=line)
        if sighting.variance < 0 and body.other is None and body.case is None:
            yield LOSS_NEEDS_CASE.at(place, line=line, missing=-sighting.variance)
        postings = postings_of(sighting, settlement)
        if any(may_post(state.account, postings)):
            from_ = postings[0].place
            yield OTHER_SHORT.at(
                place,
                line=line,
                wanted=postings[0].quantity,
                where=from_,
                there=state.account.at(line, from_),
            )


class CountClosed(Frozen):
    """The count is over."""

    count: FileId
    site: SiteId
    on: date


def decide_closed(state: Book, act: Act) -> tuple[Finding, ...]:
    """Refuse while a line is not counted, or a variance not accepted."""
    body = COUNT_CLOSED.body_of(act)
    if found := tuple(_against(state, act, body)):
        return found
    place, found = Place("act", field="count"), ()
    if state.uncounted:
        found = (*found, STILL_UNCOUNTED.at(place, lines=state.uncounted))
    if state.open_variances:
        found = (*found, STILL_OPEN.at(place, variances=state.open_variances))
    return found


class _OnACount(Protocol):
    """What every later act on a count names."""

    @property
    def count(self) -> str: ...
    @property
    def site(self) -> str: ...
    @property
    def on(self) -> date: ...


def _against(state: Book, act: Act, body: _OnACount) -> Iterator[Finding]:
    """Yield why nothing can be said of a count: there is none at this site, or it is over."""
    place = Place("act", field="count")
    yield from names_another(act, body.site)
    if state.count is None or state.count.site != body.site:
        yield NO_COUNT.at(place, count=body.count)
        return
    if state.count.closed is not None:
        yield COUNT_IS_CLOSED.at(place, count=body.count, day=state.count.closed)
    if body.on < state.count.on:
        yield COUNT_TOO_EARLY.at(Place("act", field="on"), day=body.on, first=state.count.on)


def _not_open(state: Book, lines: tuple[str, ...]) -> Iterator[Finding]:
    for line in dict.fromkeys(lines):
        sighting = state.sightings.get(line)
        if sighting is None or not sighting.open:
            yield NO_VARIANCE.at(Place("act", field="lines"), line=line)


COUNT_OPENED = Kind("count.opened", CountOpened, decide_opened)
COUNT_TAKEN = Kind("count.taken", CountTaken, decide_taken)
VARIANCE_EXPLAINED = Kind("variance.explained", VarianceExplained, decide_explained)
VARIANCE_SETTLED = Kind("variance.settled", VarianceSettled, decide_settled)
COUNT_CLOSED = Kind("count.closed", CountClosed, decide_closed)
KINDS = (COUNT_OPENED, COUNT_TAKEN, VARIANCE_EXPLAINED, VARIANCE_SETTLED, COUNT_CLOSED)
