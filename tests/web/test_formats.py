"""Numbers, money and dates as each language writes them; what is unknown is never zero."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from drawdown.web.ui import formats

CASES = [
    # what, English, French (narrow spaces as the language has them)
    (lambda: formats.number(12947), "12,947", "12\u202f947"),
    (lambda: formats.number(1234.56, 1), "1,234.6", "1\u202f234,6"),
    (lambda: formats.number(0), "0", "0"),
    (lambda: formats.percent(0.136), "13.6%", "13,6\xa0%"),
    (lambda: formats.money(22_340_000_000), "USD\xa0223,400,000", "223\u202f400\u202f000\xa0USD"),
    (lambda: formats.money(-150, "EUR"), "-EUR\xa02", "-2\xa0EUR"),
    (lambda: formats.millions(22_340_000_000), "223.4", "223,4"),
    (lambda: formats.day(date(2023, 12, 31)), "31 December 2023", "31 décembre 2023"),
    (lambda: formats.day_short(date(2023, 8, 1)), "1 Aug 2023", "1er août 2023"),
    (lambda: formats.day_month(date(2023, 7, 9)), "9 Jul", "9 juil."),
    (lambda: formats.day(date(2023, 7, 1)), "1 July 2023", "1er juillet 2023"),
    (lambda: formats.day_month(date(2023, 12, 1)), "1 Dec", "1er déc."),
    (
        lambda: formats.moment(datetime(2023, 12, 1, 9, 5, tzinfo=UTC)),
        "1 Dec 2023, 09:05 UTC",
        "1er déc. 2023, 09:05 UTC",
    ),
    (lambda: formats.month(date(2023, 12, 1)), "Dec", "déc."),
    (
        lambda: formats.moment(datetime(2026, 1, 2, 15, 4, tzinfo=UTC)),
        "2 Jan 2026, 15:04 UTC",
        "2 janv. 2026, 15:04 UTC",
    ),
]


@pytest.mark.parametrize(("what", "english", "french"), CASES)
def test_each_language_writes_it_its_own_way(
    what: Callable[[], str], english: str, french: str
) -> None:
    with translation.override("en"):
        assert what() == english
    with translation.override("fr"):
        assert what() == french


@pytest.mark.parametrize(
    "write",
    [
        formats.number,
        formats.percent,
        formats.money,
        formats.millions,
        formats.money_short,
        formats.day,
        formats.day_short,
        formats.day_month,
        formats.moment,
    ],
)
def test_what_is_unknown_is_a_dash(write: Callable[[None], str]) -> None:
    assert write(None) == "–"


def test_a_negative_number_has_a_minus_and_no_hyphen() -> None:
    assert [formats.signed(days) for days in (-32, 0, 7)] == ["−32", "0", "7"]
