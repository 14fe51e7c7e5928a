"""Which form a file has, by its content: its name and its declared type only have to agree."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from enum import StrEnum

from drawdown.core.findings import Finding, Place
from drawdown.core.reading.files import megabytes
from drawdown.documents import faults
from drawdown.documents.packages import is_package, package_faults, package_form

MAX_BYTES = 25_000_000
"""A photo of a phone, a scan of twenty pages, a table of a hundred thousand rows."""
MAX_PIXELS = 100_000_000


class Form(StrEnum):
    """The forms that are kept as evidence."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    CSV = "csv"
    XLSX = "xlsx"
    BAG = "bag"
    """A BagIt package in a ZIP file; no other ZIP file is kept."""


EXTENSIONS: dict[Form, tuple[str, ...]] = {
    Form.PDF: ("pdf",),
    Form.JPEG: ("jpg", "jpeg"),
    Form.PNG: ("png",),
    Form.WEBP: ("webp",),
    Form.CSV: ("csv",),
    Form.XLSX: ("xlsx",),
    Form.BAG: ("zip",),
}
MEDIA_TYPES: dict[Form, tuple[str, ...]] = {
    Form.PDF: ("application/pdf",),
    Form.JPEG: ("image/jpeg",),
    Form.PNG: ("image/png",),
    Form.WEBP: ("image/webp",),
    Form.CSV: ("text/csv", "application/csv", "text/plain", "application/vnd.ms-excel"),
    Form.XLSX: ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    Form.BAG: ("application/zip", "application/x-zip-compressed"),
}
"""The first is what we send; browsers send the others too."""
UNTYPED = ("", "application/octet-stream")

_PNG = b"\x89PNG\r\n\x1a\n"
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def form_of(content: bytes) -> Form | None:
    """Return the form of some content by how it begins; nothing for what is not kept."""
    if content.startswith(b"%PDF-"):
        return Form.PDF
    if content.startswith(b"\xff\xd8\xff"):
        return Form.JPEG
    if content.startswith(_PNG):
        return Form.PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Form.WEBP
    if is_package(content):
        named = package_form(content)
        return Form(named) if named else None
    return Form.CSV if _is_table(content) else None


def content_faults(content: bytes, *, name: str, media: str = "") -> Iterator[Finding]:
    """Yield why a file is not kept: its size, its form, or a name or type that says otherwise."""
    place = Place(name or "file")
    if not content:
        yield faults.EMPTY.at(place)
        return
    if len(content) > MAX_BYTES:
        yield faults.TOO_LARGE.at(place, limit=megabytes(MAX_BYTES))
        return
    form = form_of(content)
    if form is None:
        unsafe = list(package_faults(content, place)) if is_package(content) else []
        yield from unsafe or [faults.UNKNOWN_FORM.at(place, choices=", ".join(Form))]
        return
    yield from _label_faults(form, place, name=name, media=media)
    yield from _whole_faults(form, content, place)


def _label_faults(form: Form, place: Place, *, name: str, media: str) -> Iterator[Finding]:
    """A name or a type that says another form is refused: one of the two deceives."""
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if extension not in EXTENSIONS[form]:
        expected = EXTENSIONS[form][0]
        yield faults.OTHER_EXTENSION.at(place, form=form, extension=extension, expected=expected)
    declared = media.partition(";")[0].strip().lower()
    if declared not in UNTYPED and declared not in MEDIA_TYPES[form]:
        expected = MEDIA_TYPES[form][0]
        yield faults.OTHER_TYPE.at(place, form=form, media=declared, expected=expected)


def _whole_faults(form: Form, content: bytes, place: Place) -> Iterator[Finding]:
    """What is cut short, floods memory when it is opened, or carries code is refused."""
    if form in (Form.XLSX, Form.BAG):
        yield from package_faults(content, place)
        return
    if not _ends_whole(form, content):
        yield faults.CUT_SHORT.at(place, form=form)
        return
    pixels = _pixels(form, content)
    if pixels is not None and pixels > MAX_PIXELS:
        limit = MAX_PIXELS // 1_000_000
        yield faults.TOO_MANY_PIXELS.at(place, pixels=pixels // 1_000_000, limit=limit)


def _ends_whole(form: Form, content: bytes) -> bool:
    if form is Form.PDF:
        return b"%%EOF" in content[-1024:]
    if form is Form.JPEG:
        return content.rstrip(b"\x00").endswith(b"\xff\xd9")
    if form is Form.PNG:
        return content[-8:-4] == b"IEND"
    if form is Form.WEBP:
        return int.from_bytes(content[4:8], "little") + 8 <= len(content)
    return True


def _pixels(form: Form, content: bytes) -> int | None:
    """Return how many pixels a picture says it has; nothing where it does not say so early."""
    if form is Form.PNG and content[12:16] == b"IHDR":
        width, height = struct.unpack(">II", content[16:24])
        return int(width * height)
    if form is Form.JPEG:
        return _jpeg_pixels(content)
    if form is Form.WEBP and content[12:16] == b"VP8X" and len(content) >= 30:
        width = int.from_bytes(content[24:27], "little") + 1
        return width * (int.from_bytes(content[27:30], "little") + 1)
    return None


def _jpeg_pixels(content: bytes) -> int | None:
    """Walk the segments of a JPEG to the frame header."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width * height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None


def _is_table(content: bytes) -> bool:
    """A table is text in UTF-8 whose first line holds a separator, and that is no mark-up."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    first = text.partition("\n")[0]
    return not (
        _NOT_TEXT.search(text) or text.lstrip().startswith(("<", "%!")) or not {*first} & {*",;\t"}
    )
