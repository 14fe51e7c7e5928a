"""`bands.entered`: who decides up to which value, and below which a sale needs no tender."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.people.reading import shipped_rights
from drawdown.property.acts.values import Words
from drawdown.property.faults import BANDS_ASTRAY, NO_AUTHORITY
from drawdown.rules.disposal import Band

DECIDES = "tranche.decided"


class BandsEntered(Frozen):
    """The mission's own bands of delegated authority; the last ones count.

    They are not public: until a mission enters them, who decides is unknown, and shown as unknown.
    """

    bands: Annotated[tuple[Band, ...], Field(max_length=10)]
    no_tender_below: Annotated[int, Field(gt=0)] | None = None
    source: Words
    """The instrument that says so."""


def decide(state: None, act: Act) -> tuple[Finding, ...]:
    """Refuse bands that overlap, that end before the last, or name an office that cannot decide."""
    body = BANDS_ENTERED.body_of(act)
    place = Place("act", field="bands")
    tops = [band.up_to for band in body.bands]
    closed = [top for top in tops if top is not None]
    found: list[Finding] = []
    if tops[:-1] != closed[: len(tops) - 1] or closed != sorted(set(closed)):
        found.append(BANDS_ASTRAY.at(place))
    able = {role.id for role in shipped_rights().roles_that_may(DECIDES)}
    found += [
        NO_AUTHORITY.at(place, authority=band.authority, choices=", ".join(sorted(able)))
        for band in body.bands
        if band.authority not in able
    ]
    return tuple(found)


BANDS_ENTERED = Kind("bands.entered", BandsEntered, decide)
