"""The benchmark as it is used: on files of the public sets where they are, else on its own."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from benchmarks import rcpsp
from benchmarks.scheduling.figures import Known, judged, known_files
from benchmarks.scheduling.formats import read_project
from benchmarks.scheduling.jobshop import INSTALLED
from benchmarks.scheduling.patterson import parse_patterson
from benchmarks.scheduling.strategy import Answer, Schedule

SHARED = Path(os.environ.get("DRAWDOWN_SHARED") or Path(__file__).parents[3] / "shared")
SETS = SHARED / "data" / "psplib"
PUBLIC = pytest.mark.skipif(
    not (SETS / "best_known.csv").is_file(),
    reason=f"the public project sets are not at {SETS}; DRAWDOWN_SHARED may name their folder",
)
HEADER = "set,file,best_known_ub,best_known_lb\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one file, laid out as the public sets are."""
    (tmp_path / "J60").mkdir()
    (tmp_path / "J60" / "small.txt").write_text(rcpsp.SMALL)
    (tmp_path / "best_known.csv").write_text(HEADER + "J60,J60/small.txt,5,5\n")
    return tmp_path


def figures_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    """Run the benchmark; return its last line."""
    rcpsp.main(arguments)
    figures: dict[str, object] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return figures


def test_the_last_line_has_gaps_and_proofs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = figures_of(capsys, str(folder), "--seconds", "20")
    assert figures["files"] == 1
    for name in ("ours", "cpsat"):
        assert (figures[f"{name}_gap"], figures[f"{name}_proven"]) == (0.0, 1)
    assert ("pyjobshop_gap" in figures) == INSTALLED


def test_what_is_asked_wrongly_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in (
        ([str(folder / "none")], "there is no best_known.csv in"),
        ([str(folder), "--seconds", "0"], "have to be more than zero"),
        ([str(folder), "--files", "0"], "have to be more than zero"),
    ):
        with pytest.raises(SystemExit):
            rcpsp.wish_of(arguments)
        assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("schedule", "bound", "said"),
    [
        (Schedule((0, 0, 0, 3), (0, 0, 0, 0)), 0, "3 of resource 1 are taken on day 0"),
        (Schedule((0, 0, 3, 4), (0, 0, 0, 0)), 5, "task 4 starts on day 4, task 3 ends on 5"),
        (Schedule((0, 0, 3, 5), (0, 0, 0, 0)), 6, "a bound of 6, but 5 was reached"),
    ],
)
def test_a_wrong_answer_is_never_a_proof(schedule: Schedule, bound: int, said: str) -> None:
    project = parse_patterson(rcpsp.SMALL, "small")
    result = judged(project, Known("small", 5, 5), Answer(schedule, bound))
    assert result.fault is not None
    assert result.fault.startswith(said)
    assert not result.proven


def test_an_answer_without_a_schedule_counts_as_one_task_at_a_time() -> None:
    project = parse_patterson(rcpsp.SMALL, "small")
    result = judged(project, Known("small", 4, 4), Answer(None, 4))
    assert (result.gap, result.proven) == (0.25, False)


def test_a_sample_is_spread_over_the_set() -> None:
    known = [Known(str(n), 1, 1) for n in range(10)]
    assert [k.file for k in rcpsp.spread(known, 3)] == ["0", "3", "6"]
    assert rcpsp.spread(known, None) == rcpsp.spread(known, 99) == known


@PUBLIC
def test_every_public_file_is_read() -> None:
    sizes = {"J120": 122, "J60": 62, "MM50": 52}
    for name, tasks in sizes.items():
        files = known_files(SETS, [name])
        assert len(files) == 20
        for known in files:
            project = read_project(SETS / known.file)
            assert len(project.tasks) == tasks
            assert max(project.tails) <= known.bound
            assert project.single == (name != "MM50")


@PUBLIC
@pytest.mark.parametrize("asked", ["j60", "mm50"])
def test_public_files_are_scheduled(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures = figures_of(capsys, str(SETS), "--seconds", "1", "--files", "2", "--only", asked)
    assert isinstance(figures["ours_gap"], float)
    assert isinstance(figures["cpsat_gap"], float)
    assert 0 <= figures["ours_gap"] < 30
