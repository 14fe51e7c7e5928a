"""The outlook of a plan: how surely it keeps its dates, and what real events would do to it."""

from __future__ import annotations

from datetime import date

from drawdown.core.provenance import Frozen
from drawdown.plan.schedule import Plan
from drawdown.progress.replan.backtest import Row, Shock, backtest, rows
from drawdown.progress.replan.params import ReplanParams
from drawdown.register.history import History
from drawdown.risk.assess import assess
from drawdown.risk.outcome import Risk

FORMAT = "drawdown-outlook/1"
REPLANNING = ReplanParams(rounds=30)
"""Plans tried after each event: a number, not a time, so that an outlook repeats."""


class Replanned(Frozen):
    """What became known on a day, and what the plan cost before and after."""

    known: date
    words: str
    before_cents: int
    after_cents: int
    used: bool


class Compared(Frozen):
    """A site: the last day it was planned for, replanned for, and the real one."""

    site: str
    planned: date
    replanned: date
    real: date | None
    real_is_estimate: bool
    comparable: bool


class Outlook(Frozen):
    """What can be said of a plan beyond itself. Every chance is an estimate."""

    format: str = FORMAT
    risk: Risk
    replans: tuple[Replanned, ...] = ()
    backtest: tuple[Compared, ...] = ()


def outlook_of(plan: Plan, history: History, *, runs: int, seed: int = 1) -> Outlook:
    """Return the outlook of a plan; without events in the history nothing is replanned."""
    risk, _, _ = assess(plan, runs=runs, seed=seed)
    risk = risk.model_copy(update={"seconds": 0.0})
    if not history.events:
        return Outlook(risk=risk)
    last, shocks = backtest(plan, history.events, REPLANNING, _no_clock)
    return Outlook(
        risk=risk,
        replans=tuple(_replanned(shock) for shock in shocks),
        backtest=tuple(_compared(row) for row in rows(plan, last, history.sites)),
    )


def _no_clock() -> float:
    return 0.0


def _replanned(shock: Shock) -> Replanned:
    return Replanned(
        known=shock.known,
        words=shock.words,
        before_cents=shock.before_cents,
        after_cents=shock.after_cents,
        used=shock.used,
    )


def _compared(row: Row) -> Compared:
    return Compared(
        site=row.site,
        planned=row.planned,
        replanned=row.replanned,
        real=row.real,
        real_is_estimate=row.real_is_estimate,
        comparable=row.comparable,
    )
