"""One catalogue of findings: every code once, in order, with a remedy."""

from __future__ import annotations

import ast
import re
import string
from collections import Counter
from pathlib import Path

import pytest

import drawdown
from drawdown.core.catalogue import CATALOGUE, LONGEST_SHOWN, Fault, shown
from drawdown.core.findings import Finding, Place, Refused, errors
from tools.errors_page import PAGE, PAGE_FR, catalogues, english, french, page

IDS = [fault.code for fault in CATALOGUE]
SOURCE = Path(drawdown.__file__).parent


def facts(fault: Fault) -> dict[str, str]:
    """Return a word for every fact that a fault names."""
    parts = [*string.Formatter().parse(fault.found), *string.Formatter().parse(fault.remedy)]
    return {name: f"«{name}»" for _, name, _, _ in parts if name}


def codes_of_source() -> list[str]:
    """Return the code of each finding that the source makes a kind of, as often as it does."""
    return [
        str(first.value)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"error", "warning"}
        for first in node.args[:1]
        if isinstance(first, ast.Constant) and re.fullmatch(r"[A-Z]\d\d\d", str(first.value))
    ]


def test_no_number_is_used_twice() -> None:
    assert len(IDS) == len(set(IDS))


def test_no_number_of_the_whole_project_is_used_twice() -> None:
    """Catalogues of packages know nothing of each other, and a reader looks up a code alone."""
    codes = Counter(codes_of_source())
    assert len(codes) > 600
    assert [code for code, times in codes.items() if times > 1] == []


def test_a_number_says_what_kind_it_is_of() -> None:
    first = {"F": "12", "V": "3", "R": "4", "N": "5", "D": "6", "S": "7", "T": "8", "P": "9"}
    for code in IDS:
        assert re.fullmatch(r"[A-Z]\d\d\d", code)
        assert code[1] in first.get(code[0], string.digits)


@pytest.mark.parametrize("fault", CATALOGUE, ids=IDS)
def test_a_finding_says_where_what_and_what_to_do(fault: Fault) -> None:
    finding = fault.at(Place("a.csv", 2, "b"), **facts(fault))
    line = str(finding)
    assert line.startswith(f"a.csv:2 [b]: {fault.severity} {fault.code}: ")
    assert " -> " in line
    assert all(fact in line for fact in facts(fault).values())
    assert len(fault.found) > 5
    assert len(fault.remedy) > 5 or fault.remedy == "{nearest}"


def test_what_somebody_wrote_is_shown_on_one_short_line() -> None:
    assert shown("a\nb\x1b[31m\u202e") == "a\\nb\\x1b[31m\\u202e"
    assert len(shown("x" * 1_000)) == LONGEST_SHOWN
    assert shown("x" * 1_000).endswith("…")


def test_a_place_is_as_exact_as_it_can_be() -> None:
    assert str(Place("a.csv")) == "a.csv"
    assert str(Place("a.csv", 3)) == "a.csv:3"
    assert str(Place("a.csv", 3, "count")) == "a.csv:3 [count]"
    assert str(Place("a.csv", field="count")) == "a.csv [count]"


def test_a_refusal_carries_every_finding() -> None:
    found: list[Finding] = [fault.at(Place("a"), **facts(fault)) for fault in CATALOGUE]
    refused = Refused(found)
    assert refused.findings == tuple(found)
    assert all(str(finding) in str(refused) for finding in found)
    assert {finding.severity.value for finding in errors(found)} == {"error"}


def test_the_pages_are_written_from_every_catalogue() -> None:
    again = "python -m tools.errors_page"
    assert PAGE.read_text(encoding="utf-8") == page(english()), again
    assert PAGE_FR.read_text(encoding="utf-8") == page(french()), again


def test_every_code_of_the_source_stands_once_on_both_pages() -> None:
    codes = sorted(code for code in codes_of_source() if code)
    assert codes == sorted(fault.code for faults in catalogues().values() for fault in faults)
    for path in (PAGE, PAGE_FR):
        rows = re.findall(r"(?m)^\| ([A-Z]\d\d\d)\b", path.read_text(encoding="utf-8"))
        assert sorted(rows) == codes


def test_what_pages_can_show_stands_in_french() -> None:
    """What commands alone print is English, and said to be so."""
    rows = re.findall(r"(?m)^\| [A-Z]\d\d\d.*\| \*.*$", PAGE_FR.read_text(encoding="utf-8"))
    assert not [row for row in rows if not row.startswith("| I")]
