"""Gate G2 is told whether every line was counted, and every difference accepted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.property.count.forecast import forecast
from drawdown.property.count.truth import Tally, readings
from drawdown.rules.disposal import TurnIn

DAY = date(2023, 8, 1)


def met(**tally: int) -> tuple[bool, bool]:
    known = {"lines": 3, "counted": 3, "varying": 0, "explained": 0, "accepted": 0} | tally
    found = readings(Tally(**known, last=DAY))
    return found["count_complete"].met, found["variances_explained"].met


@pytest.mark.parametrize(
    ("tally", "answer"),
    [
        ({}, (True, True)),
        ({"counted": 2}, (False, False)),
        ({"varying": 2, "explained": 2, "accepted": 2}, (True, True)),
        ({"varying": 2, "explained": 2, "accepted": 1}, (True, False)),
        ({"varying": 1}, (True, False)),
        ({"lines": 0, "counted": 0, "varying": 1, "explained": 1, "accepted": 1}, (True, True)),
    ],
)
def test_each_record_is_met_by_its_own_numbers(
    tally: dict[str, int], answer: tuple[bool, bool]
) -> None:
    assert met(**tally) == answer


def test_a_register_without_a_line_proves_nothing() -> None:
    found = readings(Tally(0, 0, 0, 0, 0))
    assert [each.met for each in found.values()] == [False, False]
    assert found["count_complete"].reason == "the property register has no line here"


def test_a_reason_names_what_is_missing() -> None:
    found = readings(Tally(5, 3, 2, 1, 0, DAY))
    assert found["count_complete"].reason == "2 of 5 lines are not counted"
    expected = "2 variances are not accepted, 1 not even explained"
    assert found["variances_explained"].reason == expected


def test_a_tally_cannot_hold_more_than_there_is() -> None:
    with pytest.raises(ValueError, match="more than there is"):
        Tally(1, 2, 0, 0, 0)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_forecast_is_a_range_that_holds_what_came(planned: int, came: int) -> None:
    found = forecast(planned, came, TurnIn(least=0.4, likely=0.55, most=1.0))
    assert came <= found.least <= found.likely <= found.most
    assert found.outside == (came > planned) == (came > found.planned)


def test_about_half_of_a_hundred_is_expected() -> None:
    found = forecast(100, 10, TurnIn(least=0.4, likely=0.55, most=1.0))
    assert (found.least, found.likely, found.most, found.share) == (40, 55, 100, 0.1)
    assert forecast(0, 0, TurnIn(least=0.4, likely=0.55, most=1.0)).share is None
