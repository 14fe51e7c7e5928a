"""The command line: what is said of each command, what is loaded, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drawdown import __version__
from drawdown.cli.main import about, load, main, names, summary

Printed = pytest.CaptureFixture[str]
HEAVY = ("django", "numba", "numpy", "ortools", "pandas")
"""What a command that does not need it must not load."""


def run(*arguments: str, code: str = "from drawdown.cli.main import main; main()") -> str:
    """Run the command line as a program of its own, and return what it says."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", names())
def test_a_command_is_what_its_module_says(name: str) -> None:
    assert about(name).startswith(f"`drawdown {name}")
    assert summary(about(name))
    command = load(name)
    assert callable(command.add_arguments)
    assert callable(command.run)


def test_the_help_names_every_command_with_what_it_does(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    help_text = " ".join(capsys.readouterr().out.split())
    for name in names():
        assert f"{name} {summary(about(name))}" in help_text


@pytest.mark.parametrize("name", names())
def test_every_command_has_a_help(name: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"usage: drawdown {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["init", "--help"], ["check", "nowhere"]], ids=" ".join
)
def test_it_loads_no_more_than_it_needs(arguments: list[str]) -> None:
    code = f"""if True:
        import sys
        from drawdown.cli.main import main
        try:
            main(sys.argv[1:])
        except SystemExit:
            pass
        print("loaded:", [name for name in {HEAVY!r} if name in sys.modules])
    """
    assert run(*arguments, code=code).splitlines()[-1] == "loaded: []"


def test_it_says_its_version(capsys: Printed) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"drawdown {__version__}\n"


def test_a_command_that_does_not_exist_is_answered_with_the_nearest(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["chek", "folder"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("error: no command `chek`: is it `check`?\n")


def test_without_a_command_it_wants_one(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_it_is_quiet_when_the_reader_has_seen_enough(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "mission")])
    (tmp_path / "mission" / "people.csv").write_text("site,category,count\n" + "x,y,z\n" * 900)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [Path(sys.executable).with_name("drawdown"), "check", str(tmp_path / "mission")],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert done.stderr == ""
