"""`strength.reported`: how many people of each category are there, or have left by a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.strength import faults
from drawdown.strength.categories import categories
from drawdown.strength.report import Measure, Report, Told, last_before

Count = Annotated[int, Field(ge=0, le=1_000_000)]
SiteId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, Field(min_length=1, max_length=300)]


@dataclass(frozen=True, slots=True)
class Reported:
    """The reports that are known, and the sites of the register."""

    reports: tuple[Report, ...] = ()
    sites: frozenset[str] = frozenset()


class StrengthReported(Frozen):
    """One report; a category that nobody counted is left out, never zero."""

    on: date
    measure: Measure
    site: SiteId | None = None
    counts: Mapping[str, Count] = Field(default_factory=dict)
    total: Count | None = None
    whole: bool = False
    source: Words | None = None
    told: Told = Told.ORIGINAL

    def to_report(self) -> Report:
        """Return the report it makes."""
        return Report(
            on=self.on,
            measure=self.measure,
            site=self.site or "",
            counts=dict(self.counts),
            total=self.total,
            whole=self.whole,
            source=self.source or "",
            told=self.told,
        )


def decide(state: Reported, act: Act) -> tuple[Finding, ...]:
    """Refuse categories that nobody knows, and sums that are none."""
    report = STRENGTH_REPORTED.body_of(act).to_report()
    return (*_against(state, report, act), *_sums(report))


def _against(state: Reported, report: Report, act: Act) -> Iterator[Finding]:
    known = {each.id for each in categories()}
    for name in sorted(set(report.counts) - known):
        place = Place("act", field="counts")
        yield faults.NO_SUCH_CATEGORY.at(place, category=name, nearest=suggestion(name, known))
    if report.site and report.site not in state.sites:
        nearest = suggestion(report.site, state.sites)
        yield faults.NO_SUCH_SITE.at(Place("act", field="site"), site=report.site, nearest=nearest)
    place = Place("act", field="on")
    if report.on > act.recorded.date() and report.measure is not Measure.PLANNED:
        yield faults.IN_THE_FUTURE.at(place, day=report.on)
    same = (report.on, report.site, report.measure)
    if any((each.on, each.site, each.measure) == same for each in state.reports):
        yield faults.REPORTED_TWICE.at(place, day=report.on)
    before = last_before(state.reports, report)
    if report.measure is Measure.DEPARTED and before is not None:
        now, then = report.reported, before.reported
        if now is not None and then is not None and now < then:
            yield faults.FELL.at(place, count=now, day=report.on, before=then)


def _sums(report: Report) -> Iterator[Finding]:
    place = Place("act", field="total")
    if not report.counts and report.total is None:
        yield faults.NOTHING_COUNTED.at(place)
    if report.total is None:
        return
    if report.sum > report.total:
        yield faults.MORE_THAN_ALL.at(place, sum=report.sum, total=report.total)
    elif report.whole and report.sum != report.total:
        yield faults.DOES_NOT_ADD_UP.at(place, sum=report.sum, total=report.total)


STRENGTH_REPORTED = Kind("strength.reported", StrengthReported, decide)
