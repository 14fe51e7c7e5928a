"""What a page says of the receiver: its obligations and looks with their clocks, and survival."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from drawdown.handover.file import SiteFile
from drawdown.handover.receiving import Check, Obligation
from drawdown.handover.survival import Experience, Outlook, kept_at, load_experiences, outlook
from drawdown.register.site import Way
from drawdown.web.closing.queries import every_file, register
from drawdown.web.ui.names import CARGO, OWNERS, named

LOOKS = (30, 90)


@dataclass(frozen=True, slots=True)
class ObligationLine:
    """One obligation; `days_left` is below 0 once its day is past."""

    obligation: Obligation
    days_left: int

    @property
    def late(self) -> bool:
        """Whether its day is past and nobody has looked."""
        return self.obligation.kept is None and self.days_left < 0


@dataclass(frozen=True, slots=True)
class LookLine:
    """One look at a site so many days after its handover: due, and done or not."""

    after: int
    due: date | None
    """None while nothing is signed over."""
    days_left: int | None
    check: Check | None


@dataclass(frozen=True, slots=True)
class Stake:
    """What would be left at a site, by the shares of the mission, and what of it would stay."""

    owner: str
    kind: str
    left: float
    stays: float
    low: float
    high: float


def obligation_lines(file: SiteFile, today: date) -> list[ObligationLine]:
    """Return obligations by their days."""
    lines = [ObligationLine(each, (each.due - today).days) for each in file.obligations.values()]
    return sorted(lines, key=lambda line: (line.obligation.due, line.obligation.id))


def look_lines(file: SiteFile, today: date) -> list[LookLine]:
    """Return the looks at 30 and 90 days, and any other that was made."""
    made = {check.after: check for check in file.checks}
    lines = []
    for after in sorted({*LOOKS, *made}):
        due = file.signed_on + timedelta(days=after) if file.signed_on else None
        lines.append(LookLine(after, due, (due - today).days if due else None, made.get(after)))
    return lines


@cache
def experiences() -> tuple[Experience, ...]:
    """Return what became of the sites of earlier missions."""
    return load_experiences()


def own_looks(files: Iterable[SiteFile]) -> list[bool | None]:
    """Return for each site or part that was looked at whether it was whole; none for unknown."""
    return [kept_at(file.checks) for file in files if file.checks]


def survival() -> tuple[Outlook, int, int]:
    """Return the outlook, and how many of our own sites were seen and how many were whole."""
    own = own_looks(every_file())
    known = [each for each in own if each is not None]
    return outlook(experiences(), own), len(known), sum(known)


def stakes(site: str, expected: Outlook) -> Iterator[Stake]:
    """Yield what the register would leave at a site in place, and how much of it would stay."""
    share, spread = expected.share, expected.spread
    if share is None or spread is None:
        return
    for cargo in register().cargo:
        rows = register().ways_of(cargo)
        left = cargo.count * sum(row.share or 0.0 for row in rows if row.way is Way.GIVE)
        if cargo.site == site and left:
            yield Stake(
                owner=named(OWNERS, cargo.owner),
                kind=named(CARGO, cargo.kind),
                left=left,
                stays=left * share,
                low=left * spread[0],
                high=left * spread[1],
            )
