"""What `make dist` writes is whole: the source makes the same wheel, which runs elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.architecture.source import ROOT

BUILD = (sys.executable, "-m", "hatchling", "build", "--directory")


def run(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DRAWDOWN", "DJANGO"))
    }
    return subprocess.run(
        command,
        cwd=cwd,
        env={**surroundings, **variables},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("RECORD")}


@pytest.mark.slow
def test_the_source_distribution_makes_the_wheel_that_runs_outside_the_checkout(
    tmp_path: Path,
) -> None:
    built = run(*BUILD, tmp_path / "dist", cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (source,) = (tmp_path / "dist").glob("*.tar.gz")
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (unpacked,) = (tmp_path / "source").iterdir()
    again = run(*BUILD, tmp_path / "again", "--target", "wheel", cwd=unpacked)
    assert again.returncode == 0, again.stderr
    (second,) = (tmp_path / "again").glob("*.whl")
    assert names(second) == names(wheel)

    uv = Path(sys.executable).with_name("uv")
    place = tmp_path / "installed"
    options = ("--offline", "--no-deps", "--python", sys.executable, "--target", place)
    installed = run(uv, "pip", "install", "--quiet", *options, second, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    elsewhere = {"PYTHONPATH": str(place), "DRAWDOWN_HOME": str(tmp_path / "home")}
    where = "import drawdown; print(drawdown.__file__)"
    found = run(sys.executable, "-c", where, cwd=tmp_path, **elsewhere).stdout.strip()
    assert Path(found).is_relative_to(place)
    main = "import sys; from drawdown.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = (sys.executable, "-c", main)
    for arguments in (["init", "mission"], ["check", "mission"]):
        done = run(*command, *arguments, cwd=tmp_path, **elsewhere)
        assert done.returncode == 0, done.stderr
    setup = ["setup", "--mission", "m", "--origin", "m.example/d", "--name", "A", "--email", "a@m"]
    assert run(*command, *setup, cwd=tmp_path, **elsewhere).returncode == 0
    assert '"size": ' in run(*command, "status", "--json", cwd=tmp_path, **elsewhere).stdout
