"""One value has one spelling, and so one name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.strict_json import parse

SAFE = 2**53 - 1
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-SAFE, SAFE)
    | st.floats(-SAFE, SAFE, allow_nan=False)
    | st.floats(1e21, allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(value=VALUES)
def test_it_prints_what_it_reads(value: Any) -> None:
    content = canonical_bytes(value)
    assert parse(content) == value
    assert canonical_bytes(parse(content)) == content


@given(value=st.dictionaries(TEXT, st.integers(-SAFE, SAFE)))
def test_the_order_of_keys_does_not_count(value: dict[str, int]) -> None:
    turned = dict(reversed(value.items()))
    assert digest(canonical_bytes(turned)) == digest(canonical_bytes(value))


@given(value=VALUES)
def test_spaces_do_not_count(value: Any) -> None:
    spaced = json.dumps(value, indent=4).encode()
    assert canonical_bytes(parse(spaced)) == canonical_bytes(value)


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 1e17, SAFE + 2, -SAFE - 2, "\ud83d", {1: 2}, {1, 2}, object],
    ids=repr,
)
def test_it_refuses_what_canonical_json_cannot_carry(value: Any) -> None:
    with pytest.raises(ValueError, match="not canonical JSON"):
        canonical_bytes(value)


def test_the_name_of_nothing_is_known() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("value", [2.0**53, -(2.0**53), 5e20, 9.9e20])
def test_a_float_that_would_be_printed_whole_is_refused_wherever_it_stands(value: float) -> None:
    for held in (value, [value], (value,), {"a": [1, {"b": value}]}):
        with pytest.raises(ValueError, match="too large to be read back"):
            canonical_bytes(held)


@pytest.mark.parametrize(
    ("value", "printed"), [(1e21, b"1e+21"), (2.0**53 - 1, b"9007199254740991")]
)
def test_floats_on_either_side_of_those_are_printed(value: float, printed: bytes) -> None:
    assert canonical_bytes(value) == printed
