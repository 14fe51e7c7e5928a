"""Notice periods, minimum charges, and what is paid after a site is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from drawdown.commitments.contract import Contract

LEAVES = date(2023, 12, 8)
RATIONS = Contract(
    id="K1",
    site="mopti-sevare",
    counterparty="caterer",
    lease=False,
    ends=date(2024, 6, 30),
    notice_days=60,
    day_charge=100_00,
)


def test_a_contract_without_notice_runs_to_its_end() -> None:
    assert RATIONS.last_charged_day() == date(2024, 6, 30)
    assert RATIONS.overrun(LEAVES) == 205 * 100_00


def test_notice_in_time_costs_nothing_and_late_notice_bills_past_the_handover() -> None:
    assert RATIONS.latest_notice(LEAVES) == date(2023, 10, 9)
    in_time = replace(RATIONS, notice_given=date(2023, 10, 9))
    assert in_time.overrun(LEAVES) == 0
    late = replace(RATIONS, notice_given=date(2023, 10, 19))
    assert late.last_charged_day() == date(2023, 12, 18)
    assert late.overrun(LEAVES) == 10 * 100_00


def test_the_minimum_charge_is_owed_after_notice_whatever_is_used() -> None:
    minimum = replace(RATIONS, notice_given=date(2023, 10, 1), minimum_charge=5_000_00)
    assert minimum.overrun(LEAVES) == 5_000_00


def test_an_unknown_charge_stays_unknown() -> None:
    assert replace(RATIONS, day_charge=None).overrun(LEAVES) is None
    assert replace(RATIONS, ends=None).overrun(LEAVES) is None


@given(st.dates(date(2023, 1, 1), date(2024, 12, 31)), st.integers(0, 120))
def test_notice_on_the_last_day_for_it_ends_on_the_day_of_leaving(leaves: date, days: int) -> None:
    lease = replace(RATIONS, notice_days=days, ends=None)
    noticed = replace(lease, notice_given=lease.latest_notice(leaves))
    assert noticed.last_charged_day() == leaves
