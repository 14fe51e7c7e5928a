"""A backup that is not byte for byte what was written is refused, in words."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from drawdown.core.findings import Refused
from drawdown.web.backup.container import Writer, extract, read_manifest

ABOUT = {"made": "2023-12-08", "database": "SQLite", "entries": 0, "root": ""}


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """Return a backup of two pieces."""
    for name, content in (("a", b"first"), ("b", bytes(range(256)) * 5)):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "a").chmod(0o600)
    out = tmp_path / "whole"
    with out.open("w+b") as file:
        writer = Writer(file)
        writer.add("home/keys/a", tmp_path / "a")
        writer.add("home/documents/é b", tmp_path / "b")
        writer.finish(ABOUT)
    return out.read_bytes()


def codes(content: bytes, tmp_path: Path) -> set[str]:
    place = tmp_path / "read"
    place.write_bytes(content)
    try:
        read_manifest(place)
    except Refused as refused:
        return {finding.code for finding in refused.findings}
    return set()


def test_it_is_read_back_with_its_modes(whole: bytes, tmp_path: Path) -> None:
    assert codes(whole, tmp_path) == set()
    extract(tmp_path / "read", {"home": tmp_path / "out"})
    assert (tmp_path / "out" / "keys" / "a").read_bytes() == b"first"
    assert (tmp_path / "out" / "keys" / "a").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "out" / "documents" / "é b").read_bytes() == bytes(range(256)) * 5


def test_one_that_was_cut_anywhere_is_refused(whole: bytes, tmp_path: Path) -> None:
    end = len(whole.rstrip(b"\0"))
    for length in range(0, end, 97):
        assert bool(codes(whole[:length], tmp_path)), length


def test_one_byte_altered_anywhere_is_refused(whole: bytes, tmp_path: Path) -> None:
    for at in range(0, len(whole), 41):
        altered = whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1 :]
        assert bool(codes(altered, tmp_path)), at


def remade(whole: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return the archive with other members, as somebody with tar makes it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(whole)) as before:
        members = {
            member.name: source.read()
            for member in before
            if (source := before.extractfile(member)) is not None
        }
    change(members)
    with tarfile.open(fileobj=out, mode="w") as after:
        for name, content in members.items():
            header = tarfile.TarInfo(name)
            header.size = len(content)
            after.addfile(header, io.BytesIO(content))
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda members: members.pop("home/keys/a"), "I704"),
        (lambda members: members.update({"home/more": b""}), "I705"),
        (lambda members: members.update({"home/../../out": b""}), "I603"),
        (lambda members: members.update({"home/keys/a": b"other"}), "I703"),
        (lambda members: members.update({"manifest.json": b"{}"}), "I706"),
        (lambda members: members.pop("manifest.json"), "I702"),
        (lambda members: members.pop("seal.sha256"), "I702"),
    ],
)
def test_a_piece_that_is_missing_added_or_changed_is_named(
    whole: bytes, tmp_path: Path, change: Callable[[dict[str, bytes]], None], code: str
) -> None:
    assert code in codes(remade(whole, change), tmp_path)


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    assert codes(b"%PDF-1.7 not a tar at all", tmp_path) == {"I701"}


@pytest.mark.parametrize("name", sorted(ABOUT))
def test_a_sealed_manifest_that_leaves_something_out_is_refused(name: str, tmp_path: Path) -> None:
    place = tmp_path / "sealed"
    with place.open("w+b") as file:
        Writer(file).finish({key: said for key, said in ABOUT.items() if key != name})
    assert codes(place.read_bytes(), tmp_path) == {"I703"}
