"""A planning run: asked for once, followed to its end, stopped with the best plan kept."""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from drawdown.web.works.actions.carry_out_run import carry_out_run
from drawdown.web.works.actions.start_run import NoRegister, start_run
from drawdown.web.works.actions.stop_run import stop_run
from drawdown.web.works.models import Plan, PlanningRun, RunState
from drawdown.web.works.queries import current_plan, steps_of
from drawdown.web.works.running.messages import Better, NoPlan
from drawdown.web.works.running.planner import PlanningProcess
from drawdown.web.works.running.runs import run_asked, runs_interrupted
from tests.web import fake_solving
from tests.web.conftest import NOW, planned
from tests.web.small_plan import small_plan

FAKE = fake_solving.__name__


def now() -> datetime:
    return NOW


def carried_out(snapshot: Snapshot, seconds: int) -> PlanningRun:
    run = run_asked(snapshot, seconds=seconds, asked_by="operator", at=NOW)
    carry_out_run(run.pk, clock=now, module=FAKE)
    run.refresh_from_db()
    return run


def test_it_is_asked_for_once(loaded: Snapshot) -> None:
    first = start_run(10, asked_by="operator", at=NOW)
    second = start_run(60, asked_by="operator", at=NOW)
    assert first.new
    assert not second.new
    assert second.run == first.run
    assert DBTaskResult.objects.count() == 1


def test_it_needs_a_register(db: None) -> None:
    with pytest.raises(NoRegister):
        start_run(10, asked_by="operator", at=NOW)


def test_it_records_what_the_planner_finds(loaded: Snapshot) -> None:
    told: list[Better] = []
    run = run_asked(loaded, seconds=fake_solving.AT_ONCE, asked_by="operator", at=NOW)
    carry_out_run(run.pk, clock=now, module=FAKE, tell=told.append)
    run.refresh_from_db()
    assert run.state == RunState.FINISHED
    assert steps_of(run) == (Better(100, 120_000_000, 80_000_000),)
    assert told == list(steps_of(run))
    assert run.plan == current_plan(loaded)
    assert run.plan is not None
    assert run.plan.digest in documents()


def test_a_planner_that_breaks_leaves_a_reason(loaded: Snapshot) -> None:
    run = carried_out(loaded, fake_solving.BREAKS)
    assert run.state == RunState.FAILED
    assert "code 3" in run.failure


def test_a_planner_that_refuses_leaves_its_reason(loaded: Snapshot) -> None:
    run = carried_out(loaded, fake_solving.REFUSES)
    assert run.state == RunState.FAILED
    assert run.failure == "Nord has no way out"


def test_one_that_waits_ends_at_once_when_stopped(loaded: Snapshot) -> None:
    run = run_asked(loaded, seconds=10, asked_by="operator", at=NOW)
    assert stop_run(run.pk, at=NOW)
    carry_out_run(run.pk, clock=now, module=FAKE)
    run.refresh_from_db()
    assert run.state == RunState.STOPPED
    assert run.plan is None


def test_one_that_is_over_cannot_be_stopped(loaded: Snapshot) -> None:
    run = carried_out(loaded, fake_solving.AT_ONCE)
    assert not stop_run(run.pk, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_one_under_way_keeps_its_best_plan_when_stopped(loaded: Snapshot) -> None:
    run = run_asked(loaded, seconds=fake_solving.UNTIL_TOLD, asked_by="operator", at=NOW)

    def work() -> None:
        carry_out_run(run.pk, clock=now, module=FAKE)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    limit = time.monotonic() + 20
    while not steps_of(run) and time.monotonic() < limit:
        time.sleep(0.05)
    assert stop_run(run.pk, at=NOW)
    worker.join(timeout=20)
    run.refresh_from_db()
    assert run.state == RunState.STOPPED
    assert run.plan is not None


def test_a_worker_that_is_stopped_leaves_the_run_interrupted(loaded: Snapshot) -> None:
    run = run_asked(loaded, seconds=fake_solving.UNTIL_TOLD, asked_by="operator", at=NOW)

    def stopped(_: Better) -> None:
        raise SystemExit(1)

    with pytest.raises(SystemExit):
        carry_out_run(run.pk, clock=now, module=FAKE, tell=stopped)
    run.refresh_from_db()
    assert run.state == RunState.INTERRUPTED


def test_runs_that_a_dead_worker_left_open_are_closed(loaded: Snapshot) -> None:
    run = run_asked(loaded, seconds=10, asked_by="operator", at=NOW)
    assert runs_interrupted(at=NOW) == 1
    run.refresh_from_db()
    assert run.state == RunState.INTERRUPTED
    assert start_run(10, asked_by="operator", at=NOW).new


def test_the_process_ends_with_the_block_that_holds_it(loaded: Snapshot) -> None:
    place = documents().root
    with PlanningProcess(place, loaded.digest, fake_solving.UNTIL_TOLD, module=FAKE) as process:
        assert isinstance(next(process.messages(lambda: False)), Better)
    assert list(process.messages(lambda: False))[-1] == NoPlan(
        "the planning process ended with code -9"
    )


def test_the_best_plan_stays_when_a_later_one_is_worse(loaded: Snapshot) -> None:
    best = planned(loaded, small_plan())
    dearer = planned(loaded, small_plan(costs=({"name": "trucks", "cents": 999_999_999},)))
    late = planned(loaded, small_plan(feasible=False, costs=({"name": "fuel", "cents": 1},)))
    assert current_plan(loaded) == best.plan
    assert Plan.objects.count() == 3
    assert {dearer.plan, late.plan} < set(Plan.objects.all())


def test_the_same_plan_found_twice_is_one_plan(loaded: Snapshot) -> None:
    planned(loaded, small_plan())
    planned(loaded, small_plan())
    assert Plan.objects.count() == 1


def test_the_page_starts_and_stops_it(client: Client, mission: Snapshot) -> None:
    answer = client.post("/run/start", {"seconds": "10"})
    assert answer.headers["Location"] == "/#planning"
    run = PlanningRun.objects.get(state=RunState.QUEUED)
    page = client.get("/").content.decode()
    assert "waiting for the worker" in page
    assert f"/run/{run.pk}/stop" in page
    assert 'hx-trigger="every 1s"' in page
    client.post(f"/run/{run.pk}/stop")
    run.refresh_from_db()
    assert run.state == RunState.STOPPED


@pytest.mark.parametrize("seconds", ["", "-1", "31", "1e9", "ten"])
def test_the_page_refuses_other_budgets(client: Client, mission: Snapshot, seconds: str) -> None:
    assert client.post("/run/start", {"seconds": seconds}).status_code == 400
    assert PlanningRun.objects.filter(state=RunState.QUEUED).count() == 0


def test_stopping_a_run_that_never_was_is_not_found(client: Client, mission: Snapshot) -> None:
    assert client.post(f"/run/{uuid4()}/stop").status_code == 404


def test_what_watches_a_run_loads_the_page_again_at_its_end(
    client: Client, mission: Snapshot
) -> None:
    start_run(10, asked_by="operator", at=NOW + timedelta(minutes=1))
    assert "HX-Refresh" not in client.get("/run?watching=1").headers
    stop_run(UUID(str(PlanningRun.objects.get(state=RunState.QUEUED).pk)), at=NOW)
    assert client.get("/run?watching=1").headers["HX-Refresh"] == "true"
    assert "HX-Refresh" not in client.get("/run").headers
