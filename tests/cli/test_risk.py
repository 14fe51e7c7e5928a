"""`drawdown risk`: what it prints, what it writes, what it refuses."""

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


def test_its_last_line_is_for_programs(plan_file: str, tmp_path: Path, capsys: Printed) -> None:
    out, svg = tmp_path / "risk.json", tmp_path / "pictures"
    command = ["risk", plan_file, "--runs", "300", "--out", str(out), "--svg", str(svg)]
    assert main(command) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["runs"], last["seed"]) == (300, 1)
    assert last["planned"] <= last["p50"] <= last["p80"] <= last["p95"]
    assert json.loads(out.read_bytes())["format"] == "drawdown-risk/1"
    assert len(list(svg.glob("*.svg"))) == 3


def test_the_same_seed_gives_the_same_outcome(plan_file: str, capsys: Printed) -> None:
    lines = []
    for _ in range(2):
        main(["risk", plan_file, "--runs", "200", "--seed", "9"])
        lines.append(capsys.readouterr().out.splitlines()[:-1])
    assert lines[0] == lines[1]


def test_it_refuses_what_is_no_plan(tmp_path: Path, capsys: Printed) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}")
    assert main(["risk", str(path)]) == 1
    assert "P902" in capsys.readouterr().err


def test_observed_journeys_change_the_chances(
    plan_file: str, tmp_path: Path, capsys: Printed
) -> None:
    table, out = tmp_path / "journeys.csv", tmp_path / "risk.json"
    lines = [f"road-north,2023-07-{day:02},9" for day in range(1, 29, 7)]
    table.write_text("\n".join(["leg,entered,days", *lines, ""]))
    command = ["risk", plan_file, "--runs", "100", "--out", str(out)]
    main(command)
    before = json.loads(out.read_bytes())
    assert main([*command, "--observed", str(table)]) == 0
    assert "4 journeys, worth 4 independent ones" in capsys.readouterr().out
    after = json.loads(out.read_bytes())
    assert after["mission"]["p80"] >= before["mission"]["p80"]
    assert after["assumptions"] != before["assumptions"]


def test_a_wrong_table_of_journeys_is_refused_by_row(
    plan_file: str, tmp_path: Path, capsys: Printed
) -> None:
    table = tmp_path / "journeys.csv"
    table.write_text("leg,entered,days\nroad-north,2023-07-01,x\n")
    assert main(["risk", plan_file, "--observed", str(table)]) == 1
    assert "journeys.csv:2 [days]: error V3" in capsys.readouterr().err


def test_it_says_why_the_first_run_takes_long(
    plan_file: str, capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    main(["risk", plan_file, "--runs", "50"])
    capsys.readouterr()
    main(["risk", plan_file, "--runs", "50"])
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("drawdown.risk.simulate.KEPT_AT", tmp_path)
    main(["risk", plan_file, "--runs", "50"])
    assert "compiling" in capsys.readouterr().err
