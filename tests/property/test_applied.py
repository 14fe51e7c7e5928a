"""What an applied list makes of a line that is known: values, and postings that account for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from drawdown.property.acts.decide_list import Decision, ListDecided, OnConflict, OnMissing
from drawdown.property.applied import Outcome, Standing, outcome
from drawdown.property.intake.differences import SEVERAL, Difference, Is
from drawdown.property.posting import Posting, Way

ON = date(2023, 12, 1)
GAO, KIDAL = "site:gao", "site:kidal"
TEN = Standing("un", {GAO: 10})


def applied(
    what: Is,
    standing: Standing = TEN,
    *,
    missing: OnMissing = OnMissing.KEEP,
    conflicts: OnConflict = OnConflict.OURS,
    **theirs: Any,
) -> Outcome:
    """Return what a line comes to, whose fields a table has otherwise."""
    fields = {name: (None, None, value) for name, value in theirs.items()}
    body = ListDecided(
        listing="a" * 64, decision=Decision.APPLIED, missing=missing, conflicts=conflicts
    )
    return outcome(Difference("1", what, fields=fields), standing, body, ON)


def post(way: Way, pieces: int, place: str = GAO, to: str | None = None) -> Posting:
    return Posting("1", "un", way, pieces, ON, place, to)


def test_what_a_table_lacks_is_kept_or_withdrawn_from_every_place_where_pieces_are() -> None:
    spread = Standing("un", {KIDAL: 3, GAO: 10, "site:ber": 0})
    assert applied(Is.MISSING, spread) == Outcome({})
    gone = applied(Is.MISSING, spread, missing=OnMissing.WITHDRAW)
    assert gone == Outcome({}, (post(Way.WITHDRAWN, 10), post(Way.WITHDRAWN, 3, KIDAL)))


def test_where_both_sides_changed_a_line_theirs_stands_only_if_it_was_decided() -> None:
    assert applied(Is.CONFLICTING, unit="box") == Outcome({})
    theirs = applied(Is.CONFLICTING, unit="box", conflicts=OnConflict.THEIRS)
    assert theirs == Outcome({"unit": "box"})
    assert applied(Is.CHANGED, unit="box") == Outcome({"unit": "box"})


def test_what_names_a_line_for_good_never_changes() -> None:
    assert applied(Is.CHANGED, line="2", owner="unit:egy", unit="box") == Outcome({"unit": "box"})


@pytest.mark.parametrize(
    ("pieces", "postings"),
    [
        (10, ()),
        (11, (post(Way.ENTERED, 1),)),
        (12, (post(Way.ENTERED, 2),)),
        (9, (post(Way.WITHDRAWN, 1),)),
        (0, (post(Way.WITHDRAWN, 10),)),
    ],
)
def test_the_pieces_become_as_many_as_the_table_has(
    pieces: int, postings: tuple[Posting, ...]
) -> None:
    assert applied(Is.CHANGED, quantity=pieces) == Outcome({}, postings)


def test_pieces_move_to_the_place_of_the_table_before_they_are_counted() -> None:
    moved = post(Way.MOVED, 10, GAO, KIDAL)
    assert applied(Is.CHANGED, site="kidal") == Outcome({}, (moved,))
    assert applied(Is.CHANGED, site="gao") == Outcome({})
    more = applied(Is.CHANGED, site="kidal", quantity=12)
    assert more == Outcome({}, (moved, post(Way.ENTERED, 2, KIDAL)))


def test_a_line_of_which_nothing_is_left_comes_back_where_the_table_has_it() -> None:
    none = Standing("un", {GAO: 0})
    assert applied(Is.CHANGED, none, site="kidal") == Outcome({})
    back = applied(Is.CHANGED, none, site="kidal", quantity=2)
    assert back == Outcome({}, (post(Way.ENTERED, 2, KIDAL),))
    assert applied(Is.CHANGED, none, quantity=1) == Outcome({}, (post(Way.ENTERED, 1),))


def test_pieces_at_several_places_are_for_a_count_to_settle() -> None:
    spread = Standing("un", {GAO: 10, KIDAL: 1})
    assert applied(Is.CHANGED, spread, quantity=5, site="gao") == Outcome({})
    assert applied(Is.CHANGED, quantity=5, site=SEVERAL) == Outcome({})
    one = Standing("un", {KIDAL: 0, GAO: 10})
    assert applied(Is.CHANGED, one, quantity=5) == Outcome({}, (post(Way.WITHDRAWN, 5),))
