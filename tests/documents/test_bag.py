"""A bag, as another reader of BagIt and `sha512sum` see it."""

from __future__ import annotations

import io
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import bagit
import pytest

from drawdown.documents.bag import BadBag, bag, write_bag, zipped

PAYLOAD = {"a.txt": b"one\n", "sites/Sévaré.bin": bytes(range(256)), "empty": b""}
ABOUT = [("Source-Organization", "a mission of tests")]


def packed() -> bytes:
    return zipped(bag(PAYLOAD, ABOUT, made=date(2024, 11, 15)), "bag")


def written(folder: Path) -> Path:
    out = folder / "bag.zip"
    out.write_bytes(packed())
    with zipfile.ZipFile(out) as archive:
        archive.extractall(folder)
    return folder / "bag"


def test_another_reader_finds_it_whole(tmp_path: Path) -> None:
    found = bagit.Bag(str(written(tmp_path)))
    found.validate()
    assert found.info["Source-Organization"] == "a mission of tests"
    assert found.info["Payload-Oxum"] == "260.3"


def test_a_plain_tool_checks_every_file_and_finds_one_byte(tmp_path: Path) -> None:
    there = written(tmp_path)
    check = ["sha512sum", "-c", "--quiet", "manifest-sha512.txt"]
    assert subprocess.run(check, cwd=there, check=False).returncode == 0
    (there / "data" / "a.txt").write_bytes(b"onf\n")
    assert subprocess.run(check, cwd=there, check=False, capture_output=True).returncode != 0
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(there)).validate()


def test_the_same_files_give_the_same_bag() -> None:
    assert packed() == packed()


@pytest.mark.parametrize("name", ["../out", "/etc/passwd", "a\nb", "", "a\\b"])
def test_it_refuses_a_name_that_leaves_the_bag(name: str) -> None:
    with pytest.raises(BadBag, match="cannot hold"):
        bag({name: b""}, [], made=date(2024, 1, 1))


def test_written_from_files_piece_by_piece_it_is_the_same_bag(tmp_path: Path) -> None:
    content = {"a.txt": b"one\n", "deep/b.bin": bytes(range(256)) * 9000}
    files = {}
    for number, (name, each) in enumerate(content.items()):
        files[name] = tmp_path / f"{number}"
        files[name].write_bytes(each)
    info = [("Source-Organization", "Mission")]
    out = io.BytesIO()
    write_bag(out, files, info, made=date(2026, 1, 1), folder="bag")
    assert out.getvalue() == zipped(bag(content, info, made=date(2026, 1, 1)), "bag")
