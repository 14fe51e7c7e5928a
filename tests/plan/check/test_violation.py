"""What the checker says of a broken rule: by what, on which days, found and expected."""

from __future__ import annotations

from datetime import date

import pytest

from drawdown.core.days import DayCount
from drawdown.plan.check.violation import Fault, Violation, named

CALENDAR = DayCount(date(2023, 7, 1))


def fault(*days: int) -> Violation:
    return named("one_crew_per_task", Fault("nord/T02", "2 crews", "1 crew", days))


@pytest.mark.parametrize(
    ("days", "words", "dates"),
    [
        ((), "nord/T02", ""),
        ((3,), "nord/T02, day 3", " [2023-07-04]"),
        ((3, 5), "nord/T02, days 3 to 5", " [2023-07-04 to 2023-07-06]"),
        ((4, 4), "nord/T02, day 4", " [2023-07-05 to 2023-07-05]"),
        ((10**9,), f"nord/T02, day {10**9}", " [outside the calendar]"),
    ],
)
def test_it_says_what_when_found_and_expected(
    days: tuple[int, ...], words: str, dates: str
) -> None:
    said = f"one_crew_per_task: {words}: found 2 crews; expected 1 crew"
    assert str(fault(*days)) == said
    assert fault(*days).dated(CALENDAR) == said + dates
