"""A fact that a statement may say: what kind it is, its values, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Value = str | tuple[str, ...]
"""Canonical and of no language: a day as `2023-12-08`, a number in digits, a site by its id."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another source says of one value of a fact."""

    slot: str
    value: str
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a sentence says. Two facts are equal when kind and values are.

    Attributes:
        kind: what it is about, as the forms of sentences name it.
        values: canonical values by slot.
        sources: ids of the sources that give the values; never empty for a fact of the records.
        alternatives: what other sources say instead.
    """

    kind: str
    values: Mapping[str, Value]
    sources: tuple[str, ...] = field(default=(), compare=False)
    alternatives: tuple[Alternative, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(sorted(self.values.items()))))

    @property
    def key(self) -> tuple[str, tuple[tuple[str, Value], ...]]:
        """What it says, fit to be looked up."""
        return self.kind, tuple(self.values.items())

    def __hash__(self) -> int:
        return hash(self.key)
