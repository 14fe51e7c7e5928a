"""The small mission, loaded and planned, for every test of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.contrib.staticfiles import handlers
from django.core.cache import cache
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from drawdown.plan.codec import dump
from drawdown.plan.schedule import Plan
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import Sender
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from drawdown.web.works.actions.record_plan import record_plan
from drawdown.web.works.models import PlanningRun
from drawdown.web.works.running.messages import MadePlan
from drawdown.web.works.running.runs import run_asked, run_improved, run_started
from tests.web.small_history import small_history
from tests.web.small_plan import small_plan
from tests.web.small_register import small_register

NOW = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
BY_OPERATOR = Sender(OPERATOR, by_the_operator, NOW)


def planned(snapshot: Snapshot, plan: Plan) -> PlanningRun:
    """Record a finished run that made this plan."""
    run = run_asked(snapshot, seconds=10, asked_by=OPERATOR.person, at=NOW)
    run_started(run, at=NOW)
    run_improved(run, elapsed_ms=300, cost_cents=plan.cost_cents + 100_000, bound_cents=1_000_000)
    run_improved(run, elapsed_ms=900, cost_cents=plan.cost_cents, bound_cents=plan.bound.cents)
    digest = documents().put(dump(plan))
    record_plan(run, MadePlan(digest, feasible=plan.feasible, cost_cents=plan.cost_cents), at=NOW)
    run.refresh_from_db()
    return run


@pytest.fixture
def loaded(db: None) -> Snapshot:
    """Return the small register, loaded and not yet planned."""
    open_ledger("small", origin="test.example/small", at=NOW)
    return load_register(small_register(), small_history(), origin="the tests", by=BY_OPERATOR)


@pytest.fixture
def mission(loaded: Snapshot) -> Snapshot:
    """Return the small register with its plan."""
    planned(loaded, small_plan())
    return loaded


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """Serve as an installation does: WhiteNoise answers for the static files, by hashed names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "StaticFilesHandler", lambda application: application)
        server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def no_attempts_before() -> None:
    """Forget the attempts to log in that other tests made."""
    cache.clear()


Real = Callable[[], None]


@pytest.fixture
def installation(settings: Settings) -> Real:
    """Return what makes the installation a real one: it is the example until then."""

    def make_real() -> None:
        settings.ENVIRONMENT = replace(settings.ENVIRONMENT, example=False)

    return make_real
