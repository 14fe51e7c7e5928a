"""What a report on a task is refused for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from drawdown.core.findings import Finding, errors
from drawdown.progress.decide import may_assign, may_block, may_finish, may_start
from drawdown.progress.task import Reported, Stage, Work

TODAY = date(2023, 9, 1)
START = date(2023, 8, 21)


def work(task: str, *preds: str, **more: object) -> Work:
    plain = Work(
        site="menaka",
        task=task,
        section="ENV",
        output="field sheet",
        preds=preds,
        planned_start=START,
        due=date(2023, 8, 25),
        baseline_due=date(2023, 8, 25),
        float_days=4,
    )
    reported = {name: more.pop(name) for name in ("started", "done", "blocked") if name in more}
    return replace(plain, reported=Reported(**reported), **more)  # type: ignore[arg-type]


def site(*works: Work) -> dict[str, Work]:
    return {one.task: one for one in works}


def codes(found: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in found]


def test_a_task_begins_once_and_not_tomorrow() -> None:
    menaka = site(work("T22"))
    assert codes(may_start(menaka, "T22", on=TODAY, today=TODAY, reason="")) == []
    tomorrow = date(2023, 9, 2)
    assert codes(may_start(menaka, "T22", on=tomorrow, today=TODAY, reason="")) == ["W109"]
    begun = site(work("T22", started=START))
    assert codes(may_start(begun, "T22", on=TODAY, today=TODAY, reason="")) == ["W103"]


def test_a_task_begins_out_of_order_only_with_a_reason() -> None:
    menaka = site(work("T21"), work("T22", "T21"))
    blunt = list(may_start(menaka, "T22", on=TODAY, today=TODAY, reason=""))
    assert codes(blunt) == ["W105"]
    assert "T21" in blunt[0].found
    said = list(may_start(menaka, "T22", on=TODAY, today=TODAY, reason="host came early"))
    assert codes(said) == ["W110"]
    assert not errors(said)


def test_a_task_is_done_with_its_document_after_what_it_waits_for() -> None:
    menaka = site(work("T21"), work("T22", "T21"))
    bare = list(may_finish(menaka, "T22", on=TODAY, today=TODAY, document=None))
    assert codes(bare) == ["W102", "W105", "W106"]
    assert "field sheet" in bare[2].found
    ready = site(work("T21", started=START, done=START), work("T22", "T21", started=START))
    assert codes(may_finish(ready, "T22", on=TODAY, today=TODAY, document="ab")) == []
    early = may_finish(ready, "T22", on=date(2023, 8, 1), today=TODAY, document="ab")
    assert codes(early) == ["W107"]


def test_a_predecessor_that_the_site_does_not_have_holds_nothing_up() -> None:
    menaka = site(work("T22", "T21", started=START))
    assert codes(may_finish(menaka, "T22", on=TODAY, today=TODAY, document="ab")) == []


def test_nothing_is_reported_on_a_task_that_is_done() -> None:
    menaka = site(work("T22", started=START, done=START))
    assert codes(may_start(menaka, "T22", on=TODAY, today=TODAY, reason="")) == ["W104"]
    assert codes(may_finish(menaka, "T22", on=TODAY, today=TODAY, document="ab")) == ["W104"]
    assert codes(may_block(menaka, "T22", reason="rain", on=TODAY, today=TODAY)) == ["W104"]
    assert codes(may_assign(menaka, "T22")) == ["W104"]


def test_a_task_is_blocked_by_something() -> None:
    menaka = site(work("T22"))
    assert codes(may_block(menaka, "T22", reason=" ", on=TODAY, today=TODAY)) == ["W108"]
    assert codes(may_block(menaka, "T22", reason="no escort", on=TODAY, today=TODAY)) == []


def test_a_task_the_plan_does_not_have_is_named() -> None:
    for found in (
        may_start(site(work("T22")), "T23", on=TODAY, today=TODAY, reason=""),
        may_finish({}, "T22", on=TODAY, today=TODAY, document="ab"),
        may_block({}, "T22", reason="x", on=TODAY, today=TODAY),
        may_assign(site(work("T22")), "T2"),
    ):
        assert codes(found) == ["W101"]


def test_the_stage_follows_from_what_was_reported() -> None:
    assert work("T22").stage is Stage.PLANNED
    assert work("T22", started=START).stage is Stage.STARTED
    assert work("T22", started=START, blocked=True).stage is Stage.BLOCKED
    assert work("T22", started=START, blocked=True, done=START).stage is Stage.DONE


def test_slip_counts_from_the_baseline_and_an_open_task_slips_from_its_due_day() -> None:
    assert work("T22").slip(date(2023, 8, 25)) == 0
    assert work("T22").slip(date(2023, 8, 28)) == 3
    assert work("T22", due=date(2023, 8, 27)).slip(date(2023, 8, 20)) == 2
    assert work("T22", started=START, done=date(2023, 8, 23)).slip(TODAY) == -2
