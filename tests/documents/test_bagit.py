"""A bag, as another reader of BagIt and `sha512sum` see it."""

from __future__ import annotations

import subprocess
import zipfile
from datetime import date
from pathlib import Path

import bagit
import pytest

from drawdown.documents.bagit import write_bag

PAYLOAD = {"a.txt": b"one\n", "sites/Sévaré.bin": bytes(range(256)), "empty": b""}
ABOUT = {"Source-Organization": "a mission\nof tests"}


def written(folder: Path) -> Path:
    out = folder / "bag.zip"
    write_bag(out, PAYLOAD, name="bag", on=date(2024, 11, 15), about=ABOUT)
    with zipfile.ZipFile(out) as archive:
        archive.extractall(folder)
    return folder / "bag"


def test_another_reader_finds_it_whole(tmp_path: Path) -> None:
    bag = bagit.Bag(str(written(tmp_path)))
    bag.validate()
    assert bag.info["Source-Organization"] == "a mission of tests"
    assert bag.info["Payload-Oxum"] == "260.3"


def test_a_plain_tool_checks_every_file_and_finds_one_byte(tmp_path: Path) -> None:
    bag = written(tmp_path)
    check = ["sha512sum", "-c", "--quiet", "manifest-sha512.txt"]
    assert subprocess.run(check, cwd=bag, check=False).returncode == 0
    (bag / "data" / "a.txt").write_bytes(b"onf\n")
    assert subprocess.run(check, cwd=bag, check=False, capture_output=True).returncode != 0
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(bag)).validate()


def test_the_same_files_give_the_same_bag(tmp_path: Path) -> None:
    one, two = tmp_path / "1.zip", tmp_path / "2.zip"
    for out in (one, two):
        write_bag(out, PAYLOAD, name="bag", on=date(2024, 11, 15), about=ABOUT)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("name", ["../out", "/etc/passwd", "a\nb", "", "a\\b"])
def test_it_refuses_a_name_that_leaves_the_bag(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="can be called"):
        write_bag(tmp_path / "x.zip", {name: b""}, name="x", on=date(2024, 1, 1), about={})
