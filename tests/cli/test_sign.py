"""Two sides sign a pack by the command line, with the network cut off from start to end."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from drawdown.cli.main import main
from drawdown.documents.render import render
from drawdown.documents.verdict import Result
from drawdown.documents.verify import Known, verify_paper
from tests.documents.papers import PICTURES, small_paper
from tests.documents.signing import LATER, PASSWORD, SINCE, authority


@pytest.fixture(autouse=True)
def cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reaches for the network fails the test."""

    def cut(*_: object, **__: object) -> None:
        raise AssertionError("signing reached for the network")

    monkeypatch.setattr(socket.socket, "connect", cut)
    monkeypatch.setattr(socket, "getaddrinfo", cut)
    monkeypatch.setattr(socket, "create_connection", cut)


def sign(folder: Path, source: str, side: str, *, password: bytes = PASSWORD) -> int:
    issued = authority().issue(f"Office of the {side}", since=SINCE, password=PASSWORD)
    (folder / f"{side}.p12").write_bytes(issued.pkcs12)
    (folder / "password").write_bytes(password + b"\n")
    arguments = ["sign", source, "--side", side, "--key", f"{side}.p12"]
    arguments += ["--password-file", "password", "--capacity", f"Head of {side}"]
    arguments += ["--place", "Sévaré", "--at", "2023-12-08T12:00:00", "--out", f"{side}.pdf"]
    return main(arguments)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pack.pdf").write_bytes(render(small_paper(), PICTURES))
    return tmp_path


def test_the_mission_and_then_the_host_sign_without_a_network(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sign(folder, "pack.pdf", "mission") == 0
    assert sign(folder, "mission.pdf", "host") == 0
    content = (folder / "host.pdf").read_bytes()
    verdict = verify_paper(content, Known(roots=(authority().root,), at=LATER))
    assert verdict.of_signatures is Result.VALID
    assert [s.reason for s in verdict.signatures] == ["Head of mission", "Head of host"]
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said == {"sha256": verdict.sha256, "side": "host"}
    assert verdict.sha256 in (folder / "host.check.txt").read_text(encoding="utf-8")


def test_the_host_does_not_sign_what_the_mission_has_not_signed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sign(folder, "pack.pdf", "host") == 1
    assert "prepare it first" in capsys.readouterr().err
    assert not (folder / "host.pdf").exists()


def test_another_password_opens_no_key(folder: Path) -> None:
    assert sign(folder, "pack.pdf", "mission", password=b"wrong") == 2
    assert not (folder / "mission.pdf").exists()
