"""A line of the property register: what it is, whose, where, in what state, at what value."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class Sort(StrEnum):
    """Which rules a line stands under."""

    ASSET = "asset"
    """Owned by the organization and followed one by one."""
    STOCK = "stock"
    """Owned by the organization, counted in bulk or consumed."""
    CONTINGENT = "contingent"
    """Owned by a contributor: its owner decides."""
    INFRASTRUCTURE = "infrastructure"
    HAZARDOUS = "hazardous"
    """Leaves by a licensed receiver alone, or is made harmless."""


class Condition(StrEnum):
    """In what state a line is. Unknown is a state of its own, never a good one."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    UNSERVICEABLE = "unserviceable"
    UNKNOWN = "unknown"


class Group(StrEnum):
    """Where a line goes under Regulation 5.14; see the table `groups` of the disposal rules."""

    I = "I"  # noqa: E741 -- the numbers of the regulation
    II = "II"
    III = "III"
    IV = "IV"
    V = "V"


UN = "un"
"""The owner of what is not a contributor's; those are `unit:` and a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as an enterprise system or a count has it. Absent is none: never zero, never empty.

    Amounts are whole minor units (cents) of `currency` for one piece, not for the line.
    """

    line: str
    """The number in the enterprise system; it names the line for good."""
    sort: Sort
    owner: str
    site: str
    description: str
    quantity: int
    unit: str = "each"
    category: str = ""
    serial: str = ""
    condition: Condition = Condition.UNKNOWN
    purchase: int | None = None
    residual: int | None = None
    currency: str = ""
    lat: float | None = None
    lon: float | None = None
    position: str = ""
    """Where on the site: a building, a yard, a shelf."""
    custodian: str = ""
    """The section that answers for it; never a person's name."""
    restriction: str = ""
    """What an end-user certificate or a third party says of it."""
    container: str = ""
    """The container that it is packed in, by its number."""
    group: Group | None = None

    def __post_init__(self) -> None:
        for fault in faults_of(self):
            raise ValueError(fault)

    @property
    def place(self) -> str:
        """The place of the account where the line stands by the register."""
        return at_site(self.site)


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Line))
TEXTS = ("line", "owner", "site", "description", "unit", "category", "serial", "position",
         "custodian", "restriction", "container", "currency")  # fmt: skip
LONGEST = {"description": 300, "restriction": 200, "line": 60, "owner": 66, "site": 60,
           "unit": 20, "currency": 3}  # fmt: skip
LONGEST_TEXT = 100
MOST = 1_000_000_000
"""Pieces of one line: more is a slip of the keyboard."""


def faults_of(line: Line) -> list[str]:
    """Return what a line may not be, in words."""
    found = [
        f"{name} has more than {LONGEST.get(name, LONGEST_TEXT)} letters"
        for name in TEXTS
        if len(getattr(line, name)) > LONGEST.get(name, LONGEST_TEXT)
    ]
    found += [
        f"{name} is empty" for name in ("line", "owner", "site", "unit") if not getattr(line, name)
    ]
    if not 0 <= line.quantity <= MOST:
        found.append(f"{line.quantity} pieces")
    amounts = [amount for amount in (line.purchase, line.residual) if amount is not None]
    if any(amount < 0 for amount in amounts):
        found.append("a value below zero")
    if amounts and len(line.currency) != 3:
        found.append("a value without its currency")
    if (line.sort is Sort.CONTINGENT) == (line.owner == UN):
        found.append(f"{line.sort} and owned by {line.owner}")
    return found


def at_site(site: str) -> str:
    """Return the place of the account that a site is."""
    return f"site:{site}"


def on_the_way(movement: str) -> str:
    """Return the place of the account that a movement is, from departure to receipt."""
    return f"way:{movement}"


def as_values(line: Line) -> dict[str, Any]:
    """Return a line as JSON has it, without what is not known."""
    values = {name: getattr(line, name) for name in FIELDS}
    return {name: value for name, value in values.items() if value is not None and value != ""}


def from_values(values: dict[str, Any]) -> Line:
    """Return the line of such values; raises `ValueError`, `KeyError` or `TypeError`."""
    known = dict(values)
    known["sort"] = Sort(known["sort"])
    known["condition"] = Condition(known.get("condition", Condition.UNKNOWN))
    if known.get("group") is not None:
        known["group"] = Group(known["group"])
    for name in ("lat", "lon"):
        if known.get(name) is not None:
            known[name] = float(known[name])
    return Line(**known)
