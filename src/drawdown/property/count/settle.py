"""What an accepted variance comes to in the account: found, lost, or moved without a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from drawdown.property.count.sighting import Sighting
from drawdown.property.effects import Pieces, found, gone
from drawdown.property.line import at_site
from drawdown.property.posting import Posting, Way


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a variance is taken into the account: at which site, on which day."""

    site: str
    on: date
    other: str | None = None
    """The site that the surplus came from, or that the shortage went to."""


def postings_of(sighting: Sighting, settlement: Settlement) -> tuple[Posting, ...]:
    """Return the postings of a variance; none where nothing differs."""
    pieces = Pieces(sighting.line, sighting.owner, abs(sighting.variance))
    if not pieces.quantity:
        return ()
    site, on, more = settlement.site, settlement.on, sighting.variance > 0
    if settlement.other is not None:
        here, there = at_site(site), at_site(settlement.other)
        start, end = (there, here) if more else (here, there)
        return (Posting(sighting.line, sighting.owner, Way.MOVED, pieces.quantity, on, start, end),)
    return found(pieces, site=site, on=on) if more else gone(pieces, Way.LOST, site=site, on=on)
