"""The units and the Containerfile name what is there, and systemd finds nothing wrong with them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drawdown.cli.main import names
from tests.architecture.source import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
INSTALLED = "/opt/drawdown/bin/drawdown"


def settings() -> set[str]:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    return {*re.findall(r"(?m)^\| `(DRAWDOWN_[A-Z_]+)`", page), "PORT"}


def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze on this machine")
    command = Path(sys.executable).with_name("drawdown")
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(INSTALLED, str(command))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *sorted(tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in verified.stderr.splitlines() if "drawdown" in line]
    assert (verified.returncode, ours) == (0, [])


def test_systemd_is_seen_to_find_what_is_wrong(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze on this machine")
    text = UNITS[0].read_text(encoding="utf-8")
    (tmp_path / UNITS[0].name).write_text(text.replace("[Service]", "[Service]\nExecStrat=/no"))
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / UNITS[0].name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ExecStrat" in verified.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_runs_commands_that_there_are_with_settings_that_there_are(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    assert set(re.findall(rf"{INSTALLED} ([a-z-]+)", text)) <= set(names())
    assert set(re.findall(r"(?m)^Environment=([A-Z_]+)=", text)) <= settings()


def statements() -> list[tuple[str, str]]:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def test_the_container_is_built_from_files_that_there_are_and_not_run_as_root() -> None:
    verbs = [verb for verb, _ in statements()]
    assert verbs[0] == "FROM"
    assert set(verbs) <= {
        "FROM",
        "RUN",
        "COPY",
        "USER",
        "ENV",
        "VOLUME",
        "EXPOSE",
        "HEALTHCHECK",
        "CMD",
    }
    for verb, says in statements():
        if verb == "COPY":
            sources = says.split()[:-1]
            assert [name for name in sources if not name.startswith("dist/")] == [
                "requirements.lock"
            ]
            assert (ROOT / "requirements.lock").exists()
        if verb == "ENV":
            assert {each.partition("=")[0] for each in says.split()} <= settings()
        if verb in ("CMD", "HEALTHCHECK"):
            assert set(re.findall(r'"drawdown", "([a-z-]+)"', says)) <= set(names())
    assert dict(statements())["USER"] == "drawdown"
    assert verbs.index("USER") < verbs.index("CMD")
    assert "--require-hashes" in next(says for verb, says in statements() if "pip install" in says)
