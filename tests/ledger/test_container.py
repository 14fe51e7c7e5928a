"""A container has one spelling: what is read is what would be written, and the rest is refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.demo.forged_bundles import files_of, packed
from drawdown.ledger.bundle.container import (
    BadContainer,
    Container,
    Member,
    Writer,
    directory_entry,
    end_records,
    is_name,
    local_header,
)
from drawdown.verifiers import verify

NAMES = st.from_regex(r"[A-Za-z0-9_-]{1,9}(/[A-Za-z0-9._-]{1,9}){0,2}", fullmatch=True).filter(
    is_name
)
FILES = st.dictionaries(NAMES, st.binary(max_size=40), max_size=6)


def refusal(content: bytes) -> str:
    """Return why both Python verifiers refuse a container, and where: the same for both."""
    with pytest.raises(BadContainer) as ours:
        Container(io.BytesIO(content))
    with pytest.raises(verify.Unreadable) as theirs:
        verify.Container(io.BytesIO(content))
    assert theirs.value.args == (ours.value.code, ours.value.where)
    return f"{ours.value.code} {ours.value.where}".strip()


@given(files=FILES)
def test_it_reads_what_it_wrote(files: dict[str, bytes]) -> None:
    assert files_of(packed(files)) == files
    found = verify.Container(io.BytesIO(packed(files)))
    assert {name: found.bytes_at(m.offset, m.size) for name, m in found.members.items()} == files


@given(files=FILES)
def test_other_programs_read_it(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(files))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.namelist() == sorted(files)


@given(files=FILES, at=st.integers(0), byte=st.integers(1, 255))
@settings(max_examples=500)
def test_another_byte_is_refused_or_stands_in_a_file(
    files: dict[str, bytes], at: int, byte: int
) -> None:
    content = packed(files)
    at %= len(content)
    changed = content[:at] + bytes([content[at] ^ byte]) + content[at + 1 :]
    try:
        found = Container(io.BytesIO(changed))
    except BadContainer:
        refusal(changed)
        return
    assert {name: member.size for name, member in found.members.items()} == {
        name: len(value) for name, value in files.items()
    }
    differing = [n for n, m in found.members.items() if zlib.crc32(found.read(n)) != m.crc]
    assert len(differing) == 1


@given(content=st.binary(max_size=300))
def test_any_bytes_are_refused_by_both_or_by_none(content: bytes) -> None:
    with suppress(BadContainer):
        assert Container(io.BytesIO(content)).members.keys() == files_of(content).keys()
        return
    refusal(content)


@given(files=FILES.filter(bool), length=st.integers(0))
def test_a_file_cut_short_is_refused(files: dict[str, bytes], length: int) -> None:
    content = packed(files)
    assert refusal(content[: length % len(content)])


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "a/../x",
        "/etc/passwd",
        "a//b",
        "a/",
        "./a",
        "a\\b",
        "C:x",
        "é",
        "a b",
        "",
        "x" * 256,
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    assert not is_name(name)
    with pytest.raises(ValueError, match="cannot stand here"):
        Writer(io.BytesIO()).add(name, [], size=0, crc=0)
    encoded = name.encode("latin-1")
    header = verify.local_header(encoded, 0, 0)
    directory = verify.directory_header(encoded, 0, 0, 0)
    content = header + directory + end_records(1, size=len(directory), offset=len(header))
    assert refusal(content) == "container-name 0"


def test_a_name_that_stands_twice_is_refused() -> None:
    content = packed({"a": b"1", "b": b"2"}).replace(b"b", b"a")
    assert refusal(content) == "container-order 1"


def test_compressed_files_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("a"), b"1" * 100, zipfile.ZIP_DEFLATED)
    assert refusal(out.getvalue()) == "container-entry 0"


def test_a_comment_and_a_word_before_it_are_refused() -> None:
    content = packed({"a": b"1"})
    assert refusal(content + b"x") == "container-end"
    assert refusal(b"x" + content).startswith("container-e")
    assert refusal(content[:-2] + b"\1\0x") == "container-end"


@pytest.mark.parametrize("size", [2**32 - 1, 2**32, 2**53, 2**63])
def test_a_size_that_is_not_there_is_refused(size: int) -> None:
    header = local_header("a", size=size, crc=0)
    entry = directory_entry(Member("a", size, 0, 0))
    content = header + entry + end_records(1, size=len(entry), offset=len(header))
    assert refusal(content) == "container-entry 0"


@pytest.mark.parametrize("count", [1, 70_000, 200_001, 2**40, 2**63])
def test_more_files_than_are_there_are_refused(count: int) -> None:
    assert refusal(end_records(count, size=0, offset=0)).startswith("container-")


def test_the_verifiers_spell_large_sizes_alike() -> None:
    for size in (0, 2**32 - 2, 2**32 - 1, 2**40):
        assert local_header("a/b", size=size, crc=7) == verify.local_header(b"a/b", size, 7)
        for offset in (0, 2**32 - 2, 2**32 - 1, 2**40):
            ours = directory_entry(Member("a/b", size, 7, offset))
            assert ours == verify.directory_header(b"a/b", size, 7, offset)
            for count in (0, 65_534, 65_535, 200_000):
                ours = end_records(count, size=size, offset=offset)
                assert ours == verify.end_record(count, size, offset)


def test_more_than_65535_files_are_read_by_all() -> None:
    files = {f"{number:05d}": b"" for number in range(65_536)}
    content = packed(files)
    assert struct.unpack("<H", content[-12:-10]) == (0xFFFF,)
    assert len(Container(io.BytesIO(content)).members) == 65_536
    assert len(verify.Container(io.BytesIO(content)).members) == 65_536
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert len(archive.namelist()) == 65_536


def test_it_refuses_content_that_changed_while_it_was_written() -> None:
    with pytest.raises(ValueError, match="changed while"):
        Writer(io.BytesIO()).add("a", [b"12"], size=3, crc=0)
