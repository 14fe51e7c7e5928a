"""A decision names the rules that its author saw, and is refused under others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from drawdown.rules.closing_reading import load_closing
from drawdown.rules.deciding import under_the_rules

RULES = load_closing()


def codes(named: str | None) -> list[str]:
    act: Any = SimpleNamespace(rules=named)
    return [f"{each.code} {each.found}" for each in under_the_rules(RULES, act)]


def test_the_rules_in_force_speak_against_nothing() -> None:
    assert codes(RULES.digest) == []


@pytest.mark.parametrize(
    ("named", "told"), [("0123456789abcdef" * 4, "0123456789abcdef"), (None, "none")]
)
def test_other_rules_are_named_beside_those_in_force(named: str | None, told: str) -> None:
    (found,) = codes(named)
    assert found == f"H601 decided under the rules {told}; in force are {RULES.digest[:16]}"
