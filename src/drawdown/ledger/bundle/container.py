"""The container of a bundle: a ZIP of stored files that has one right spelling (docs/formats)."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

MAX_FILES = 200_000
MAX_NAME = 255
CHUNK = 1 << 20

_NAME = re.compile(r"(?!.*(?:^|/)(?:\.{0,2})(?:/|\Z))[A-Za-z0-9._/-]+")
"""Relative, ASCII, and no step of it is empty, `.` or `..`."""
_FULL_16, _FULL_32 = 0xFFFF, 0xFFFFFFFF
_MAX_OFFSET = 2**53 - 1
_NEW_YEAR_1980 = 0x21
_LONGEST_ENTRY = 400
"""More than any entry of a directory that we write."""

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_ENTRY = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_FAR_END = struct.Struct("<IQHHIIQQQQ")
_LOCATOR = struct.Struct("<IIQI")


class BadContainer(ValueError):
    """The bytes are no container of a bundle: the code of the reason, and where it stands."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(code, where)
        self.code, self.where = code, where


@dataclass(frozen=True, slots=True)
class Member:
    """One file: its name, and where and how long its bytes are."""

    name: str
    size: int
    crc: int
    offset: int
    """Of its local header while the directory is read, then of its first byte."""


def is_name(name: str) -> bool:
    """Return whether a file of a bundle may have this name."""
    return len(name) <= MAX_NAME and _NAME.fullmatch(name) is not None


def local_header(name: str, *, size: int, crc: int) -> bytes:
    """Return what stands before a file."""
    extra = struct.pack("<HHQQ", 1, 16, size, size) if size >= _FULL_32 else b""
    version, short = 45 if extra else 20, min(size, _FULL_32)
    encoded = name.encode("ascii")
    fixed = _LOCAL.pack(
        *(0x04034B50, version, 0, 0, 0, _NEW_YEAR_1980),
        *(crc, short, short, len(encoded), len(extra)),
    )
    return fixed + encoded + extra


def directory_entry(member: Member) -> bytes:
    """Return what the directory says of a file whose local header stands at its offset."""
    far = [member.size] * 2 if member.size >= _FULL_32 else []
    far += [member.offset] if member.offset >= _FULL_32 else []
    extra = struct.pack(f"<HH{len(far)}Q", 1, 8 * len(far), *far) if far else b""
    version, short = 45 if far else 20, min(member.size, _FULL_32)
    encoded = member.name.encode("ascii")
    fixed = _ENTRY.pack(
        *(0x02014B50, version, version, 0, 0, 0, _NEW_YEAR_1980),
        *(member.crc, short, short, len(encoded), len(extra)),
        *(0, 0, 0, 0, min(member.offset, _FULL_32)),
    )
    return fixed + encoded + extra


def end_records(count: int, *, size: int, offset: int) -> bytes:
    """Return what stands after a directory of this many files, of this size, at this offset."""
    few = min(count, _FULL_16)
    end = _END.pack(*(0x06054B50, 0, 0, few, few, min(size, _FULL_32), min(offset, _FULL_32), 0))
    if count < _FULL_16 and size < _FULL_32 and offset < _FULL_32:
        return end
    far = _FAR_END.pack(0x06064B50, 44, 45, 45, 0, 0, count, count, size, offset)
    return far + _LOCATOR.pack(0x07064B50, 0, offset + size, 1) + end


