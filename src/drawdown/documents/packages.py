"""ZIP files that are kept: workbooks and BagIt packages, judged before anything is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from drawdown.core.findings import Finding, Place
from drawdown.core.reading.files import megabytes
from drawdown.documents import faults

MAX_UNPACKED = 200_000_000
MAX_MEMBERS = 10_000
XLSX = "xlsx"
BAG = "bag"

UNPACKING = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError,
    OverflowError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What the library raises for a member that is damaged, encrypted or packed in another way."""

_LINK = 0o120000
_KIND = 0o170000


def is_package(content: bytes) -> bool:
    """Return whether content begins as a ZIP file does."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def package_form(content: bytes) -> str | None:
    """Return which of the two kept kinds a ZIP file is; nothing for any other or a damaged one."""
    try:
        names = set(opened(content).namelist())
    except zipfile.BadZipFile:
        return None
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return XLSX
    if any(name.count("/") == 1 and name.endswith("/bagit.txt") for name in names):
        return BAG
    return None


def package_faults(content: bytes, place: Place) -> Iterator[Finding]:
    """Yield why a ZIP file is not safe to open: its size unpacked, its paths, its macros."""
    try:
        members = opened(content).infolist()
    except zipfile.BadZipFile as error:
        yield faults.BAD_ZIP.at(place, reason=error)
        return
    if len(members) > MAX_MEMBERS:
        yield faults.BAD_ZIP.at(place, reason=f"{len(members)} files; the limit is {MAX_MEMBERS}")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED:
        limit = megabytes(MAX_UNPACKED)
        yield faults.UNPACKS_TOO_LARGE.at(place, size=megabytes(unpacked), limit=limit)
    for member in members:
        if not is_safe(member):
            yield faults.UNSAFE_NAME.at(place, path=member.filename)
        elif member.flag_bits & 1:
            yield faults.BAD_ZIP.at(place, reason=f"{member.filename} is encrypted")
    if any(member.filename.endswith("vbaProject.bin") for member in members):
        yield faults.MACROS.at(place)


def opened(content: bytes) -> zipfile.ZipFile:
    """Return the ZIP file; raises `BadZipFile`, also where the library stumbles otherwise."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (NotImplementedError, ValueError, OverflowError, EOFError) as error:
        raise zipfile.BadZipFile(str(error)) from error


def is_safe(member: zipfile.ZipInfo) -> bool:
    """Return whether a member stays below the folder it is unpacked into, and is no link."""
    name = member.filename
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return inside and ":" not in name and (member.external_attr >> 16) & _KIND != _LINK
