"""Figures that were released, as open data may hold them: nothing else ever leaves this way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from drawdown.register.history import History
from drawdown.statements.draft import Draft, unbound
from drawdown.statements.fact import Fact, Value
from drawdown.statements.figures import differences, falls
from drawdown.statements.sets import set_facts

_NUMBER = re.compile(r"\d{1,15}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NAMES = ("site", "to", "part", "item", "what", "currency", "unit", "about")
"""Slots that say what a figure speaks of: they stand beside it."""
LISTED = {"of": "what", "sites": "site", "parts": "part"}
"""What the names in a list are names of."""


@dataclass(frozen=True, slots=True)
class Released:
    """A statement that went out and still counts: its name, its day, what it says.

    `document` is the hash of what was released; empty for figures that a history cites.
    """

    statement: str
    on: date
    document: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, order=True)
class OpenFigure:
    """One released figure: a number or a day, with what it speaks of and who says it."""

    released: date
    statement: str
    kind: str
    figure: str
    value: str
    names: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    document: str

    def name(self, slot: str) -> str:
        """Return what the figure speaks of, by slot; nothing where it does not say."""
        return dict(self.names).get(slot, "")


def figures_of(released: Iterable[Released]) -> tuple[OpenFigure, ...]:
    """Return every number and every day of what was released, each once, by day of release."""
    return tuple(sorted({one for each in released for one in _figures(each)}))


def said_in(draft: Draft) -> tuple[Fact, ...]:
    """Return the facts of a draft with those values alone that its text still says.

    Names stay, since they say what a figure speaks of; a figure taken out of the text does not.
    """
    said: dict[int, set[str]] = {}
    for token in unbound(draft.text).tokens:
        number, _, slot = token.name.partition(".")
        said.setdefault(int(number), set()).add(slot)
    found = []
    for place, bound in enumerate(draft.facts, 1):
        slots = said.get(place, set())
        values = {name: _kept(name, value, slots) for name, value in bound.values.items()}
        kept = {name: value for name, value in values.items() if value}
        if slots and kept:
            found.append(Fact(bound.kind, kept, bound.sources))
    return tuple(found)


def _kept(name: str, value: Value, slots: set[str]) -> Value:
    """Return what a text says of a value; nothing where it says nothing of it."""
    if name in NAMES or name in slots:
        return value
    if isinstance(value, str):
        return ""
    return tuple(one for place, one in enumerate(value, 1) if f"{name}.{place}" in slots)


def released_sets(history: History, as_of: date) -> tuple[Released, ...]:
    """Return the sets of figures that a history cites as released by a day, if their sums hold."""
    sets = sorted(history.figures, key=lambda one: one.reported)
    return tuple(
        Released(f"{one.subject}-{one.reported}", one.reported, "", set_facts(one))
        for one in sets
        if one.reported <= as_of and not differences(one) and not falls(sets, one)
    )


def _figures(each: Released) -> Iterator[OpenFigure]:
    for fact in each.facts:
        names = {slot: str(fact.values[slot]) for slot in NAMES if slot in fact.values}
        for slot, value in fact.values.items():
            if slot in NAMES:
                continue
            for own, said in _values(slot, value):
                if _NUMBER.fullmatch(said) or _DAY.fullmatch(said):
                    yield OpenFigure(
                        released=each.on,
                        statement=each.statement,
                        kind=fact.kind,
                        figure=slot,
                        value=said,
                        names=tuple(sorted((names | own).items())),
                        sources=tuple(sorted(fact.sources)),
                        document=each.document,
                    )


def _values(slot: str, value: Value) -> Iterator[tuple[dict[str, str], str]]:
    """Yield the values of a slot; of a list such as `ber@2023-08-13`, each with its own name."""
    if isinstance(value, str):
        yield {}, value
        return
    for one in value:
        name, _, said = one.rpartition("@")
        yield ({LISTED[slot]: name} if name and slot in LISTED else {}), said
