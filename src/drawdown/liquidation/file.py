"""The file of the liquidation: its phase, what was entered, who has what, and the money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from drawdown.liquidation.item import NO_CARE, Care, Held, OpenItem
from drawdown.liquidation.money import Change


@dataclass(frozen=True, slots=True)
class Begun:
    """The gate into liquidation, as it was passed."""

    on: date
    head: str
    exceptions: Mapping[str, str]
    """Sites that stay open, each with the reason."""
    papers: tuple[str, ...]
    guards: Mapping[str, str] = field(default_factory=dict)
    """The paper on the guard of each site that stays."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that acts said of one item. A drawn one has no `item`: that is made anew each time."""

    item: OpenItem | None = None
    care: Care = NO_CARE
    changes: tuple[Change, ...] = ()
    remaining: int = 0
    """Minor units that are still open."""


@dataclass(frozen=True, slots=True)
class LiquidationFile:
    """What the acts of the liquidation come to."""

    begun: Begun | None = None
    closed_on: date | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)
    done: Mapping[str, date] = field(default_factory=dict)
    """Tasks that acts said are done, by task and place."""


def register_of(file: LiquidationFile, drawn: Iterable[OpenItem]) -> tuple[Held, ...]:
    """Return every open item, those drawn from other parts and those entered, by id."""
    found = {
        each.id: Held(each, file.entries[each.id].care if each.id in file.entries else NO_CARE)
        for each in drawn
    }
    for name, entry in file.entries.items():
        if entry.item is not None and entry.care.settled_on is None:
            found[name] = Held(entry.item, entry.care)
    return tuple(found[name] for name in sorted(found))


def residuals_of(register: Iterable[Held]) -> tuple[Held, ...]:
    """Return what a successor has accepted: open after the end, with an owner and a clock."""
    return tuple(each for each in register if each.care.residual)
