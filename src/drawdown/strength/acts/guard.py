"""`guard.set`: who guards a site, from which day until which."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.strength import faults
from drawdown.strength.acts.report import Count, Reported, SiteId, Words
from drawdown.strength.guard import Guard


class GuardSet(Frozen):
    """Who guards a site. A later act with the same first day takes its place."""

    site: SiteId
    by: Annotated[str, Field(min_length=1, max_length=200)]
    since: date
    until: date
    heads: Count | None = None
    source: Words | None = None

    def to_guard(self) -> Guard:
        """Return the guard it sets."""
        return Guard(self.site, self.by, self.since, self.until, self.heads)


def decide(state: Reported, act: Act) -> tuple[Finding, ...]:
    """Refuse a site that nobody knows, and an end before its beginning."""
    return tuple(_against(state, GUARD_SET.body_of(act), act))


def _against(state: Reported, body: GuardSet, act: Act) -> Iterator[Finding]:
    if body.site not in state.sites:
        nearest = suggestion(body.site, state.sites)
        yield faults.NO_SUCH_SITE.at(Place("act", field="site"), site=body.site, nearest=nearest)
    if body.until < body.since:
        place = Place("act", field="until")
        yield faults.GUARD_ENDS_BEFORE.at(place, day=body.until, since=body.since)


GUARD_SET = Kind("guard.set", GuardSet, decide)
