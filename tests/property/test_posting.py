"""What acts on property come to, what a posting changes, and what a statement adds up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from drawdown.property.effects import (
    Pieces,
    departed,
    entered,
    found,
    gone,
    left,
    missing,
    received,
)
from drawdown.property.posting import Posting, Way
from drawdown.property.statement import days_of, totals_of

FIRST = date(2023, 7, 1)


def test_a_posting_that_cannot_be_is_none() -> None:
    for pieces in (0, -1):
        with pytest.raises(ValueError, match=f"{pieces} pieces sold"):
            Posting("1", "un", Way.SOLD, pieces, FIRST, "site:gao")
    for way, to in ((Way.MOVED, None), (Way.SOLD, "site:kidal"), (Way.MOVED, "site:gao")):
        with pytest.raises(ValueError, match=f"{way} from site:gao to"):
            Posting("1", "un", way, 1, FIRST, "site:gao", to)


def test_a_posting_changes_the_places_that_it_names() -> None:
    def parts(way: Way, to: str | None = None) -> tuple[tuple[str, int], ...]:
        return Posting("1", "un", way, 3, FIRST, "site:gao", to).parts()

    for way in Way:
        if way in (Way.ENTERED, Way.FOUND):
            assert parts(way) == (("site:gao", 3),)
        elif way is not Way.MOVED:
            assert parts(way) == (("site:gao", -3),)
    assert parts(Way.MOVED, "way:c1") == (("site:gao", -3), ("way:c1", 3))


def test_what_acts_come_to_is_posted_at_their_places() -> None:
    some = Pieces("1", "un", 3)
    assert departed(some, site="gao", movement="c1", on=FIRST) == (
        Posting("1", "un", Way.MOVED, 3, FIRST, "site:gao", "way:c1"),
    )
    assert missing(some, movement="c1", on=FIRST) == (
        Posting("1", "un", Way.LOST, 3, FIRST, "way:c1"),
    )
    assert left(some, place="way:c1", on=FIRST) == (
        Posting("1", "un", Way.LEFT, 3, FIRST, "way:c1"),
    )
    assert gone(some, Way.GIVEN, site="gao", on=FIRST) == (
        Posting("1", "un", Way.GIVEN, 3, FIRST, "site:gao"),
    )
    arrived = Posting("1", "un", Way.MOVED, 3, FIRST, "way:c1", "site:gao")
    over = Posting("1", "un", Way.FOUND, 3, FIRST, "site:gao")
    for sent, postings in ((3, (arrived,)), (5, (arrived,)), (0, (over,))):
        assert received(some, movement="c1", site="gao", on=FIRST, sent=sent) == postings
    two = received(some, movement="c1", site="gao", on=FIRST, sent=2)
    assert [each.quantity for each in two] == [2, 1]
    assert entered(some, site="gao", on=FIRST) == (
        Posting("1", "un", Way.ENTERED, 3, FIRST, "site:gao"),
    )


def test_a_total_counts_what_came_and_went_and_not_what_moved_inside() -> None:
    journal = [
        *entered(Pieces("1", "un", 10), site="gao", on=FIRST),
        *found(Pieces("1", "un", 2), site="gao", on=FIRST),
        *departed(Pieces("1", "un", 5), site="gao", movement="c1", on=FIRST),
        *gone(Pieces("1", "un", 4), Way.SOLD, site="gao", on=FIRST),
        *entered(Pieces("3", "unit:egy", 1), site="gao", on=FIRST),
    ]
    totals = totals_of(journal)
    assert list(totals) == ["un", "unit:egy"]
    assert (totals["un"].was_there, totals["un"].remains) == (12, 8)
    assert totals["un"].went == {Way.SOLD: 4}
    assert (totals["unit:egy"].was_there, totals["unit:egy"].remains) == (1, 1)


def test_a_day_opens_with_what_the_day_before_closed_with_at_each_place_and_owner() -> None:
    some, theirs, next_ = Pieces("1", "un", 10), Pieces("3", "unit:egy", 1), timedelta(days=1)
    journal = [
        *gone(Pieces("1", "un", 4), Way.SOLD, site="gao", on=FIRST + next_),
        *entered(some, site="gao", on=FIRST),
        *found(Pieces("1", "un", 2), site="gao", on=FIRST + next_),
        *entered(theirs, site="gao", on=FIRST + next_),
        *entered(some, site="ber", on=FIRST),
    ]
    said = [(d.place, d.owner, d.day, d.opening, d.closing) for d in days_of(journal)]
    assert said == [
        ("site:ber", "un", FIRST, 0, 10),
        ("site:gao", "un", FIRST, 0, 10),
        ("site:gao", "un", FIRST + next_, 10, 8),
        ("site:gao", "unit:egy", FIRST + next_, 0, 1),
    ]
    third = days_of(journal)[2]
    assert (third.came, third.went) == ({Way.FOUND: 2}, {Way.SOLD: 4})
