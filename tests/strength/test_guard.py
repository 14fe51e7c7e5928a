"""A site without a guard before its last convoy is found, day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from drawdown.strength.guard import Guard, Kept, gaps, unguarded

FIRST = date(2023, 11, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_a_guard_that_ends_before_the_last_convoy_leaves_a_finding() -> None:
    kept = Kept("kidal", day(0), day(9))
    (found,) = unguarded([kept], [Guard("kidal", "company", day(0), day(6))])
    assert found.code == "S901"
    assert "2023-11-08" in found.found
    assert unguarded([kept], [Guard("kidal", "company", day(0), day(9))]) == ()
    assert len(unguarded([kept], [Guard("gao", "company", day(0), day(9))])) == 1


SPANS = st.tuples(st.integers(-5, 20), st.integers(0, 9))


@given(st.integers(0, 15), st.lists(SPANS, max_size=5))
def test_gaps_are_exactly_the_days_that_no_guard_covers(
    last: int, spans: list[tuple[int, int]]
) -> None:
    guards = [Guard("a", "g", day(since), day(since + long)) for since, long in spans]
    kept = Kept("a", day(0), day(last))
    bare = {
        day(n)
        for n in range(last + 1)
        if not any(guard.since <= day(n) <= guard.until for guard in guards)
    }
    found = {
        first + timedelta(days=n)
        for first, end in gaps(kept, guards)
        for n in range((end - first).days + 1)
    }
    assert found == bare
