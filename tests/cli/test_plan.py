"""`drawdown plan`: what is refused before any time is spent, and what is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drawdown.cli.main import main
from drawdown.examples import start_folder

Printed = pytest.CaptureFixture[str]
START = str(start_folder())


@pytest.mark.parametrize(
    ("argument", "value"),
    [("--seconds", text) for text in ("-1", "0", "nan", "inf", "1e9", "soon")]
    + [("--rounds", text) for text in ("0", "-1", "1.5", "ten", "٣")]
    + [("--seed", text) for text in ("-1", "4294967296", "x")],
)
def test_it_refuses_what_is_no_number_for_it(argument: str, value: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["plan", START, f"{argument}={value}"])
    assert ended.value.code == 2
    assert f"argument {argument}: `{value}` is not" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["no/such/plan.json", "."])
def test_it_says_before_planning_that_it_cannot_write(
    out: str, tmp_path: Path, capsys: Printed
) -> None:
    assert main(["plan", START, "--out", str(tmp_path / out), "--seconds", "600"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "error F112: cannot be written" in printed.err


def test_its_last_line_is_for_programs(tmp_path: Path, capsys: Printed) -> None:
    out = tmp_path / "plan.json"
    assert main(["plan", START, "--rounds", "5", "--out", str(out)]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    keys = ("sites", "feasible", "cost", "bound", "gap", "seconds", "peak_mb")
    assert tuple(last)[: len(keys)] == keys
    assert (last["sites"], last["feasible"]) == (3, True)
    assert last["gap"] == pytest.approx((last["cost"] - last["bound"]) / last["cost"], abs=1e-5)


def test_a_plan_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    out.write_text("an older plan")
    main(["plan", START, "--rounds", "5", "--out", str(out)])
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    assert json.loads(out.read_bytes())["feasible"] is True


def test_a_confidence_is_held_or_what_it_needs_is_said(tmp_path: Path, capsys: Printed) -> None:
    out = tmp_path / "plan.json"
    command = ["plan", START, "--confidence", "0.5", "--rounds", "1", "--out", str(out)]
    assert main(command) == 0
    printed = capsys.readouterr().out
    last = json.loads(printed.splitlines()[-1])
    assert last["holds"]
    assert last["on_time"] >= 0.5
    assert "of 10,000 fresh futures; wished: 50%" in printed
    assert main(["check", str(out)]) == 0


@pytest.mark.parametrize("text", ["0", "1", "80", "-0.1", "nan", "most"])
def test_a_confidence_is_a_share(text: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit):
        main(["plan", START, f"--confidence={text}"])
    assert f"`{text}` is not a share" in capsys.readouterr().err
