"""Reading a file that was named, and writing one whole or not at all: what fails is a finding."""

from __future__ import annotations

from pathlib import Path

from drawdown.core.catalogue import CANNOT_WRITE, UNREADABLE
from drawdown.core.findings import Place, Refused


def refuse_unwritable(path: Path) -> None:
    """Refuse a path in which no file can be written, as far as can be told beforehand."""
    place = Place(str(path))
    try:
        if path.is_dir():
            raise Refused([CANNOT_WRITE.at(place, reason="this is a folder")])
        if not path.parent.is_dir():
            raise Refused([CANNOT_WRITE.at(place, reason="there is no such folder")])
    except (OSError, ValueError) as error:
        raise Refused([CANNOT_WRITE.at(place, reason=reason_of(error))]) from error


def read(path: Path) -> bytes:
    """Return what a file holds; refuse with a finding when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused([UNREADABLE.at(Place(str(path)), reason=reason_of(error))]) from error


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; refuse with a finding when it cannot be."""
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise Refused([CANNOT_WRITE.at(Place(str(path)), reason=reason_of(error))]) from error


def reason_of(error: Exception) -> str:
    """Return what the system says."""
    return getattr(error, "strerror", None) or str(error)
