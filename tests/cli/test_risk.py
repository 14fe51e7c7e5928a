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