class Writer:
    """Writes the files of a container one after the other, in the order of their names."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._members: list[Member] = []

    def add(self, name: str, content: Iterable[bytes], *, size: int, crc: int) -> None:
        """Write a file; raise `ValueError` when its content is not of that size and checksum."""
        if not is_name(name) or (self._members and name <= self._members[-1].name):
            raise ValueError(f"{name} cannot stand here in a bundle")
        self._members.append(Member(name, size, crc, self._at))
        self._write(local_header(name, size=size, crc=crc))
        written = found = 0
        for chunk in content:
            self._write(chunk)
            written, found = written + len(chunk), zlib.crc32(chunk, found)
        if (written, found) != (size, crc):
            raise ValueError(f"{name} changed while the bundle was made")

    def finish(self) -> None:
        """Write the directory and the end; raise `ValueError` for more files than may be."""
        if len(self._members) > MAX_FILES:
            raise ValueError(f"{len(self._members)} files; a bundle has at most {MAX_FILES}")
        start = self._at
        for member in self._members:
            self._write(directory_entry(member))
        self._write(end_records(len(self._members), size=self._at - start, offset=start))

    def _write(self, content: bytes) -> None:
        self._out.write(content)
        self._at += len(content)


class Container:
    """The files of a container, read where they lie.

    Every header is printed again from what it says and compared, so that no byte of the container
    can be another without being seen. Raises `BadContainer`.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.length = stream.seek(0, 2)
        self.members = {member.name: member for member in self._read_directory()}

    def at(self, offset: int, length: int) -> bytes:
        """Return bytes of the container; fewer where it ends."""
        self._stream.seek(offset)
        return self._stream.read(length)

    def read(self, name: str) -> bytes:
        """Return the whole of a file."""
        member = self.members[name]
        return self.at(member.offset, member.size)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a file piece by piece."""
        member = self.members[name]
        for done in range(0, member.size, CHUNK):
            yield self.at(member.offset + done, min(CHUNK, member.size - done))

    def _read_directory(self) -> Iterator[Member]:
        """Yield the files, each checked against the one right spelling of its headers."""
        count, size, offset = self._place()
        directory = self.at(offset, size)
        at = place = 0
        before = ""
        for number in range(count):
            member = _member(directory[at : at + _LONGEST_ENTRY], str(number))
            if not is_name(member.name):
                raise BadContainer("container-name", str(number))
            if member.name <= before:
                raise BadContainer("container-order", str(number))
            header = local_header(member.name, size=member.size, crc=member.crc)
            start = place + len(header)
            if member.offset != place or start + member.size > offset:
                raise BadContainer("container-entry", str(number))
            if self.at(place, len(header)) != header:
                raise BadContainer("container-entry", str(number))
            yield replace(member, offset=start)
            at += len(directory_entry(member))
            place, before = start + member.size, member.name
        if (at, place) != (size, offset):
            raise BadContainer("container-end")

    def _place(self) -> tuple[int, int, int]:
        """Return the number of files, and size and offset of the directory."""
        if self.length < _END.size:
            raise BadContainer("container-end")
        fields = _END.unpack(self.at(self.length - _END.size, _END.size))
        count, size, offset = fields[4:7]
        if count == _FULL_16 or _FULL_32 in (size, offset):
            far = _END.size + _LOCATOR.size + _FAR_END.size
            if self.length < far:
                raise BadContainer("container-end")
            found = _FAR_END.unpack(self.at(self.length - far, _FAR_END.size))
            count, size, offset = (min(value, _MAX_OFFSET) for value in found[7:])
        end = end_records(count, size=size, offset=offset)
        start = self.length - len(end)
        if start < 0 or self.at(start, len(end)) != end or offset + size != start:
            raise BadContainer("container-end")
        if count > MAX_FILES or size > count * _LONGEST_ENTRY:
            raise BadContainer("container-limit", str(count))
        return count, size, offset


def _member(raw: bytes, number: str) -> Member:
    """Return the file of the entry that the bytes begin with."""
    if len(raw) < _ENTRY.size:
        raise BadContainer("container-entry", number)
    fields = _ENTRY.unpack_from(raw)
    crc, size, name_length, extra_length, offset = (fields[at] for at in (7, 8, 10, 11, 16))
    name = raw[_ENTRY.size :][:name_length].decode("latin-1")
    extra = raw[_ENTRY.size + name_length :][:extra_length]
    far = [int.from_bytes(extra[at : at + 8], "little") for at in range(4, len(extra) - 7, 8)]
    if size == _FULL_32 and len(far) >= 2:
        size, far = far[0], far[2:]
    if offset == _FULL_32 and far:
        offset = far[0]
    if not re.fullmatch(r"[A-Za-z0-9._/-]{1,255}", name):
        raise BadContainer("container-name", number)
    member = Member(name, size, crc, offset)
    if max(size, offset) > _MAX_OFFSET or not raw.startswith(directory_entry(member)):
        raise BadContainer("container-entry", number)
    return member
