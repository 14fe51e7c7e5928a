"""Expected survival: what earlier missions and the own checks say together, with its range."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from drawdown.handover.receiving import Check
from drawdown.handover.survival import Outlook, kept_at, load_experiences, outlook

DAY = date(2024, 1, 7)


def test_the_shipped_experiences_have_a_source_each() -> None:
    assert all(each.source for each in load_experiences())
    assert outlook(load_experiences(), []).share == pytest.approx(4 / 14)


def test_own_sites_count_beside_those_of_earlier_missions_and_unknown_ones_do_not() -> None:
    expected = outlook(load_experiences(), [True, False, None])
    assert (expected.seen, expected.kept) == (16, 5)


def test_nobody_ever_looked_gives_no_estimate() -> None:
    assert Outlook(0, 0).share is None
    assert Outlook(0, 0).spread is None


def test_one_sign_of_loss_is_enough_and_that_nothing_is_lost_must_have_been_seen() -> None:
    assert kept_at([]) is None
    assert kept_at([Check(30, DAY, looted=True)]) is False
    assert kept_at([Check(30, DAY, damaged=True)]) is False
    assert kept_at([Check(30, DAY, looted=False)]) is None
    assert kept_at([Check(30, DAY, in_use=True)]) is None
    assert kept_at([Check(30, DAY, looted=False, damaged=False)]) is True


def test_the_last_look_counts() -> None:
    whole = Check(30, DAY, looted=False, damaged=False)
    lost = Check(90, date(2024, 3, 7), looted=True)
    assert kept_at([lost, whole]) is False


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_the_range_holds_the_share_and_stays_between_none_and_all(sites: tuple[int, int]) -> None:
    expected = Outlook(*sites)
    assert expected.share is not None
    assert expected.spread is not None
    low, high = expected.spread
    assert 0 <= low <= expected.share <= high <= 1


def test_a_file_that_keeps_more_sites_than_were_seen_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "survival.yaml"
    file.write_text(
        "experiences:\n  - {mission: X, year: 2020, seen: 1, kept: 2, source: [S1]}\n", "utf-8"
    )
    with pytest.raises(ValidationError):
        load_experiences(file)
