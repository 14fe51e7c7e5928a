"""YAML says what JSON would say, or a finding says why not."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.reading.tree import LONGEST_INTEGER, Node, Scalar, number, plain_value
from drawdown.core.reading.yaml_text import MAX_DEPTH, MAX_FINDINGS, parse_yaml

LETTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\x85"
)
WORDS = st.text(LETTERS, max_size=20)
LARGEST = 10**LONGEST_INTEGER - 1
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST, LARGEST)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(bool), inner, max_size=4)
    ),
    max_leaves=15,
)


class Plainly(yaml.SafeDumper):
    """Writes every value out."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def read(text: str) -> Node:
    """Return what a text without a fault says."""
    node, findings = parse_yaml(text, "a.yaml")
    assert findings == []
    assert node is not None
    return node


@given(value=VALUES, block=st.booleans())
def test_it_reads_what_was_written(value: Any, block: bool) -> None:
    text = yaml.dump(value, Dumper=Plainly, allow_unicode=True, default_flow_style=not block)
    assert plain_value(read(text)) == value


@given(value=VALUES)
def test_json_is_yaml(value: Any) -> None:
    assert plain_value(read(json.dumps(value, ensure_ascii=False))) == value


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    node, findings = parse_yaml(text, "a.yaml")
    assert node is not None or findings or not text.strip() or "#" in text or "---" in text
    assert all(finding.place.file == "a.yaml" and finding.remedy for finding in findings)


@given(whole=st.integers(-LARGEST, LARGEST))
def test_a_whole_number_is_itself(whole: int) -> None:
    assert number(str(whole)) == whole


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_itself(value: float) -> None:
    assert number(repr(value)) == value


@pytest.mark.parametrize(
    "text", ["NO", "on", "yes", "05:00", "0123", "1_000", "0x1f", "1e999", "nan", ".inf", "9" * 16]
)
def test_what_yaml_and_json_disagree_on_is_text(text: str) -> None:
    assert plain_value(read(f"a: {text}")) == {"a": text}


@pytest.mark.parametrize(
    ("text", "row", "code"),
    [
        ("a: 1\na: 2", 2, "F206"),
        ("a: &x 1", 1, "F202"),
        ("a: 1\nb: *x", 2, "F202"),
        ("a: !!int 1", 1, "F203"),
        ("a: 1\n---\nb: 2", 2, "F205"),
        ("{[1]: 2}", 1, "F207"),
        ("a: [1", 2, "F201"),
        ("a: 1\n\tb: 2", 2, "F201"),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 1, "F204"),
    ],
)
def test_it_names_the_fault_and_its_row(text: str, row: int, code: str) -> None:
    _, findings = parse_yaml(text, "a.yaml")
    assert [(finding.place.row, finding.code) for finding in findings] == [(row, code)]


def test_it_reads_as_deep_as_it_says() -> None:
    read("[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_a_key_that_stands_twice_leaves_the_first_value() -> None:
    node, _ = parse_yaml("a: 1\na: {b: 2}\nc: 3", "a.yaml")
    assert node is not None
    assert plain_value(node) == {"a": 1, "c": 3}


def test_a_reference_leaves_nothing() -> None:
    assert parse_yaml("a: &x 1\nb: *x", "a.yaml")[0] is None


def test_it_stops_at_a_number_of_findings() -> None:
    _, findings = parse_yaml("\n".join("a: 1" for _ in range(1_000)), "a.yaml")
    assert len(findings) == MAX_FINDINGS


def test_a_value_knows_its_row() -> None:
    node = read("a: 1\n\n# why\nb: >-\n  long\n  text\nc: [1,\n  2]\n")
    rows = {entry.key: (entry.row, entry.value.row) for entry in getattr(node, "entries", ())}
    assert rows == {"a": (1, 1), "b": (4, 4), "c": (7, 7)}
    assert Scalar("1", 1).plain == 1
    assert Scalar("1", 1, quoted=True).plain == "1"
