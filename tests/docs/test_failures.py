"""The page on past failures names tests that exist, and claims nothing without one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "failures.md"
ROW = re.compile(r"^\| (\d+) \| .* \| (covered|partly|not yet) \| ?(?:`([^`]+)`)? ?\|$")


def rows() -> list[tuple[int, str, str]]:
    found = [ROW.match(line) for line in PAGE.read_text("utf-8").splitlines()]
    return [(int(m[1]), m[2], m[3] or "") for m in found if m]


def test_all_thirty_seven_failures_stand_on_the_page_in_order() -> None:
    assert [number for number, _, _ in rows()] == list(range(1, 38))


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row[0]))
def test_what_is_claimed_is_proved_by_a_test_that_exists(row: tuple[int, str, str]) -> None:
    _, state, proof = row
    assert bool(proof) is (state != "not yet")
    if not proof:
        return
    file, _, name = proof.partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    tests = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert name in tests or (not name and any(test.startswith("test_") for test in tests))
