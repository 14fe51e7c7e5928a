"""Contracts and leases: notice, the day they end, and what they cost after notice is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract or lease of a site. Money in minor units of `currency`."""

    id: str
    site: str
    counterparty: str
    lease: bool
    ends: date | None
    notice_days: int
    """Days between notice and the end of all charges."""
    minimum_charge: int = 0
    """Charged after notice whatever is used, in minor units."""
    day_charge: int | None = None
    """None when nobody knows it."""
    currency: str = "USD"
    notice_given: date | None = None
    released_on: date | None = None
    """The day on which the counterparty signed that nothing is owed."""
    papers: tuple[str, ...] = ()
    """The contract, the notice and the release, by their hashes, in the order of the acts."""

    def last_charged_day(self) -> date | None:
        """Return the last day that is paid for; none while no notice is given and no end agreed."""
        if self.notice_given is None:
            return self.ends
        noticed = self.notice_given + timedelta(days=self.notice_days)
        return noticed if self.ends is None else min(noticed, self.ends)

    def latest_notice(self, leaves: date) -> date:
        """Return the last day on which notice still ends the charges when the site is left."""
        return leaves - timedelta(days=self.notice_days)

    def overrun(self, leaves: date) -> int | None:
        """Return what is paid for days after the site is left, in minor units; none if unknown."""
        last = self.last_charged_day()
        if last is None or self.day_charge is None:
            return None
        days = max(0, (last - leaves).days)
        charged = self.minimum_charge if self.notice_given is not None else 0
        return max(charged, days * self.day_charge)
