"""Plans tie out with the register and the account; cases before the board are aged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.property.disposal.cases import Case, through_by
from drawdown.property.disposal.plan import OPEN, final, preliminary, total, untied
from drawdown.property.line import Group, Line, Sort
from drawdown.property.posting import Posting, Way

DAY = date(2023, 10, 1)
VALUES = st.none() | st.integers(0, 10**9)
LINES = st.lists(
    st.builds(
        Line,
        line=st.uuids().map(str),
        sort=st.just(Sort.ASSET),
        owner=st.just("un"),
        site=st.sampled_from(["gao", "kidal"]),
        description=st.just("Pump"),
        quantity=st.integers(0, 1000),
        purchase=VALUES,
        residual=VALUES,
        currency=st.sampled_from(["USD", "EUR"]),
        group=st.none() | st.sampled_from(Group),
    ),
    max_size=30,
)


@given(LINES)
def test_the_preliminary_plan_ties_out_with_the_register(lines: list[Line]) -> None:
    rows = preliminary(lines)
    assert list(untied(rows, lines)) == []
    sums = total(rows)
    for currency in {each.currency for each in lines}:
        of = [each for each in lines if each.currency == currency]
        assert sums[currency][0] == sum(each.quantity for each in of)
        assert sums[currency][2] == sum(each.quantity * (each.residual or 0) for each in of)
    if any(each.quantity for each in lines):
        assert list(untied(rows[1:], lines)) or not rows[0].pieces


def test_equipment_of_contingents_is_not_in_the_plan_and_unknown_values_are_counted() -> None:
    theirs = Line(line="1", sort=Sort.CONTINGENT, owner="unit:egy", site="gao", description="Gun",
                  quantity=3)  # fmt: skip
    ours = Line(line="2", sort=Sort.ASSET, owner="un", site="gao", description="Tent", quantity=5)
    (row,) = preliminary([theirs, ours])
    assert (row.group, row.pieces, row.unpriced) == (OPEN, 5, 5)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Way), st.integers(1, 50))))
def test_the_final_plan_ties_out_whatever_happened(acts: list[tuple[str, Way, int]]) -> None:
    postings = [Posting(name, "un", Way.ENTERED, 10_000, DAY, "site:gao") for name in "abc"]
    for name, way, pieces in acts:
        to = "site:kidal" if way is Way.MOVED else None
        postings.append(Posting(name, "un", way, pieces, DAY, "site:gao", to))
    rows = final({"a": "I", "b": "IV"}, postings)
    assert [row.group for row in rows] == ["I", "IV", OPEN]
    assert all(row.ties_out for row in rows)


def case(opened: int, decided: int | None = None, **more: Any) -> Case:
    day = DAY + timedelta(days=decided) if decided is not None else None
    return Case(f"{opened}", DAY + timedelta(days=opened), day, **more)


def test_a_case_grows_older_until_it_is_decided() -> None:
    assert case(0).age(DAY + timedelta(days=9)) == 9
    assert case(0, 4).age(DAY + timedelta(days=9)) == 4
    assert not case(0, 4).open_on(DAY + timedelta(days=4))
    with pytest.raises(ValueError, match="not in order"):
        case(4, 0)


def test_what_was_decided_and_not_done_is_late_even_without_a_day() -> None:
    later = DAY + timedelta(days=9)
    assert case(0, 4).late_on(later)
    assert case(0, 4, due=DAY + timedelta(days=8)).late_on(later)
    assert not case(0, 4, due=later).late_on(later)
    assert not case(0, 4, executed=later).late_on(later)
    assert not case(0).late_on(later)


def test_the_board_is_through_at_its_own_pace_or_nobody_knows_when() -> None:
    day = DAY + timedelta(days=10)
    waiting = [case(0) for _ in range(30)]
    decided = [case(0, number) for number in (1, 2, 3, 9, 10)]
    assert through_by([*waiting, *decided], day, days=10) == day + timedelta(days=60)
    assert through_by(waiting, day, days=10) is None
    assert through_by([], day, days=10) == day
