"""One thing that the mission did, built, agreed or taught, as an act or a workbook gives it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from drawdown.core.provenance import Frozen, Provenance
from drawdown.register.legacy import About, Amount, LegacyItem, PartialDay
from drawdown.register.mission import Id

Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")]
Degrees = Annotated[str, Field(pattern=r"^-?\d{1,3}(\.\d{1,6})?$")]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]


class Sort(StrEnum):
    """What an entry is."""

    PROJECT = "project"
    INFRASTRUCTURE = "infrastructure"
    OFFICE = "office"
    AGREEMENT = "agreement"
    RECONCILIATION = "reconciliation"
    """Support to a reconciliation team."""
    DIALOGUE = "dialogue"
    ACTIVITY = "activity"
    """Another activity for social cohesion."""
    WORKSHOP = "workshop"
    PRIORITY = "priority"
    """What the Security Council asked for."""
    GIFT = "gift"
    OTHER = "other"


class Fund(StrEnum):
    """What a project was paid from."""

    QUICK_IMPACT = "quick_impact"
    TRUST_FUND = "trust_fund"
    PEACEBUILDING_FUND = "peacebuilding_fund"
    MISSION_BUDGET = "mission_budget"
    OTHER = "other"


NEEDED: dict[Sort, tuple[str, ...]] = {
    Sort.AGREEMENT: ("parties", "date"),
    Sort.WORKSHOP: ("topic",),
    Sort.PRIORITY: ("date",),
}
"""What an entry of a sort cannot be without."""


class LegacyEntry(Frozen):
    """`what` and `what_fr` are noun phrases without numbers of their own."""

    id: Id
    sort: Sort
    region: Line
    sites: tuple[Id, ...] = ()
    """The sites whose closure it is told with."""
    sector: Id
    dac: Annotated[str, Field(pattern=r"^[1-9]\d{4}$")] | None = None
    """The purpose code of the DAC list, of five digits, where a source gives it."""
    what: Line
    what_fr: Line
    date: PartialDay | None = None
    count: Count | None = None
    unit: Id | None = None
    amount: Amount | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    about: About | None = None
    fund: Fund | None = None
    donor: Line | None = None
    beneficiaries: Count | None = None
    successor: Line | None = None
    parties: tuple[Line, ...] = ()
    """Who made an agreement with each other."""
    follow_up: Line | None = None
    """The body that looks after an agreement."""
    topic: Line | None = None
    audience: Line | None = None
    institution: Line | None = None
    lat: Degrees | None = None
    lon: Degrees | None = None
    sources: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Where it is known from: ids of the register, addresses, or words."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Refuse a sum without its currency, a place by half, and what a sort cannot lack."""
        for first, second in (("amount", "currency"), ("count", "unit"), ("lat", "lon")):
            if (getattr(self, first) is None) != (getattr(self, second) is None):
                raise ValueError(f"{first} and {second} go together")
        for name in NEEDED.get(self.sort, ()):
            if not getattr(self, name):
                raise ValueError(f"{self.sort}: {name} is needed")
        return self

    def to_item(self, index: int) -> LegacyItem:
        """Return it as statements tell it; the entry of the ledger is its source."""
        shared = {name: getattr(self, name) for name in LegacyItem.model_fields if name in FIELDS}
        source = (*self.sources, f"ledger entry {index}")
        return LegacyItem(**shared, provenance={"*": Provenance(source=source)})


FIELDS = frozenset(LegacyEntry.model_fields)


def of_item(item: LegacyItem, sort: Sort) -> LegacyEntry | None:
    """Return an item of the mission folder as an entry, without what is an estimate."""
    values = {
        name: value
        for name, value in item
        if name in FIELDS and value is not None and not item.estimated(name)
    }
    sources = item.provenance_of().source
    if not sources or item.estimated():
        return None
    for first, second in (("amount", "currency"), ("count", "unit")):
        if first not in values or second not in values:
            values.pop(first, None)
            values.pop(second, None)
    return LegacyEntry.model_validate(values | {"sort": item.kind or sort, "sources": sources})
