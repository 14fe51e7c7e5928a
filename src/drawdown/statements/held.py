"""What the mission holds beside its folder, as records that a figure can count.

People as they were reported, lines of property by where they are to go, and waste that left.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from drawdown.core.provenance import Record
from drawdown.core.quantity import Count
from drawdown.register.mission import Id


class Heads(Record):
    """One category of people in one report of strength."""

    id: str
    site: str = ""
    """Empty in a report of the whole mission."""
    measure: str
    """What was counted: `present`, `departed` or `planned`."""
    category: str
    group: str
    on: date
    count: Count | None = None
    """None where the report says nothing of the category and does not say that it names all."""


class Lines(Record):
    """Lines of property at one site that share owner, sort, group and method."""

    id: str
    site: str = ""
    """Empty while the pieces are on the way."""
    owner: str
    """`un`, or `contingent` for what belongs to a contributing country."""
    sort: str
    group: str
    """The group of Regulation 5.14; `open` where nobody has decided."""
    method: str
    """What becomes of them; `open` where nobody has decided."""
    on: date
    """The day of the position that they were counted at: property is known at a moment."""
    lines: Count
    pieces: Count


class Consignment(Record):
    """Waste of one stream that left a site, or reached its receiver, in kilograms."""

    id: str
    site: Id
    stream: str
    on: date
    kg: Count


@dataclass(frozen=True, slots=True)
class Held:
    """What stands at one position; empty for whoever writes from a folder alone."""

    strength: tuple[Heads, ...] = ()
    property: tuple[Lines, ...] = ()
    waste_sent: tuple[Consignment, ...] = ()
    waste_received: tuple[Consignment, ...] = ()


NOTHING = Held()
