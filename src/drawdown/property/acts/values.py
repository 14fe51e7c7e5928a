"""Values that bodies of acts on property are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act
from drawdown.property.faults import OTHER_SITE

LineId = Annotated[str, Field(min_length=1, max_length=60)]
FileId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-._][A-Za-z0-9]+)*$", max_length=60)]
"""What a count, a case, a tranche, a lot or a gift is called."""
SiteId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, Field(min_length=1, max_length=600)]
"""Words that name no person: they stay in the ledger for good."""
Pieces = Annotated[int, Field(ge=0, le=1_000_000_000)]
MOST_LINES = 400
"""Lines of one act: more do not fit into an entry of the ledger."""


def names_another(act: Act, site: str) -> tuple[Finding, ...]:
    """Return what is wrong where the rights were asked for another site than the body names."""
    if act.sites == (site,):
        return ()
    named = ", ".join(act.sites) or "none"
    return (OTHER_SITE.at(Place("act", field="sites"), named=named, site=site),)
