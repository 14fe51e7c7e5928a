"""Evidence is taken in by its content: what it is, not what it is called."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.findings import Refused
from drawdown.documents.content import ContentStore
from drawdown.documents.evidence import take_in
from drawdown.documents.forms import MAX_BYTES, Form, content_faults, form_of
from tests.web.records.files import bag, jpeg, package, pdf, png, webp, workbook

KEPT = {
    "scan.pdf": (pdf(), Form.PDF),
    "gate.JPG": (jpeg(), Form.JPEG),
    "gate.png": (png().getvalue(), Form.PNG),
    "gate.webp": (webp(), Form.WEBP),
    "count.csv": (b"what,count\ntents,4\n", Form.CSV),
    "count.xlsx": (workbook(), Form.XLSX),
    "file.zip": (bag(), Form.BAG),
}


def codes(content: bytes, name: str, media: str = "") -> list[str]:
    return [finding.code for finding in content_faults(content, name=name, media=media)]


@pytest.mark.parametrize("name", KEPT)
def test_it_keeps_what_is_what_it_says(name: str, tmp_path: Path) -> None:
    content, form = KEPT[name]
    store = ContentStore(tmp_path)
    kept = take_in(store, io.BytesIO(content), name=name)
    assert (kept.form, kept.size) == (form, len(content))
    assert store.get(kept.sha256) == content


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("other", KEPT)
def test_an_extension_that_says_otherwise_is_refused(name: str, other: str) -> None:
    content, form = KEPT[name]
    _, other_form = KEPT[other]
    assert codes(content, other) == ([] if form is other_form else ["K104"])


def test_an_archive_bomb_is_refused_for_that_alone() -> None:
    assert codes(package({"big.txt": b"0" * 201_000_000}), "a.zip", "") == ["K109"]


@pytest.mark.parametrize(
    ("content", "name", "media", "code"),
    [
        (b"", "a.pdf", "", "K102"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "", "K103"),
        (b"<!DOCTYPE html><p>a,b</p>", "a.csv", "", "K103"),
        (b"MZ\x90\x00", "a.pdf", "", "K103"),
        (package({"a.txt": b"a"}), "a.zip", "", "K103"),
        (pdf(), "a.pdf", "image/png", "K105"),
        (pdf()[:-8], "a.pdf", "", "K106"),
        (jpeg()[:-2], "a.jpg", "", "K106"),
        (png().getvalue()[:-5], "a.png", "", "K106"),
        (webp()[:-4], "a.webp", "", "K106"),
        (png(width=20_000, height=20_000).getvalue(), "a.png", "", "K107"),
        (jpeg(width=60_000, height=60_000), "a.jpg", "", "K107"),
        (webp(width=16_000, height=16_000), "a.webp", "", "K107"),
        (workbook() + b"PK\x05\x06", "a.xlsx", "", "K108"),
        (workbook(**{"xl/vbaProject.bin": b"macro"}), "a.xlsx", "", "K111"),
        (workbook(**{"../../etc/passwd": b"x"}), "a.xlsx", "", "K110"),
        (workbook(**{"/etc/passwd": b"x"}), "a.xlsx", "", "K110"),
        (workbook(**{"xl/big.xml": b"0" * 201_000_000}), "a.xlsx", "", "K109"),
        (package({"b/bagit.txt": b"", "b/data/l": b"/etc"}, link="b/data/l"), "b.zip", "", "K110"),
    ],
)
def test_it_says_why_it_keeps_nothing_else(
    content: bytes, name: str, media: str, code: str
) -> None:
    assert code in codes(content, name, media)


def test_nothing_is_stored_of_what_is_refused(tmp_path: Path) -> None:
    store = ContentStore(tmp_path)
    with pytest.raises(Refused):
        take_in(store, io.BytesIO(b"no,\x00table"), name="a.csv")
    assert not list(tmp_path.iterdir())


def test_no_more_is_read_than_may_be_kept(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert 0 < size <= MAX_BYTES + 1
            return b"0" * size

    with pytest.raises(Refused, match="K101"):
        take_in(ContentStore(tmp_path), Endless(), name="a.pdf")


def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    class Full(ContentStore):
        def put(self, content: bytes) -> str:
            raise OSError(errno.ENOSPC, f"No space left for {len(content)} bytes")

    with pytest.raises(Refused, match="the disk is full: nothing was stored"):
        take_in(Full(tmp_path), png(), name="a.png")


@given(st.binary(max_size=400))
def test_any_bytes_have_a_form_or_a_reason(content: bytes) -> None:
    form = form_of(content)
    assert form in (*Form, None)
    if form is None:
        assert codes(content, "a.pdf")


@given(st.sampled_from([content for content, _ in KEPT.values()]), st.data())
def test_no_change_of_a_byte_breaks_the_reading(content: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(content) - 1))
    value = data.draw(st.integers(0, 255))
    changed = content[:place] + bytes([value]) + content[place + 1 :]
    for name in KEPT:
        codes(changed, name)
