"""The weekly variance report adds up."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from drawdown.progress.task import Work
from drawdown.progress.variance import week_of
from tests.progress.test_decide import work

MONDAY = date(2023, 8, 21)


def test_a_week_counts_what_was_due_and_what_was_done() -> None:
    works = [
        work("T01", started=MONDAY, done=MONDAY + timedelta(days=2)),
        work("T02"),
        work("T03", due=MONDAY + timedelta(days=9), started=MONDAY, done=MONDAY),
        work("T04", blocked=True, due=date(2023, 8, 10), baseline_due=date(2023, 8, 10)),
    ]
    [week] = week_of(works, first=MONDAY)
    assert (week.site, week.due, week.done_of_due, week.done_early) == ("menaka", 2, 1, 1)
    assert [one.task for one in week.overdue] == ["T04", "T02"]
    assert [one.task for one in week.blocked] == ["T04"]
    assert week.worst_slip == 17
    assert week.pushes_the_end == 13


def test_a_slip_within_the_float_does_not_move_the_end() -> None:
    [week] = week_of([work("T02")], first=MONDAY)
    assert week.worst_slip == 2
    assert week.pushes_the_end == 0


days = st.integers(min_value=-20, max_value=20).map(lambda n: MONDAY + timedelta(days=n))


@given(st.lists(st.tuples(st.sampled_from(["gao", "ber"]), days, st.none() | days), max_size=8))
def test_every_task_that_was_due_is_done_or_overdue(
    rows: list[tuple[str, date, date | None]],
) -> None:
    works: list[Work] = [
        work(f"T{n:02}", site=site, due=due, baseline_due=due, started=done, done=done)
        for n, (site, due, done) in enumerate(rows, start=1)
    ]
    last = MONDAY + timedelta(days=6)
    for week in week_of(works, first=MONDAY):
        here = [one for one in works if one.site == week.site]
        due = [one for one in here if MONDAY <= one.due <= last]
        still = [one for one in due if one.done is None or one.done > last]
        assert week.due == len(due)
        assert week.done_of_due == len(due) - len(still)
        assert week.pushes_the_end >= 0
    assert {week.site for week in week_of(works, first=MONDAY)} == {one.site for one in works}
