"""Takes documents and photos in: judged by their content, stored whole or not at all."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import Protocol

from drawdown.core.findings import Place, Refused
from drawdown.core.reading.files import megabytes
from drawdown.documents import faults
from drawdown.documents.content import ContentStore
from drawdown.documents.forms import MAX_BYTES, Form, content_faults, form_of

CHUNK = 1 << 20
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Readable(Protocol):
    """A file, or the body of a request."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes; nothing at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Stored:
    """A document that is kept: its name in the store, its size and its form."""

    sha256: str
    size: int
    form: Form


def take_in(store: ContentStore, file: Readable, *, name: str, media: str = "") -> Stored:
    """Store a file; raise `Refused` with every finding, and then nothing is stored.

    No more of it is read than may be kept.
    """
    content = _read(file)
    if len(content) > MAX_BYTES:
        raise Refused([faults.TOO_LARGE.at(Place(name or "file"), limit=megabytes(MAX_BYTES))])
    if found := list(content_faults(content, name=name, media=media)):
        raise Refused(found)
    sha256 = put(store, content, name=name)
    form = form_of(content)
    if form is None:
        raise AssertionError("content of no known form has a finding")
    return Stored(sha256, len(content), form)


def _read(file: Readable) -> bytes:
    """Return the content, and one byte more than may be kept where there is more."""
    parts, left = [], MAX_BYTES + 1
    while left and (part := file.read(min(left, CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def put(store: ContentStore, content: bytes, *, name: str) -> str:
    """Store bytes; raise `Refused` in words when the disk is full."""
    try:
        return store.put(content)
    except OSError as error:
        if error.errno in NO_SPACE:
            raise Refused([faults.DISK_FULL.at(Place(name or "file"))]) from error
        raise
