"""`drawdown replan`: what it prints and writes, and what it refuses before any work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drawdown.cli.main import main
from drawdown.plan.codec import dump, load
from tests.plan.check.small_plan import plan

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def plan_file(tmp_path: Path) -> str:
    path = tmp_path / "plan.json"
    path.write_bytes(dump(plan()))
    return str(path)


def test_its_answer_is_a_plan_that_can_be_checked(
    plan_file: str, tmp_path: Path, capsys: Printed
) -> None:
    out, leave = tmp_path / "new.json", tmp_path / "leave.json"
    command = ["replan", plan_file, "--event", "leg_shut:road-mid:2023-07-25:2023-08-05"]
    command += ["--as-of", "2023-07-15", "--rounds", "3", "--out", str(out)]
    assert main([*command, "--leave-out", str(leave)]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["feasible"], last["violations"]) == (True, 0)
    assert last["moved_share"] > 0
    assert load(out.read_bytes()).movements != plan().movements
    assert len(json.loads(leave.read_bytes())["sites"]) == 2
    assert main(["check", str(out)]) == 0


def test_it_sets_aside_what_the_rules_cannot_say(plan_file: str, capsys: Printed) -> None:
    command = ["replan", plan_file, "--event", "leave_now:north:2023-07-18"]
    assert main([*command, "--as-of", "2023-07-15", "--rounds", "2"]) == 0
    printed = capsys.readouterr().out
    assert "north left by 2023-07-18: 64 people leave by convoy" in printed
    assert "set aside" in printed


@pytest.mark.parametrize(
    ("event", "code"),
    [("leg_shut:road-mid", "O201"), ("leg_shut:road-mod:2023-07-25", "O203")],
)
def test_it_refuses_an_event_that_cannot_be(
    event: str, code: str, plan_file: str, capsys: Printed
) -> None:
    assert main(["replan", plan_file, "--event", event]) == 1
    assert code in capsys.readouterr().err


def test_it_refuses_a_day_that_is_none(plan_file: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit):
        main(["replan", plan_file, "--as-of", "soon"])
    assert "`soon` is no date" in capsys.readouterr().err
