"""Small files of every form that is kept, and of some that are not."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib


def png(number: int = 1, *, width: int = 1, height: int = 1) -> io.BytesIO:
    """Return a picture; the number makes it another one. Its size is only what it says."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x00")
    words = chunk(b"tEXt", b"number\x00" + str(number).encode())
    parts = chunk(b"IHDR", head) + words + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + parts)


def pdf() -> bytes:
    """Return what begins and ends as a PDF does."""
    return b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"


def jpeg(*, width: int = 1, height: int = 1) -> bytes:
    """Return what begins and ends as a JPEG does, with a frame of this size."""
    application = b"\xff\xe0" + (4).to_bytes(2) + b"ab"
    frame = b"\xff\xc0" + (11).to_bytes(2) + b"\x08" + height.to_bytes(2) + width.to_bytes(2)
    return b"\xff\xd8" + application + frame + b"\x01\x01\x11\x00" + b"\xff\xd9"


def webp(*, width: int = 1, height: int = 1) -> bytes:
    """Return the head of an extended WebP."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    content = b"WEBPVP8X" + (10).to_bytes(4, "little") + b"\x00" * 4 + size
    return b"RIFF" + len(content).to_bytes(4, "little") + content


def package(files: dict[str, bytes], *, link: str | None = None) -> bytes:
    """Return a ZIP file; `link` names a member that is a symbolic link."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            if name == link:
                member.external_attr = 0o120777 << 16
            archive.writestr(member, content)
    return held.getvalue()


def workbook(**more: bytes) -> bytes:
    """Return what a workbook consists of, nothing in it."""
    return package({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"} | more)


def bag() -> bytes:
    """Return a BagIt package without payload."""
    return package({"bag/bagit.txt": b"BagIt-Version: 1.0\n", "bag/data/a.txt": b"a"})
