"""Writing out a mission folder: whole, right, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawdown.cli.main import main
from drawdown.examples import minusma_folder, start_folder
from drawdown.register.folder import load_folder

Printed = pytest.CaptureFixture[str]
COMMANDS = (["init"], ["example", "minusma"])


def files(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder and below, without what Python leaves behind."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_it_writes_a_folder_without_a_fault(command: list[str], tmp_path: Path) -> None:
    assert main([*command, str(tmp_path / "a" / "b")]) == 0
    assert load_folder(tmp_path / "a" / "b").findings == ()


def test_it_writes_what_the_software_brings(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "init")])
    main(["example", "minusma", str(tmp_path / "minusma")])
    assert files(tmp_path / "init") == files(start_folder())
    assert files(tmp_path / "minusma") == files(minusma_folder())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_it_writes_into_an_empty_folder(command: list[str], tmp_path: Path) -> None:
    assert main([*command, str(tmp_path)]) == 0
    assert (tmp_path / "mission.yaml").is_file()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_it_writes_over_nothing(command: list[str], tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "mission.yaml").write_text("ours")
    assert main([*command, str(tmp_path)]) == 1
    assert files(tmp_path) == {"mission.yaml": b"ours"}
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        f"{tmp_path}: error F111: the folder is not empty -> name a new folder, or an empty one\n"
    )


@pytest.mark.parametrize("form", ["file", "link to nowhere", "below a file", "name too long"])
def test_it_says_why_it_cannot_write(form: str, tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link to nowhere").symlink_to(tmp_path / "gone")
    below = {"below a file": "file/below", "name too long": "x" * 300}.get(form, form)
    assert main(["init", str(tmp_path / below)]) == 1
    assert ": error F1" in capsys.readouterr().err


def test_the_new_folder_is_the_user_s_own(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "mission")])
    for path in (tmp_path / "mission").iterdir():
        path.write_text("changed")


def test_it_says_what_comes_next(tmp_path: Path, capsys: Printed) -> None:
    main(["init", str(tmp_path / "mission")])
    printed = capsys.readouterr().out
    assert printed.endswith(
        f"Next: drawdown check {tmp_path / 'mission'}; drawdown plan {tmp_path / 'mission'}\n"
    )


def test_it_knows_its_examples(capsys: Printed, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["example", "atlantis", str(tmp_path / "x")])
    assert ended.value.code == 2
    assert "'minusma'" in capsys.readouterr().err
