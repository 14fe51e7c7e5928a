"""The table of constraints on the page of the model names functions and tests that are there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from drawdown.plan.check import RULES

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "concepts" / "planning-model.md"
ROWS = re.findall(
    r"^\| ([^|`]+) \| `([a-z_.A-Z]+)` \| `([a-z_.]+)` \| `([a-z_/.]+)` \|$",
    PAGE.read_text(encoding="utf-8"),
    flags=re.MULTILINE,
)


def found(package: str, name: str) -> object:
    """Return what a name like `decode.sites.place_lifts` stands for."""
    module, _, function = name.rpartition(".")
    return getattr(import_module(f"{package}.{module}"), function)


@pytest.mark.parametrize(("what", "planner", "checker", "test"), ROWS, ids=[r[0] for r in ROWS])
def test_a_row_names_what_is_there(what: str, planner: str, checker: str, test: str) -> None:
    assert what
    assert callable(found("drawdown.plan", planner))
    assert callable(found("drawdown.plan.check", checker))
    assert (ROOT / "tests" / "plan" / test).is_file()


def test_every_rule_of_the_checker_has_a_row() -> None:
    named = {found("drawdown.plan.check", checker) for _, _, checker, _ in ROWS}
    assert {rule for rule, function in RULES.items() if function not in named} == set()
