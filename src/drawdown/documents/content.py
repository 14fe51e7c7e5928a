"""The content store: a folder of documents, each named by the SHA-256 of its bytes."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from drawdown.core.canonical import digest

_NAME = re.compile(r"[0-9a-f]{64}")


class NoSuchDocument(LookupError):
    """Nothing is stored under this name."""


class DamagedDocument(ValueError):
    """The stored bytes no longer have the hash they are named by."""


@dataclass(frozen=True, slots=True)
class ContentStore:
    """A folder of immutable documents. Two stores that hold the same names hold the same bytes."""

    root: Path

    def put(self, content: bytes) -> str:
        """Store the bytes and return their name. Storing the same bytes again changes nothing."""
        name = digest(content)
        place = self._place(name)
        if place.exists() and place.read_bytes() == content:
            return name
        place.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(place, content)
        return name

    def get(self, name: str) -> bytes:
        """Return the bytes of a document.

        Raises `NoSuchDocument` when nothing has that name and `DamagedDocument` when the bytes do
        not hash to it any more.
        """
        try:
            content = self._place(name).read_bytes()
        except FileNotFoundError as error:
            raise NoSuchDocument(name) from error
        if digest(content) != name:
            raise DamagedDocument(f"the stored bytes of {name} have changed")
        return content

    def __contains__(self, name: str) -> bool:
        return self._place(name).is_file()

    def _place(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise NoSuchDocument(name)
        return self.root / name[:2] / name[2:]


def _write_whole(place: Path, content: bytes) -> None:
    """Write so that a reader, or a machine that loses power, sees all of the file or none of it."""
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o444)
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
