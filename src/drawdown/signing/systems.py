"""The systems of a camp that an inspection looks at one by one, as the shipped table has them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "systems.csv"


@dataclass(frozen=True, slots=True)
class System:
    """A system of a camp, by its name in both languages."""

    id: str
    name: str
    name_fr: str


@cache
def systems() -> tuple[System, ...]:
    """Return the systems in the order in which they are inspected."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(System(row["id"], row["name"], row["name_fr"]) for row in rows)
