"""The lines of the outlook: names and dates in place of ids and planning days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from drawdown.progress.outlook import Compared, Outlook, Replanned
from drawdown.risk.observed import Learnt
from drawdown.risk.outcome import Risk, Spread
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.outlook.words import RISKS, event_words, risk_words

MOST_DRIVERS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """When something ends: its last days."""

    name: str | Promise
    planned: date
    p10: date
    p50: date
    p80: date
    p95: date
    on_time: float


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk, and the days that the mission would end sooner without it."""

    words: str
    mean_days: float


@dataclass(frozen=True, slots=True)
class EventLine:
    """What became known, and what it did to the cost."""

    words: str
    row: Replanned


@dataclass(frozen=True, slots=True)
class SiteThen:
    """A site in the backtest."""

    name: str
    row: Compared

    @property
    def days_off(self) -> int | None:
        """Days by which the replanned day lies after the real one; nothing where none is known."""
        if self.row.real is None or not self.row.comparable:
            return None
        return (self.row.replanned - self.row.real).days


@dataclass(frozen=True, slots=True)
class LearntLine:
    """What journeys that were made did to the delay assumed for a threat class."""

    threat: Promise
    row: Learnt


@dataclass(frozen=True, slots=True)
class OutlookPage:
    """What the page shows."""

    runs: int
    mission: Line
    lines: tuple[Line, ...]
    drivers: tuple[RiskLine, ...]
    replans: tuple[EventLine, ...]
    sites: tuple[SiteThen, ...]
    currency: str
    learnt: tuple[LearntLine, ...] = ()
    unused: int = 0
    """Journeys that were made and say nothing of a planned leg."""


def page_of(index: PlanIndex, outlook: Outlook) -> OutlookPage:
    """Return the lines of an outlook."""
    risk = outlook.risk
    mission = _line(risk, _("Mission"), risk.mission)
    name = index.places.name
    return OutlookPage(
        runs=risk.runs,
        mission=mission,
        lines=(mission, *(_line(risk, name(site.site), site.ended) for site in risk.sites)),
        drivers=tuple(
            RiskLine(risk_words(index, driver), driver.mean_days)
            for driver in risk.drivers[:MOST_DRIVERS]
        ),
        replans=tuple(EventLine(event_words(index, row.words), row) for row in outlook.replans),
        sites=tuple(SiteThen(name(row.site), row) for row in outlook.backtest),
        currency=index.register.costs.currency,
        learnt=tuple(LearntLine(_threat(each), each) for each in outlook.learnt),
        unused=outlook.unused,
    )


def _threat(learnt: Learnt) -> Promise:
    return RISKS[f"travel {learnt.threat.value}"]


def _line(risk: Risk, name: str | Promise, spread: Spread) -> Line:
    """Return a line; a finish is the day after the last day."""
    date_ = risk.days.date
    return Line(
        name=name,
        planned=date_(spread.planned - 1),
        p10=date_(spread.p10 - 1),
        p50=date_(spread.p50 - 1),
        p80=date_(spread.p80 - 1),
        p95=date_(spread.p95 - 1),
        on_time=spread.on_time,
    )
