"""The outlook of a plan: how surely it keeps its dates, and what real events would do to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drawdown.core.provenance import Frozen
from drawdown.plan.schedule import Plan
from drawdown.progress.replan.backtest import Row, Shock, backtest, rows
from drawdown.progress.replan.params import ReplanParams
from drawdown.register.history import History
from drawdown.risk.assess import assess
from drawdown.risk.assumptions import read_assumptions
from drawdown.risk.observed import Learnt, Seen, learn, usable_journeys
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
    learnt: tuple[Learnt, ...] = ()
    """What journeys made of the assumed delays."""
    observed: str = ""
    """The hash of the table of journeys that they were learnt from; empty without any."""
    unused: int = 0
    """Journeys of that table that say nothing of a planned leg."""
    replans: tuple[Replanned, ...] = ()
    backtest: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class Observed:
    """Journeys that were really made, and the table that they stand in."""

    journeys: tuple[Seen, ...] = ()
    table: str = ""
    unused: int = 0


NOTHING_SEEN = Observed()


def observed_in(path: Path, plan: Plan) -> Observed:
    """Return the journeys of a table that say something of a plan."""
    seen, findings = usable_journeys(path, plan.register_)
    return Observed(seen, hashlib.sha256(path.read_bytes()).hexdigest(), len(findings))


def outlook_of(
    plan: Plan, history: History, *, runs: int, seed: int = 1, observed: Observed = NOTHING_SEEN
) -> Outlook:
    """Return the outlook of a plan; without events in the history nothing is replanned."""
    assumed, learnt = learn(read_assumptions(), observed.journeys)
    risk, _, _ = assess(plan, runs=runs, seed=seed, assumptions=assumed)
    last, shocks = plan, tuple[Shock, ...]()
    if history.events:
        last, shocks = backtest(plan, history.events, REPLANNING, _no_clock)
    compared = rows(plan, last, history.sites) if history.events else ()
    return Outlook(
        risk=risk.model_copy(update={"seconds": 0.0}),
        learnt=learnt,
        observed=observed.table,
        unused=observed.unused,
        replans=tuple(_replanned(shock) for shock in shocks),
        backtest=tuple(_compared(row) for row in compared),
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
