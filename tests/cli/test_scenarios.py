"""`drawdown scenarios`: a grid is planned, what is done is not done again, a stop loses little."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drawdown.cli.main import main
from drawdown.examples import start_folder

Printed = pytest.CaptureFixture[str]
START = str(start_folder())


def written(folder: Path, text: str) -> str:
    path = folder / "grid.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def wait_for_the_end_of_group(group: int) -> None:
    """Wait until the processes that a killed one had started have found out."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a process goes on without the one that started it")


@pytest.mark.slow
def test_a_killed_grid_goes_on_where_it_was(tmp_path: Path, capsys: Printed) -> None:
    grid = written(tmp_path, "escorts: [2, 3, 4, 5]\nteams: [1, 2]\n")
    out = tmp_path / "out"
    command = ["scenarios", START, "--grid", grid, "--out", str(out), "--rounds", "1"]
    program = str(Path(sys.executable).with_name("drawdown"))
    with subprocess.Popen(
        [program, *command, "--jobs", "1"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        assert child.stderr is not None
        assert any(line.startswith("2 of 8") for line in child.stderr)
        child.send_signal(signal.SIGKILL)
    wait_for_the_end_of_group(child.pid)
    before = {path.name: path.stat().st_mtime_ns for path in (out / "outcomes").glob("*.json")}
    assert 2 <= len(before) < 8
    assert not (out / "table.csv").exists()
    assert main(command) == 0
    printed = capsys.readouterr()
    assert f"{len(before)} of 8 scenarios are done already" in printed.err
    after = {path.name: path.stat().st_mtime_ns for path in (out / "outcomes").glob("*.json")}
    assert len(after) == 8
    assert {name: after[name] for name in before} == before
    last = json.loads(printed.out.splitlines()[-1])
    assert last["scenarios"] == last["accepted_by_the_checker"] == 8
    with (out / "table.csv").open() as table:
        assert [(row["escorts"], row["teams"]) for row in csv.DictReader(table)] == [
            (str(escorts), str(teams)) for escorts in (2, 3, 4, 5) for teams in (1, 2)
        ]
    assert (out / "picture.svg").read_text().startswith("<svg")


def test_a_damaged_outcome_is_made_again_and_the_same(tmp_path: Path, capsys: Printed) -> None:
    grid = written(tmp_path, "escorts: [3]\n")
    out = tmp_path / "out"
    command = ["scenarios", START, "--grid", grid, "--out", str(out), "--rounds", "1"]
    assert main(command) == 0
    (path,) = (out / "outcomes").glob("*.json")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert main(command) == 0
    assert path.read_bytes() == whole
    assert "0 of 1 scenarios are done already" in capsys.readouterr().err


def test_a_wrong_grid_is_refused_before_anything_is_planned(
    tmp_path: Path, capsys: Printed
) -> None:
    grid = written(tmp_path, "roads_shut: [[no-such-road]]\n")
    out = tmp_path / "out"
    assert main(["scenarios", START, "--grid", grid, "--out", str(out)]) == 1
    assert "O103" in capsys.readouterr().err
    assert not out.exists()
