"""Strict JSON reads what every reader reads alike, and names what it refuses."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.strict_json import MAX_DEPTH, BadJson, parse, read

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)

REFUSED = {
    "nothing": (b"", "line 1, column 1"),
    "a key twice": (b'{"a": 1, "a": 1}', 'the key "a" stands twice'),
    "a key twice, deep inside": (b'[{"b": {"a": 1, "c": 2, "a": 3}}]', 'the key "a"'),
    "a key twice, once escaped": (b'{"a": 1, "\\u0061": 2}', 'the key "a"'),
    "NaN": (b'{"a": NaN}', "NaN is not a JSON number"),
    "infinity": (b"[-Infinity]", "-Infinity is not a JSON number"),
    "two values": (b"1\n2", "line 2, column 1"),
    "half a character": (b'["\\ud83d"]', "half a character"),
    "half a character as a key": (b'{"\\ud83d": 1}', "half a character"),
    "Latin-1": (b'["\xe9"]', "not UTF-8 at byte 2"),
    "a byte order mark": (b"\xef\xbb\xbf1", "line 1"),
    "a number of ten thousand digits": (b"1" * 10_000, "digits"),
    "one level too deep": (b"[" * 66 + b"]" * 66, "nested deeper than 64"),
    "a well of brackets": (b"[" * 200_000, "nested deeper than 64"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses_what_two_readers_may_read_apart(case: str) -> None:
    content, message = REFUSED[case]
    with pytest.raises(BadJson) as refused:
        parse(content)
    assert message in str(refused.value)


@given(value=VALUES)
def test_it_reads_what_json_writes(value: Any) -> None:
    assert parse(json.dumps(value).encode()) == value


@given(content=st.binary(max_size=60))
def test_it_never_fails_in_another_way(content: bytes) -> None:
    with suppress(BadJson):
        parse(content)


def test_it_reads_as_deep_as_it_says() -> None:
    parse(b"[" * MAX_DEPTH + b"1" + b"]" * MAX_DEPTH)


def test_it_refuses_a_document_above_the_limit() -> None:
    with pytest.raises(BadJson, match="larger than 3 bytes"):
        parse(b"1234", max_bytes=3)


def test_it_reads_no_more_of_a_file_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b"1234")
    assert read(path, max_bytes=4) == b"1234"
    with pytest.raises(BadJson, match="larger than 3 bytes"):
        read(path, max_bytes=3)
