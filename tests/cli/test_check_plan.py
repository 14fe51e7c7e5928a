"""Checking a plan file: what is printed, and that no file makes it fail in another way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.cli.check_plan import run
from drawdown.core.canonical import canonical_bytes
from drawdown.plan.schedule import Plan
from tests.plan.check.small_plan import plan

Printed = pytest.CaptureFixture[str]


def written(path: Path, what: Plan) -> Path:
    """Write a plan file and return its path."""
    path.write_bytes(canonical_bytes(what.model_dump(mode="json")))
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "plan.json", plan())


def test_a_correct_plan_has_no_violations(file: Path, capsys: Printed) -> None:
    assert run(file) == 0
    assert capsys.readouterr().out == "0 violations\n"


def test_it_prints_each_violation_with_its_dates_and_then_their_number(
    tmp_path: Path, capsys: Printed
) -> None:
    broken = plan().model_copy(update={"register_hash": "0" * 64, "feasible": False})
    assert run(written(tmp_path / "plan.json", broken)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["register-hash", "feasible", "2 violations"]


def test_a_violation_says_what_when_found_and_expected(tmp_path: Path, capsys: Printed) -> None:
    tasks = tuple(
        task.model_copy(update={"finish": 40})
        if (task.site, task.task) == ("north", "T58")
        else task
        for task in plan().tasks
    )
    run(written(tmp_path / "plan.json", plan().model_copy(update={"tasks": tasks})))
    first, last = capsys.readouterr().out.splitlines()
    words, dates = first.split(" [")
    assert words == "task-length: north/T58, days 36 to 40: found 4 days; expected 5 days"
    assert dates == "2023-08-06 to 2023-08-10]"
    assert last == "1 violation"


def test_it_prints_violations_as_json(tmp_path: Path, capsys: Printed) -> None:
    broken = plan().model_copy(update={"feasible": False})
    assert run(written(tmp_path / "plan.json", broken), as_json=True) == 1
    [violation] = json.loads(capsys.readouterr().out)
    assert (violation["rule"], violation["what"], violation["days"]) == ("feasible", "plan", [])


def test_what_a_terminal_would_obey_is_made_visible(tmp_path: Path, capsys: Printed) -> None:
    movements = (
        plan().movements[0].model_copy(update={"id": "\x1b[2Jgone"}),
        *plan().movements[1:],
    )
    run(
        written(
            tmp_path / "plan.json",
            plan().model_copy(update={"movements": movements, "feasible": False}),
        )
    )
    assert "\x1b" not in capsys.readouterr().out


BAD = {
    "an empty file": b"",
    "text": b"days: 3\n",
    "a list": b"[]",
    "no fields": b"{}",
    "another format": b'{"format": "drawdown-register/1"}',
    "a key twice": b'{"format": "drawdown-plan/1", "format": "drawdown-plan/1"}',
    "a well of brackets": b"[" * 100_000,
    "Latin-1": b'{"format": "\xe9"}',
    "NaN": b'{"feasible": NaN}',
}


@pytest.mark.parametrize("case", BAD)
def test_it_says_what_is_wrong_with_a_file_that_is_no_plan(
    case: str, tmp_path: Path, capsys: Printed
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(BAD[case])
    assert run(path) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith("not a plan, so nothing was checked")
    assert all(line.startswith(f"{path}: error P9") for line in lines[:-1])


def test_it_says_that_there_is_no_such_file(tmp_path: Path, capsys: Printed) -> None:
    assert run(tmp_path / "none.json") == 1
    assert "F103" in capsys.readouterr().out


def test_it_says_that_a_folder_is_no_file(tmp_path: Path, capsys: Printed) -> None:
    assert run(tmp_path) == 1
    assert "F105" in capsys.readouterr().out


def test_it_names_the_values_that_are_wrong_and_counts_the_rest(
    file: Path, capsys: Printed
) -> None:
    content = json.loads(file.read_bytes())
    for movement in content["movements"] + content["tasks"]:
        movement["site"] = 7
    file.write_text(json.dumps(content), encoding="utf-8")
    assert run(file) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "`tasks.0.site`: Input should be a valid string" in lines[0]
    assert "more values are wrong" in lines[-2]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("tasks", 0, "start"), "0"),
        (("tasks", 0, "start"), True),
        (("tasks", 0, "start"), 1.5),
        (("tasks", 0, "finish"), 1_000_000),
        (("movements", 0, "people"), -1),
        (("movements", 0, "kind"), "balloon"),
        (("movements", 0, "surprise"), 1),
        (("feasible",), "yes"),
        (("register", "mission", "deadline"), "31 September"),
    ],
)
def test_it_takes_no_value_for_another(
    path: tuple[str | int, ...], value: object, file: Path, capsys: Printed
) -> None:
    content = json.loads(file.read_bytes())
    inside = content
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    file.write_text(json.dumps(content), encoding="utf-8")
    assert run(file) == 1
    assert ".".join(str(step) for step in path) in capsys.readouterr().out


@given(cut=st.integers(min_value=0), put=st.binary(max_size=8))
def test_no_damage_to_the_file_makes_it_fail(
    tmp_path_factory: pytest.TempPathFactory, cut: int, put: bytes
) -> None:
    content = canonical_bytes(plan().model_dump(mode="json"))
    at = cut % len(content)
    path = tmp_path_factory.mktemp("damaged") / "plan.json"
    path.write_bytes(content[:at] + put + content[at + len(put) :])
    assert run(path) in {0, 1}
