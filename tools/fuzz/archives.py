"""Backups as `restore` reads them: damaged, and made by somebody who seals what he made up."""

from __future__ import annotations

import hashlib
import io
import tarfile
import tempfile
from functools import cache
from pathlib import Path

from drawdown.core.findings import Refused
from drawdown.web.backup.container import (
    MANIFEST,
    SEAL,
    SECRET_MODE,
    Writer,
    extract,
    read_manifest,
)
from drawdown.web.backup.restoring import PREFIXES, in_the_way
from drawdown.web.environment import Environment

PIECE = "home/keys/a"
CONTENT = b"first"


def restored(content: bytes) -> object:
    """Return the manifest of a backup after all that `restore` does without a database."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "backup"
        path.write_bytes(content)
        manifest = read_manifest(path)
        if found := list(in_the_way(Environment(Path(made) / "home"), manifest, None)):
            raise Refused(found)
        extract(path, {name: Path(made) / "out" / name for name in PREFIXES})
        return manifest


def sealed(manifest: bytes) -> object:
    """Read a backup of one piece whose manifest is these bytes, and whose seal is right."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=tarfile.PAX_FORMAT) as tar:
        _add(tar, PIECE, CONTENT)
        _add(tar, MANIFEST, manifest)
        _add(tar, SEAL, hashlib.sha256(whole.getvalue()).hexdigest().encode())
    return restored(whole.getvalue())


@cache
def backup() -> bytes:
    """Return a backup of one piece."""
    with tempfile.TemporaryDirectory() as made:
        piece, out = Path(made) / "a", Path(made) / "backup"
        piece.write_bytes(CONTENT)
        with out.open("w+b") as file:
            writer = Writer(file)
            writer.add(PIECE, piece)
            writer.finish(
                {"made": "2023-12-08T12:00:00Z", "database": "SQLite", "entries": 0, "root": ""}
            )
        return out.read_bytes()


def manifest() -> bytes:
    """Return the manifest of that backup."""
    with tarfile.open(fileobj=io.BytesIO(backup())) as tar:
        source = tar.extractfile(MANIFEST)
        return source.read() if source is not None else b""


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    header = tarfile.TarInfo(name)
    header.size, header.mode = len(content), SECRET_MODE
    tar.addfile(header, io.BytesIO(content))
