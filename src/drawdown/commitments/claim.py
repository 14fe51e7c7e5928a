"""Claims against the mission: by whom, for what, and until when they can still be made."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drawdown.rules.closing import ClaimRule


class ClaimKind(StrEnum):
    """Who claims, and what."""

    THIRD_PARTY_INJURY = "third_party_injury"
    THIRD_PARTY_PROPERTY = "third_party_property"
    LESSOR_RESTORATION = "lessor_restoration"
    CONTRACTOR = "contractor"
    CONTRIBUTOR = "contributor"
    STAFF = "staff"
    VEHICLE_ACCIDENT = "vehicle_accident"


class Outcome(StrEnum):
    """What became of a claim."""

    SETTLED = "settled"
    REJECTED = "rejected"
    TRANSFERRED = "transferred"
    """Somebody who outlives the site, such as a service centre or an insurer, has it now."""


LIMITED = frozenset({ClaimKind.THIRD_PARTY_INJURY, ClaimKind.THIRD_PARTY_PROPERTY})
"""Kinds that the limits on third-party claims bind."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. Money in minor units of `currency`; none when no sum is named."""

    id: str
    site: str
    kind: ClaimKind
    happened: date
    discovered: date | None
    filed: date
    amount: int | None = None
    currency: str = "USD"
    filed_by: str = ""
    """Who recorded it: somebody else decides on it."""
    outcome: Outcome | None = None
    """None while it is open."""
    decided: date | None = None
    agreed: int | None = None
    """The sum settled, in minor units."""
    reason: str = ""
    papers: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nobody has decided on it."""
        return self.outcome is None

    def last_day(self, rule: ClaimRule, mandate_end: date) -> date | None:
        """Return the last day on which such a claim can be made; none where no limit is known."""
        if self.kind not in LIMITED:
            return None
        from_discovery = add_months(self.discovered or self.happened, rule.months_from_discovery)
        from_end = add_months(mandate_end, rule.months_from_mandate_end)
        return min(from_discovery, from_end)

    def in_time(self, rule: ClaimRule, mandate_end: date) -> bool:
        """Return whether it was made in time; a claim without a limit always is."""
        last = self.last_day(rule, mandate_end)
        return last is None or self.filed <= last


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
