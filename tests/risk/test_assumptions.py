"""The shipped assumptions read back; a wrong value is refused with its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawdown.core.findings import Refused
from drawdown.register.network import Threat
from drawdown.risk.assumptions import SHIPPED, read_assumptions


def test_the_shipped_file_knows_every_threat_and_is_an_estimate() -> None:
    found = read_assumptions()
    assert set(found.travel_delay) == set(Threat)
    assert found.source == "EST"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("p95: 1.5", "p95: 0.5", "travel_delay.low.p95"),
        ("{likely: 1.1, p95: 2.5", "{likely: 2.6, p95: 2.5", "travel_delay.medium"),
        ("tasks_of_site: 0.20", "tasks_of_site: 0.90", "shared"),
        ("task_shape: pert", "task_shape: square", "task_shape"),
        ("refusals_at_most: 6", "refusals_at_most: many", "refusals_at_most"),
        ("source: EST", "source: EST\nsurprise: 1", "surprise"),
    ],
)
def test_it_names_the_value_at_fault(old: str, new: str, field: str, tmp_path: Path) -> None:
    path = tmp_path / "assumptions.yaml"
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Refused, match=f"`{field}`"):
        read_assumptions(path)


def test_it_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        read_assumptions(tmp_path / "none.yaml")
