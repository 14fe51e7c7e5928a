"""`drawdown why` and `drawdown compare`: their last lines, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drawdown.cli.main import main
from drawdown.plan.codec import dump
from tests.plan.check.small_plan import plan

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def plan_file(tmp_path: Path) -> str:
    path = tmp_path / "plan.json"
    path.write_bytes(dump(plan()))
    return str(path)


def test_why_tells_one_site_or_all(plan_file: str, capsys: Printed) -> None:
    assert main(["why", plan_file, "north"]) == 0
    assert capsys.readouterr().out.startswith("north cannot sign before 5 August")
    assert main(["why", plan_file, "--language", "fr"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert json.loads(lines[-1])["sites"] == len(lines) - 1 == 4


def test_why_names_the_site_that_was_meant(plan_file: str, capsys: Printed) -> None:
    assert main(["why", plan_file, "nort"]) == 1
    assert "write `north`" in capsys.readouterr().err


def test_compare_says_what_moved_and_the_risk_of_both(
    plan_file: str, tmp_path: Path, capsys: Printed
) -> None:
    out = tmp_path / "differs.json"
    assert main(["compare", plan_file, plan_file, "--runs", "100", "--out", str(out)]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["moved_share"], last["cost_change"]) == (0, 0)
    assert last["on_time"][0] == last["on_time"][1]
    assert json.loads(out.read_bytes())["same_register"] is True
