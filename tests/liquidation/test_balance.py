"""Whatever the acts, the balance holds or the difference is listed: pieces and cents."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.liquidation.assets import GONE, Fate, Posted, Value, Worth, accounts
from drawdown.liquidation.assets import differences as pieces_off
from drawdown.liquidation.money import Change, Said, Sum, differences, sums_of
from drawdown.property.account import Account, may_post, posted
from drawdown.property.posting import Posting, Way
from tests.liquidation.test_acts import DEBT, PAPER, Mission, begun

FIRST = date(2024, 1, 1)
LAST = date(2026, 1, 1)
LINES = ("GEN-1", "CAR-2")
PLACES = ("site:gao", "site:bamako")
WORTH = {"GEN-1": Worth("I", "redeploy", 1_000_00, 250_01, "USD"), "CAR-2": Worth("V", "gift")}


def said(mission: Mission) -> list[Said]:
    return [
        Said(str(act.act), act.kind, act.body)
        for act in mission.told
        if act.kind.startswith("open_item.")
    ]


def changes(mission: Mission) -> list[Change]:
    return [change for entry in mission.file.entries.values() for change in entry.changes]


def remaining(mission: Mission) -> dict[str, int]:
    return {name: e.remaining for name, e in mission.file.entries.items() if e.item is not None}


@st.composite
def postings(draw: st.DrawFn) -> list[Posting]:
    """Draw postings in order, as the account takes them."""
    account, kept = Account(), []
    for number in range(draw(st.integers(1, 12))):
        line, place = draw(st.sampled_from(LINES)), draw(st.sampled_from(PLACES))
        way = draw(st.sampled_from(list(Way)))
        to = PLACES[1 - PLACES.index(place)] if way is Way.MOVED else None
        day = FIRST + timedelta(number)
        posting = Posting(line, "un", way, draw(st.integers(1, 5)), day, place, to)
        if not list(may_post(account, [posting])):
            account = posted(account, [posting])
            kept.append(posting)
    return kept


def held_after(all_: list[Posting]) -> dict[tuple[str, str], int]:
    return dict(posted(Account(), all_).held)


@given(postings())
def test_whatever_is_posted_the_balance_of_pieces_and_value_holds_on_any_day(
    all_: list[Posting],
) -> None:
    for day in range(13):
        found = accounts(all_, WORTH, None, until=FIRST + timedelta(day))
        assert all(each.balances for each in found)
    assert all(a.balances for a in accounts(all_, WORTH, held_after(all_), until=LAST))
    assert not list(pieces_off([Posted(n, p) for n, p in enumerate(all_)], held_after(all_)))


@given(postings(), st.sampled_from(LINES), st.sampled_from(PLACES), st.integers(-3, 3))
def test_whatever_rows_hold_otherwise_is_listed_or_the_balance_holds(
    all_: list[Posting], line: str, place: str, planted: int
) -> None:
    held = held_after(all_)
    held[line, place] = held.get((line, place), 0) + planted
    found = accounts(all_, WORTH, held, until=LAST)
    listed = list(pieces_off([Posted(n, p) for n, p in enumerate(all_)], held))
    assert all(each.balances for each in found) == (planted == 0)
    assert bool(listed) == (planted != 0)
    assert all(line in each.found and place in each.found for each in listed)


def test_a_planted_generator_is_named_and_traced_to_its_act() -> None:
    came = Posting("GEN-1", "un", Way.ENTERED, 3, FIRST, "site:gao")
    sold = Posting("GEN-1", "un", Way.SOLD, 1, FIRST, "site:gao")
    [found] = pieces_off([Posted(4, came), Posted(9, sold)], {("GEN-1", "site:gao"): 3})
    assert found.code == "Z403"
    assert "GEN-1 of un at site:gao: 2 by the postings, 3 by the rows; entry 9" in found.found


def test_the_account_says_what_became_of_each_group_in_both_values() -> None:
    came = Posting("GEN-1", "un", Way.ENTERED, 3, FIRST, "site:gao")
    left = Posting("GEN-1", "un", Way.LEFT, 2, FIRST, "site:gao")
    [found] = accounts([came, left], WORTH, None, until=FIRST)
    assert (found.group, found.opening.pieces, found.opening.purchase) == ("I", 3, 3_000_00)
    assert found.fates[Fate.REDEPLOYED].residual == 500_02
    assert found.fates[Fate.REMAINING].pieces == 1


def test_what_has_no_known_value_is_counted_as_such_and_never_as_zero() -> None:
    came = Posting("CAR-2", "un", Way.ENTERED, 2, FIRST, "site:gao")
    [found] = accounts([came], WORTH, None, until=FIRST)
    assert (found.opening.pieces, found.opening.unvalued) == (2, 2)
    assert (found.opening.purchase, found.opening.residual) == (0, 0)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("open_item.opened", "open_item.revised", "open_item.settled")),
        st.sampled_from(("A-1", "A-2")),
        st.integers(0, 1000),
    ),
    max_size=10,
)


def told(steps: list[tuple[str, str, int]]) -> Mission:
    mission = begun()
    for kind, item, minor in steps:
        body: dict[str, Any] = {"item": item, "document": PAPER, "reason": "counted"}
        money = {"amount": minor, "currency": "USD", "rate_on": "2024-01-01"}
        if kind == "open_item.opened":
            body = DEBT | {"item": item, "amount": minor}
        body |= {"paid": minor} if kind == "open_item.settled" else money
        mission.tell(kind, **body)
    return mission


@given(STEPS)
def test_whatever_is_told_of_money_the_sums_hold(steps: list[tuple[str, str, int]]) -> None:
    mission = told(steps)
    assert differences(said(mission), changes(mission), remaining(mission)) == ()
    total = sum(remaining(mission).values())
    assert sum(each.remaining for each in sums_of(changes(mission), until=LAST)) == total


@given(STEPS, st.integers(-2, 2).filter(bool))
def test_a_planted_cent_is_named_and_traced_to_its_act(
    steps: list[tuple[str, str, int]], planted: int
) -> None:
    mission = told([("open_item.opened", "A-1", 500), *steps])
    act = str(mission.told[1].act)
    rows = changes(mission)
    rows[0] = replace(rows[0], minor=rows[0].minor + planted)
    [step] = differences(said(mission), rows, remaining(mission))
    assert (step.code, step.place.field) == ("Z401", act)
    there = remaining(mission)
    there["A-1"] += planted
    [cent] = differences(said(mission), changes(mission), there)
    assert cent.code == "Z402"
    assert "A-1" in cent.found
    assert cent.place.field in {str(each.act) for each in mission.told}


def test_the_sum_of_a_currency_says_what_was_opened_paid_and_dropped() -> None:
    mission = told([("open_item.opened", "A-1", 500), ("open_item.settled", "A-1", 499)])
    [found] = sums_of(changes(mission), until=LAST)
    assert found == Sum("USD", opened=500, revised=0, paid=499, dropped=1)
    assert found.remaining == 0
    assert json.dumps(found.remaining) == "0"


def test_what_has_no_known_value_is_counted_apart() -> None:
    assert Value().plus(2, Worth("I", "", 100, 25, "USD")) == Value(2, 200, 50, 0)
    for half in (Worth("I"), Worth("I", "", 100), Worth("I", "", None, 25)):
        assert Value().plus(3, half).unvalued == 3
        assert Value().plus(3, half).unknown
    assert not Value().unknown
    assert not Value(1, 100, 25, 0).unknown


@pytest.mark.parametrize("way", sorted(GONE))
def test_each_way_to_go_is_a_fate_of_its_own_and_opens_nothing(way: Way) -> None:
    came = Posting("GEN-1", "un", Way.ENTERED, 5, FIRST, "site:gao")
    went = Posting("GEN-1", "un", way, 2, FIRST, "site:gao")
    (account,) = accounts([came, went], WORTH, None, until=LAST)
    assert account.opening.pieces == 5
    assert account.fates[GONE[way]].pieces == 2
    assert account.fates[Fate.REMAINING].pieces == 3


def test_a_cent_of_an_act_that_moves_no_money_is_found() -> None:
    mission = begun()
    assert mission.tell("open_item.opened", **DEBT) == []
    told = changes(mission)
    strange = replace(told[0], act="no-such-act")
    step = differences(said(mission), [*told, strange], remaining(mission))[0]
    assert step.code == "Z401"
    assert f"the act no-such-act changed 0 minor units, the rows say {strange.effect}" in step.found


def test_an_item_that_only_one_side_knows_is_found() -> None:
    (unknown,) = differences([], [], {"D-9": 1})
    assert unknown.code == "Z402"
    assert "0 minor units are open by the acts, 1 by the rows" in unknown.found
