"""A line that exists is a sound one."""

from __future__ import annotations

from typing import Any

import pytest

from drawdown.property.line import Condition, Group, Line, Sort, as_values, from_values

KNOWN: dict[str, Any] = {
    "line": "20001",
    "sort": Sort.ASSET,
    "owner": "un",
    "site": "gao",
    "description": "Generator 500 kVA",
    "quantity": 1,
}


def test_values_and_line_are_the_same_thing() -> None:
    line = Line(
        **KNOWN, purchase=4_500_000, currency="USD", condition=Condition.GOOD, group=Group.I
    )
    assert from_values(as_values(line)) == line
    assert "residual" not in as_values(line)


def test_what_is_not_known_is_none_and_not_zero() -> None:
    line = Line(**KNOWN)
    assert line.purchase is None
    assert line.condition is Condition.UNKNOWN


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"quantity": -1}, "-1 pieces"),
        ({"purchase": 5}, "without its currency"),
        ({"purchase": -5, "currency": "USD"}, "below zero"),
        ({"line": ""}, "line is empty"),
        ({"description": "x" * 301}, "more than 300"),
        ({"owner": "unit:egy"}, "asset and owned by unit:egy"),
        ({"sort": Sort.CONTINGENT}, "contingent and owned by un"),
    ],
)
def test_it_refuses_a_line_that_cannot_be(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Line(**KNOWN | wrong)
