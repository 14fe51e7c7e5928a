"""Six months from discovery, and no later than a year after the mandate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.commitments.claim import Claim, ClaimKind, add_months
from drawdown.rules.closing_reading import load_closing

RULE = load_closing().claims
END = date(2023, 6, 30)
CLAIM = Claim(
    id="CL1",
    site="ber",
    kind=ClaimKind.THIRD_PARTY_PROPERTY,
    happened=date(2023, 3, 1),
    discovered=None,
    filed=date(2023, 9, 1),
)


def test_a_third_party_claims_within_six_months_of_discovery() -> None:
    assert CLAIM.last_day(RULE, END) == date(2023, 9, 1)
    assert CLAIM.in_time(RULE, END)
    assert not replace(CLAIM, filed=date(2023, 9, 2)).in_time(RULE, END)
    later = replace(CLAIM, discovered=date(2023, 8, 31), filed=date(2024, 2, 29))
    assert later.in_time(RULE, END)


def test_no_third_party_claims_more_than_a_year_after_the_mandate() -> None:
    late = replace(CLAIM, discovered=date(2024, 5, 1), filed=date(2024, 7, 1))
    assert late.last_day(RULE, END) == date(2024, 6, 30)
    assert not late.in_time(RULE, END)


@pytest.mark.parametrize("kind", [ClaimKind.CONTRACTOR, ClaimKind.STAFF])
def test_other_claims_have_no_limit_here(kind: ClaimKind) -> None:
    other = replace(CLAIM, kind=kind, filed=date(2030, 1, 1))
    assert other.last_day(RULE, END) is None
    assert other.in_time(RULE, END)


def test_the_end_of_a_short_month_is_its_last_day() -> None:
    assert add_months(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert add_months(date(2023, 12, 15), 1) == date(2024, 1, 15)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 60))
def test_months_are_added_to_the_month(day: date, months: int) -> None:
    later = add_months(day, months)
    passed = (later.year - day.year) * 12 + later.month - day.month
    assert passed == months
    assert later.day <= day.day
