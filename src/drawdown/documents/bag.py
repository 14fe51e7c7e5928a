"""A package for an archive: BagIt 1.0 (RFC 8493) with SHA-512, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha512.txt"
TAGS = "tagmanifest-sha512.txt"
EPOCH = (1980, 1, 1, 0, 0, 0)
PIECE = 1 << 20
"""Bytes that are read at once."""


class BadBag(ValueError):
    """A name that a bag cannot hold, or a line of its description that is two."""


def bag(
    payload: Mapping[str, bytes], info: Sequence[tuple[str, str]], *, made: date
) -> Mapping[str, bytes]:
    """Return every file of a bag by its path: the payload under `data/`, manifests, description.

    Raises `BadBag` for a path that leaves the bag, or a description with a line break in it.
    """
    data = {f"data/{_fit(name)}": content for name, content in sorted(payload.items())}
    octets = sum(len(content) for content in data.values())
    sums = {name: hashlib.sha512(content).hexdigest() for name, content in data.items()}
    return {**_tags(sums, octets, info, made), **data}


def write_bag(
    out: BinaryIO,
    payload: Mapping[str, Path],
    info: Sequence[tuple[str, str]],
    *,
    made: date,
    folder: str,
) -> None:
    """Write a bag of files as one ZIP, piece by piece: no file has to fit into memory.

    The same files give the same bytes as `zipped(bag(...))`. Raises `BadBag` as `bag` does.
    """
    data = {f"data/{_fit(name)}": file for name, file in sorted(payload.items())}
    sums = {}
    for name, file in data.items():
        with file.open("rb") as source:
            sums[name] = hashlib.file_digest(source, "sha512").hexdigest()
    octets = sum(file.stat().st_size for file in data.values())
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _tags(sums, octets, info, made).items():
            archive.writestr(_entry(f"{folder}/{name}"), content)
        for name, file in data.items():
            entry = _entry(f"{folder}/{name}")
            entry.file_size = file.stat().st_size
            with file.open("rb") as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target, PIECE)


def _tags(
    sums: Mapping[str, str], octets: int, info: Sequence[tuple[str, str]], made: date
) -> dict[str, bytes]:
    lines = [
        *info,
        ("Bagging-Date", made.isoformat()),
        ("Payload-Oxum", f"{octets}.{len(sums)}"),
    ]
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": "".join(_line(label, text) for label, text in lines).encode(),
        MANIFEST: _manifest(sums),
    }
    own = {name: hashlib.sha512(content).hexdigest() for name, content in tags.items()}
    return {**tags, TAGS: _manifest(own)}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return files as one ZIP under a folder: the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(_entry(f"{folder}/{name}"), content)
    return out.getvalue()


def _manifest(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()


def _fit(name: str) -> str:
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts) or any(mark in name for mark in "\\\n\r:%"):
        raise BadBag(f"a bag cannot hold `{name}`")
    return name


def _line(label: str, text: str) -> str:
    if any(mark in text for mark in "\r\n"):
        raise BadBag(f"{label} has more than one line")
    return f"{label}: {text}\n"
