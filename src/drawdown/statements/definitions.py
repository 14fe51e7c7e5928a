"""What each figure is: its unit, its rule, the query that finds it, its names in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from drawdown.core.provenance import Frozen


class Cited(Frozen):
    """Where a rule comes from."""

    title: str
    url: str


class Definition(Frozen):
    """One figure. Two reports that name it as of the same entry give the same value."""

    id: str
    unit: str
    query: str
    """The function of `statements.values` that finds it."""
    name: str
    name_fr: str
    counts: str
    """What is counted and what is not."""
    counts_fr: str
    source: Cited | None = None


class Definitions(Frozen):
    """Every figure that there is, in the order in which they are shown."""

    sources: Mapping[str, Cited]
    figures: tuple[Definition, ...]

    def of(self, name: str) -> Definition:
        """Return a definition; raises `KeyError`."""
        for each in self.figures:
            if each.id == name:
                return each
        raise KeyError(name)


@cache
def definitions() -> Definitions:
    """Return the definitions that are shipped."""
    path = resources.files("drawdown.statements") / "forms" / "figures.yaml"
    return Definitions.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
