"""Kinds of open items: data with a source, and the office and successor that a kind falls to."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class ItemKind:
    """One kind of open item. `inferred` marks that its office or successor is our proposal."""

    kind: str
    name: str
    name_fr: str
    track: str
    """technical or administrative."""
    owner: str
    """The office that it falls to unless somebody assigns it."""
    successor: str
    """Who has it after the end, unless somebody says otherwise."""
    source: str
    inferred: bool


@cache
def item_kinds() -> Mapping[str, ItemKind]:
    """Return the kinds that are shipped, by name."""
    file = resources.files("drawdown.liquidation").joinpath("tables/kinds.csv")
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["kind"]: _kind(row) for row in rows}


def _kind(row: Mapping[str, str]) -> ItemKind:
    return ItemKind(
        row["kind"],
        row["name"],
        row["name_fr"],
        row["track"],
        row["owner"],
        row["successor"],
        row["source"],
        row["inferred"] == "yes",
    )
