"""An open item: what is still to be settled, by whom, by when, under which rule, and what then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from drawdown.liquidation.kinds import item_kinds


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in minor units, with the day of the rate of exchange that it was counted at."""

    minor: int
    currency: str
    rate_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One open item. A drawn one follows from another part and goes when that part settles it."""

    id: str
    kind: str
    title: str
    site: str = ""
    opened: date | None = None
    due: date | None = None
    """None where nobody knows; that is shown, and never read as no hurry."""
    rule: str = ""
    amount: Amount | None = None
    evidence: tuple[str, ...] = ()
    owner: str = ""
    successor: str = ""
    drawn: bool = False

    def __post_init__(self) -> None:
        if self.kind not in item_kinds():
            raise ValueError(f"no kind of open item {self.kind}")

    def age(self, today: date) -> int | None:
        """Return its age in days; none where the day it was opened is not known."""
        return None if self.opened is None else (today - self.opened).days

    def overdue(self, today: date) -> bool:
        """Return whether it should be settled by now."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What acts said of an item besides what it is: who has it, and who takes it over."""

    owner: str = ""
    person: str = ""
    """Who of that office has it; by id."""
    due: date | None = None
    successor: str = ""
    offered_to: str = ""
    offered_on: date | None = None
    accepted_by: str = ""
    """The office that answers for it from then on."""
    accepted_on: date | None = None
    clock: date | None = None
    """The day on which the successor has to look at it again."""
    settled_on: date | None = None
    papers: tuple[str, ...] = ()

    @property
    def residual(self) -> bool:
        """Whether a named successor has accepted it."""
        return self.accepted_on is not None and self.settled_on is None


NO_CARE = Care()


@dataclass(frozen=True, slots=True)
class Held:
    """An item as it stands: what it is, and who has it now."""

    item: OpenItem
    care: Care

    @property
    def owner(self) -> str:
        """Who answers for it: as assigned, as entered, else the office that its kind falls to."""
        return (
            self.care.accepted_by
            or self.care.owner
            or self.item.owner
            or item_kinds()[self.item.kind].owner
        )

    @property
    def person(self) -> str:
        """Who of that office has it, by id; empty where nobody is named, or a successor has it."""
        return "" if self.care.accepted_by else self.care.person

    @property
    def successor(self) -> str:
        """Who has it after the end."""
        return (
            self.care.offered_to
            or self.care.successor
            or self.item.successor
            or item_kinds()[self.item.kind].successor
        )

    @property
    def due(self) -> date | None:
        """When it is due: by its clock, as assigned, or as entered."""
        return self.care.clock or self.care.due or self.item.due
