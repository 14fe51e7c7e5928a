"""`drawdown verify` says the verdict in words and as JSON, and ends with the right code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drawdown.cli.main import main
from drawdown.demo.small_ledger import print_checkpoint_note, small_ledger
from drawdown.ledger.bundle.verdict import FIELDS

LEDGER = small_ledger(1)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a good bundle."""
    path = tmp_path_factory.mktemp("bundle") / "bundle.zip"
    path.write_bytes(LEDGER.bundle())
    return path


def test_it_accepts_a_good_bundle(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(bundle)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["intact", "yes"]
    assert json.loads(lines[-1])["complete"]["verdict"] == "yes"


def test_it_takes_what_is_known_from_elsewhere(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "checkpoint").write_bytes(print_checkpoint_note(LEDGER))
    witnesses = [word for each in LEDGER.witnesses for word in ("--witness", str(each.verifying))]
    key = str(LEDGER.signing[0].verifying)
    known = ["--key", key, *witnesses, "--checkpoint", str(tmp_path / "checkpoint"), "--json"]
    assert main(["verify", str(bundle), *known]) == 0
    verdict = json.loads(capsys.readouterr().out)
    assert {verdict[field]["verdict"] for field in FIELDS} == {"yes"}


def test_it_names_what_is_wrong(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cut.zip").write_bytes(bundle.read_bytes()[:-9])
    assert main(["verify", str(tmp_path / "cut.zip")]) == 1
    assert "does not end as a bundle does" in capsys.readouterr().out


@pytest.mark.parametrize("known", [["--key", "none"], ["--need", "2", "--witness", "none"]])
def test_it_refuses_keys_that_are_none(
    bundle: Path, known: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(bundle), *known]) == 2
    assert "drawdown verify:" in capsys.readouterr().err


def test_it_says_when_there_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "nowhere.zip"]) == 2
    assert capsys.readouterr().err == "drawdown verify: nowhere.zip: No such file or directory\n"
