"""Signed packs that need a time-stamp: each a dated task on the work list, the first due first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from drawdown.people.rights import Sight
from drawdown.signing.renewal import Renewal, renewal_of
from drawdown.web.closing import models
from drawdown.web.closing.codec import PACK
from drawdown.web.closing.queries import register
from drawdown.web.people.who import Who


@dataclass(frozen=True, slots=True)
class RenewalLine:
    """One signed pack and its next time-stamp."""

    site: str
    name: str
    part: str
    renewal: Renewal
    missed: date | None
    late: bool


def renewals(who: Who, today: date) -> list[RenewalLine]:
    """Return what the reader may see of it, for every site and part."""
    return sorted(_lines(who, today), key=lambda line: (line.renewal.due, line.site, line.part))


def _lines(who: Who, today: date) -> Iterator[RenewalLine]:
    names = {site.id: site.name for site in register().sites}
    for row in models.PackFile.objects.all():
        renewal = renewal_of(PACK.read(row.content).last)
        if renewal is None or not who.sees(Sight.PACK, sites=frozenset({row.site})):
            continue
        yield RenewalLine(
            site=row.site,
            name=names.get(row.site, row.site),
            part=row.part,
            renewal=renewal,
            missed=renewal.missed(today),
            late=renewal.due < today,
        )
