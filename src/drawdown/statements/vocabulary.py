"""The closed vocabulary in which a mission says what one of its figures counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import Field

from drawdown.core.provenance import Frozen

NUMBER = "number"
"""What every kind of record can be asked for: how many there are."""


class Of(StrEnum):
    """The records that a figure can count."""

    MOVEMENTS = "movements"
    SITES = "sites"
    """Whole sites that were signed over or left."""
    PARTS = "parts"
    LEGACY = "legacy"
    PEOPLE = "people"
    """People of each site and category on the first day of the plan, as the register has them."""
    STRENGTH = "strength"
    """The last report of the whole mission, of each measure."""
    SITE_STRENGTH = "site-strength"
    """The last report of each site, of each measure."""
    PROPERTY = "property"
    WASTE_SENT = "waste-sent"
    WASTE_RECEIVED = "waste-received"


class Query(Frozen):
    """Which records, what of each is added up, and which of them are left out."""

    records: Of
    take: str = NUMBER
    where: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """A record counts when each field named here has one of the values."""
    first: date | None = None
    """The first day that counts, and the last; a record without a day counts in no period."""
    last: date | None = None


TAKES: Mapping[Of, tuple[str, ...]] = {
    Of.MOVEMENTS: (NUMBER, "vehicles", "people", "injured"),
    Of.SITES: (NUMBER,),
    Of.PARTS: (NUMBER,),
    Of.LEGACY: (NUMBER, "count", "amount", "beneficiaries"),
    Of.PEOPLE: ("count",),
    Of.STRENGTH: ("count",),
    Of.SITE_STRENGTH: ("count",),
    Of.PROPERTY: ("lines", "pieces"),
    Of.WASTE_SENT: (NUMBER, "kg"),
    Of.WASTE_RECEIVED: (NUMBER, "kg"),
}
"""What of each kind of record can be added up."""

FIELDS: Mapping[Of, tuple[str, ...]] = {
    Of.MOVEMENTS: ("mode", "kind", "status", "origin", "destination"),
    Of.SITES: ("site", "region", "type", "signed"),
    Of.PARTS: ("site", "region", "type", "signed"),
    Of.LEGACY: ("sector", "region", "kind", "fund", "donor", "currency", "unit", "site"),
    Of.PEOPLE: ("category", "site", "region"),
    Of.STRENGTH: ("measure", "category", "group"),
    Of.SITE_STRENGTH: ("measure", "category", "group", "site", "region"),
    Of.PROPERTY: ("owner", "sort", "group", "method", "site", "region"),
    Of.WASTE_SENT: ("stream", "site", "region"),
    Of.WASTE_RECEIVED: ("stream", "site", "region"),
}
"""By what each kind can be chosen. A new word is a line here and in docs/formats/figures.md."""

NEEDS: Mapping[tuple[Of, str], str] = {
    (Of.LEGACY, "count"): "unit",
    (Of.LEGACY, "amount"): "currency",
    (Of.STRENGTH, "count"): "measure",
    (Of.SITE_STRENGTH, "count"): "measure",
}
"""What can only be added up in one unit: the field that has to be narrowed to one value."""
