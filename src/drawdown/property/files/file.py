"""A file of disposal: what it is about, its state, and every step that led there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class FileKind(StrEnum):
    """What a file is."""

    CASE = "case"
    """Before the review board."""
    TRANCHE = "tranche"
    """A part of the disposal plan that is approved as one."""
    LOT = "lot"
    """Sold as one."""
    GIFT = "gift"
    DESTRUCTION = "destruction"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a file: the kind of act, when, by whom, with which papers."""

    act: str
    on: date
    by: str
    capacity: str
    papers: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each paper, by what it is."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DisposalFile:
    """One file. `lines` gives the pieces of each line; a tranche names its lines elsewhere."""

    kind: FileKind
    id: str
    site: str
    state: str
    opened: date
    why: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    due: date | None = None
    """When what was decided is to be carried out."""
    receiver: str = ""
    """An office, an agency or a company; never a person."""
    amount: int | None = None
    """Minor units of `currency`, for all of it; none where nobody said."""
    currency: str = ""
    excluded: tuple[str, ...] = ()
    """Lines that are kept from the sale, and from the viewing area."""
    forced: bool = False
    """Destroyed in place, since it cannot be moved."""

    def day_of(self, act: str) -> date | None:
        """Return when a step of a kind last happened."""
        return next((step.on for step in reversed(self.steps) if step.act == act), None)

    @property
    def authors(self) -> frozenset[str]:
        """Who took its steps."""
        return frozenset(step.by for step in self.steps)
