"""A line that exists is a sound one."""

from __future__ import annotations

from typing import Any

import pytest

from drawdown.property.line import (
    LONGEST,
    LONGEST_TEXT,
    MOST,
    TEXTS,
    Condition,
    Group,
    Line,
    Sort,
    as_values,
    at_site,
    from_values,
    on_the_way,
)

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


def test_every_text_has_a_longest() -> None:
    for name in TEXTS:
        longest = LONGEST.get(name, LONGEST_TEXT)
        owner = {"sort": Sort.CONTINGENT} if name == "owner" else {}
        assert getattr(Line(**KNOWN | owner | {name: "x" * longest}), name) == "x" * longest
        with pytest.raises(ValueError, match=f"{name} has more than {longest} letters"):
            Line(**KNOWN | owner | {name: "x" * (longest + 1)})
    assert LONGEST_TEXT == 100
    assert LONGEST == {
        "description": 300, "restriction": 200, "line": 60, "owner": 66, "site": 60,
        "unit": 20, "currency": 3,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["line", "owner", "site", "unit"])
def test_what_every_line_says_is_not_empty(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is empty"):
        Line(**KNOWN | {name: ""})
    assert Line(**KNOWN | {"description": ""}).description == ""


def test_a_line_has_from_no_piece_to_a_billion() -> None:
    for pieces in (0, 1_000_000_000):
        assert Line(**KNOWN | {"quantity": pieces}).quantity == pieces
    with pytest.raises(ValueError, match="1000000001 pieces"):
        Line(**KNOWN | {"quantity": MOST + 1})


def test_a_value_may_be_nothing_and_one_of_two() -> None:
    for name in ("purchase", "residual"):
        assert getattr(Line(**KNOWN | {name: 0, "currency": "USD"}), name) == 0
        with pytest.raises(ValueError, match="below zero"):
            Line(**KNOWN | {name: -1, "currency": "USD"})
        with pytest.raises(ValueError, match="without its currency"):
            Line(**KNOWN | {name: 0, "currency": "US"})


def test_a_contributor_s_line_is_owned_by_it() -> None:
    line = Line(**KNOWN | {"sort": Sort.CONTINGENT, "owner": "unit:egy"})
    assert (line.place, line.place) == (at_site("gao"), "site:gao")
    assert on_the_way("c1") == "way:c1"


def test_values_are_read_as_what_they_are() -> None:
    values = {**KNOWN, "sort": "asset", "group": "II", "lat": 16, "lon": "-4.5"}
    line = from_values(values)
    assert (line.sort, line.condition, line.group) == (Sort.ASSET, Condition.UNKNOWN, Group.II)
    assert (line.lat, line.lon) == (16.0, -4.5)
    assert isinstance(line.lat, float)
    assert values["sort"] == "asset"
    bare = as_values(Line(**KNOWN))
    assert bare.keys() == {*KNOWN, "unit", "condition"}
    assert from_values({**KNOWN, "group": None, "lat": None}).group is None
    assert as_values(Line(**KNOWN | {"quantity": 0}))["quantity"] == 0
