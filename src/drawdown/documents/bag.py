"""A package for an archive: BagIt 1.0 (RFC 8493) with SHA-512, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha512.txt"
TAGS = "tagmanifest-sha512.txt"
EPOCH = (1980, 1, 1, 0, 0, 0)


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
    lines = [
        *info,
        ("Bagging-Date", made.isoformat()),
        ("Payload-Oxum", f"{octets}.{len(data)}"),
    ]
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": "".join(_line(label, text) for label, text in lines).encode(),
        MANIFEST: _manifest(data),
    }
    return {**tags, TAGS: _manifest(tags), **data}


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return files as one ZIP under a folder: the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    def lines() -> Iterator[str]:
        for name, content in sorted(files.items()):
            yield f"{hashlib.sha512(content).hexdigest()}  {name}\n"

    return "".join(lines()).encode()


def _fit(name: str) -> str:
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts) or any(mark in name for mark in "\\\n\r:%"):
        raise BadBag(f"a bag cannot hold `{name}`")
    return name


def _line(label: str, text: str) -> str:
    if any(mark in text for mark in "\r\n"):
        raise BadBag(f"{label} has more than one line")
    return f"{label}: {text}\n"
