"""What left, was given, sold, destroyed, lost or remains always equals what was there."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.property.account import Account, may_post, posted
from drawdown.property.balance import differences
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
from drawdown.property.line import at_site, on_the_way
from drawdown.property.posting import OUT, Posting, Way
from drawdown.property.statement import days_of, totals_of

FIRST = date(2023, 7, 1)
SITES = ("gao", "kidal", "bamako")
OWNERS = {"1": "un", "2": "un", "3": "unit:egy", "4": "unit:tgo"}
GOING = (Way.GIVEN, Way.SOLD, Way.DESTROYED, Way.LOST, Way.WITHDRAWN)


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[Posting, ...]]:
    """Draw what acts come to: imports, counts, decisions, movements and losses, sound or not."""
    sites, pieces = st.sampled_from(SITES), st.integers(1, 9)
    drawn: list[tuple[Posting, ...]] = []
    for number in range(draw(st.integers(1, 25))):
        on = FIRST + timedelta(days=number // 3)
        line = draw(st.sampled_from(sorted(OWNERS)))
        some, site = Pieces(line, OWNERS[line], draw(pieces)), draw(sites)
        movement = f"m{draw(st.integers(0, 2))}"
        kinds: dict[str, tuple[Posting, ...]] = {
            "import": entered(some, site=site, on=on),
            "count": found(some, site=site, on=on),
            "depart": departed(some, site=site, movement=movement, on=on),
            "receive": received(
                some, movement=movement, site=site, on=on, sent=draw(st.integers(0, 9))
            ),
            "missing": missing(some, movement=movement, on=on),
            "leave": left(some, place=at_site(site), on=on),
            "go": gone(some, draw(st.sampled_from(GOING)), site=site, on=on),
        }
        drawn.append(kinds[draw(st.sampled_from(sorted(kinds)))])
    return drawn


@given(steps())
def test_the_account_balances_after_every_act(acts: list[tuple[Posting, ...]]) -> None:
    account, journal = Account(), list[Posting]()
    for postings in acts:
        if any(may_post(account, postings)):
            with pytest.raises(ValueError, match="pieces of"):
                posted(account, postings)
            continue
        account = posted(account, postings)
        journal += postings
        assert differences(account.held, journal) == ()
        assert all(pieces > 0 for pieces in account.held.values())
        closings: Counter[tuple[str, str]] = Counter()
        for day in days_of(journal):
            assert day.closing >= 0
            assert day.opening == closings[day.place, day.owner]
            closings[day.place, day.owner] = day.closing
        held: Counter[tuple[str, str]] = Counter()
        for (line, place), pieces in account.held.items():
            held[place, OWNERS[line]] += pieces
        assert +closings == held
        for owner, total in totals_of(journal).items():
            remains = sum(n for (_, whose), n in held.items() if whose == owner)
            assert total.was_there == sum(total.went.values()) + remains
            assert total.went.keys() <= OUT


@given(steps(), st.data())
def test_a_planted_difference_of_one_is_found_and_named(
    acts: list[tuple[Posting, ...]], data: st.DataObject
) -> None:
    account, journal = Account(), list[Posting]()
    for postings in acts:
        if not any(may_post(account, postings)):
            account = posted(account, postings)
            journal += postings
    if not account.held:
        return
    line, place = data.draw(st.sampled_from(sorted(account.held)))
    by = data.draw(st.sampled_from((-1, 1)))
    planted = {**account.held, (line, place): account.at(line, place) + by}
    (finding,) = differences(planted, journal)
    assert finding.code == "Q104"
    assert (finding.place.file, finding.place.field) == (f"line:{line}", place)
    assert str(account.at(line, place)) in finding.found
    assert OWNERS[line] in finding.found


def test_more_than_is_there_cannot_go() -> None:
    ten = entered(Pieces("1", "un", 10), site="gao", on=FIRST)
    account = posted(Account(), ten)
    eleven = gone(Pieces("1", "un", 11), Way.SOLD, site="gao", on=FIRST)
    (finding,) = may_post(account, eleven)
    assert finding.found == "11 of 1 would leave site:gao; 10 are there"
    twice = gone(Pieces("1", "un", 6), Way.SOLD, site="gao", on=FIRST) * 2
    assert [each.code for each in may_post(account, twice)] == ["Q102"]


def test_nobody_gives_away_what_is_another_s() -> None:
    account = posted(Account(), entered(Pieces("3", "unit:egy", 2), site="gao", on=FIRST))
    given_away = gone(Pieces("3", "un", 1), Way.GIVEN, site="gao", on=FIRST)
    assert [each.code for each in may_post(account, given_away)] == ["Q103"]
    unknown = gone(Pieces("9", "un", 1), Way.GIVEN, site="gao", on=FIRST)
    assert [each.code for each in may_post(account, unknown)] == ["Q101"]


def test_what_falls_short_on_the_way_stays_there_until_it_is_lost_or_comes() -> None:
    ten, seven = Pieces("1", "un", 10), Pieces("1", "un", 7)
    account = posted(Account(), entered(ten, site="kidal", on=FIRST))
    account = posted(account, departed(ten, site="kidal", movement="c1", on=FIRST))
    assert account.at("1", at_site("kidal")) == 0
    account = posted(account, received(seven, movement="c1", site="gao", on=FIRST, sent=10))
    assert account.at("1", on_the_way("c1")) == 3
    account = posted(account, missing(Pieces("1", "un", 3), movement="c1", on=FIRST))
    assert account.held == {("1", at_site("gao")): 7}


def test_what_arrives_over_and_above_was_found() -> None:
    two, three = Pieces("1", "un", 2), Pieces("1", "un", 3)
    journal = [
        *entered(two, site="kidal", on=FIRST),
        *departed(two, site="kidal", movement="c1", on=FIRST),
        *received(three, movement="c1", site="gao", on=FIRST, sent=2),
    ]
    assert posted(Account(), journal).held == {("1", at_site("gao")): 3}
    assert totals_of(journal)["un"].came == {Way.ENTERED: 2, Way.FOUND: 1}


def test_a_day_is_read_like_the_page_of_an_account() -> None:
    journal = [
        *entered(Pieces("1", "un", 10), site="gao", on=FIRST),
        *gone(Pieces("1", "un", 4), Way.SOLD, site="gao", on=FIRST + timedelta(days=1)),
        *departed(Pieces("1", "un", 1), site="gao", movement="c1", on=FIRST + timedelta(days=1)),
    ]
    first, second, way = days_of(journal)
    assert (first.opening, dict(first.came), dict(first.went), first.closing) == (
        0,
        {Way.ENTERED: 10},
        {},
        10,
    )
    assert (second.opening, second.closing) == (10, 5)
    assert second.went == {Way.SOLD: 4, Way.MOVED: 1}
    assert (way.place, way.closing) == ("way:c1", 1)


def test_what_remains_of_a_line_is_what_is_there_at_every_place_and_nothing_of_others() -> None:
    account = Account({("1", "site:gao"): 3, ("1", "site:kidal"): 4, ("2", "site:gao"): 9})
    assert account.remains("1") == 7
    assert account.remains("3") == 0


def test_a_difference_names_both_numbers_and_the_owner_even_where_one_side_has_no_such_line() -> (
    None
):
    bought = entered(Pieces("1", "un", 5), site="gao", on=FIRST)
    (gone_from_rows,) = differences({}, bought)
    assert "1 of un" in gone_from_rows.found
    assert "0 are held; what came and went gives 5" in gone_from_rows.found
    (nobody,) = differences({("9", at_site("gao")): 2}, ())
    assert "9 of nobody" in nobody.found
    assert "2 are held; what came and went gives 0" in nobody.found
