"""The file of a hasty exit: who ordered it, each thing on the destruction list, the departure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from drawdown.handover.file import Origin


class Owner(StrEnum):
    """Whose a thing is."""

    UNOE = "unoe"
    COE = "coe"


class Fate(StrEnum):
    """What became of a thing on the list."""

    LISTED = "listed"
    AUTHORISED = "authorised"
    DESTROYED = "destroyed"
    CARRIED = "carried"
    """Spared: it could be taken along after all."""
    LEFT = "left"
    """Spared: it stayed where it was."""


OPEN = frozenset({Fate.LISTED, Fate.AUTHORISED})
LOST = frozenset({Fate.DESTROYED, Fate.LEFT})
"""What its owner is told of as a loss."""


@dataclass(frozen=True, slots=True)
class Order:
    """That a site is left in haste: by whom, why, and when the last of it departs."""

    by: str
    on: date
    departs: datetime
    reason: str
    document: str
    notified: tuple[str, ...] = ()
    origin: Origin = Origin.ORIGINAL


@dataclass(frozen=True, slots=True)
class Authority:
    """That some things may be destroyed: by whom, on which signed list, after which check."""

    by: str
    on: date
    list: str
    safety_check: str
    owner_notice: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A thing on the destruction list. An unknown number or value is none, never nothing."""

    id: str
    owner: Owner
    contributor: str
    """Whose contingent it is of; empty for what the Organization owns."""
    what: str
    quantity: int | None
    value: int | None
    """Minor units of `currency`."""
    currency: str
    reason: str
    """Why it cannot move."""
    method: str
    listed_by: str
    listed_on: date
    origin: Origin = Origin.ORIGINAL
    authority: Authority | None = None
    fate: Fate = Fate.LISTED
    fate_on: date | None = None
    fate_by: str | None = None
    why_spared: str = ""
    witnesses: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    case: str | None = None
    """The write-off case under which its owner was told of the loss."""
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """The last of a site leaves; what nobody counted is none."""

    on: date
    people: int | None
    vehicles: int | None
    supply_days: int | None
    air_cover: bool | None
    document: str


@dataclass(frozen=True, slots=True)
class ExitFile:
    """The hasty exit of a site, or of a part of it."""

    site: str
    part: str | None = None
    order: Order | None = None
    """The one in force; an exit that was called off has none."""
    earlier: tuple[Order, ...] = ()
    """Orders that were called off."""
    items: Mapping[str, Item] = field(default_factory=dict)
    departure: Departure | None = None
    opened: date | None = None
    """The first day the site can have been the mission's; it comes from the register."""

    @property
    def subject(self) -> str:
        """The subject of acts on this file."""
        return f"part:{self.site}/{self.part}" if self.part else f"site:{self.site}"

    def of_fate(self, *fates: Fate) -> tuple[Item, ...]:
        """Return the things that came to one of these ends, in the order of the list."""
        return tuple(item for item in self.items.values() if item.fate in fates)
