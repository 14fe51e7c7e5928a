"""What has to be done before an item of some kind is settled: data with a source."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the close-out of a kind of item. `inferred` marks our own proposal."""

    step: str
    name: str
    name_fr: str
    source: str
    inferred: bool


@cache
def close_outs() -> Mapping[str, tuple[Step, ...]]:
    """Return the steps by kind of item; a kind without a line has none."""
    file = resources.files("drawdown.liquidation").joinpath("tables/close_out.csv")
    found: dict[str, tuple[Step, ...]] = {}
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        step = Step(
            row["step"], row["name"], row["name_fr"], row["source"], row["inferred"] == "yes"
        )
        found[row["kind"]] = (*found.get(row["kind"], ()), step)
    return found


def lacking(kind: str, done: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the steps of a kind that are not among those done."""
    return tuple(step for step in close_outs().get(kind, ()) if step.step not in done)
