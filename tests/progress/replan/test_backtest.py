"""A backtest replans on the day of each piece of news, and lays the record beside it."""

from __future__ import annotations

from datetime import date

from drawdown.plan.check import violations
from drawdown.progress.replan.backtest import backtest, events_of, rows
from drawdown.progress.replan.events import EventKind
from drawdown.progress.replan.params import ReplanParams
from drawdown.register.history import Event, SiteHistory
from tests.plan.check.small_plan import plan

HISTORY = (
    Event(
        known=date(2023, 7, 20),
        event="legs_closed",
        legs=("road-mid",),
        until=date(2023, 8, 1),
        detail={},
    ),
    Event(known=date(2023, 7, 15), event="clearance_refused", legs=("road-north",), detail={}),
    Event(known=date(2023, 8, 30), event="something_else", site="mid", detail={}),
)


def test_news_is_taken_in_the_order_in_which_it_came() -> None:
    last, shocks = backtest(plan(), HISTORY, ReplanParams(rounds=3), lambda: 0.0)
    assert [(shock.known.day, shock.used) for shock in shocks] == [
        (15, True), (20, True), (30, False),
    ]  # fmt: skip
    assert shocks[1].before_cents == shocks[0].after_cents
    assert shocks[-1].after_cents == last.cost_cents
    assert violations(last) == ()


def test_a_refusal_without_an_end_is_taken_to_pass() -> None:
    (event,) = events_of(HISTORY[1], plan())
    assert (event.kind, event.last) == (EventKind.CLEARANCE_REFUSED, date(2023, 8, 12))


def test_a_row_has_the_handover_or_else_the_last_departure() -> None:
    record = (
        SiteHistory(site="north", last_departure=date(2023, 8, 20)),
        SiteHistory(site="mid", handover=date(2023, 9, 1), last_departure=date(2023, 9, 2)),
    )
    found = {row.site: row.real for row in rows(plan(), plan(), record)}
    assert found == {
        "post": None, "north": date(2023, 8, 20), "mid": date(2023, 9, 1), "main": None,
    }  # fmt: skip
