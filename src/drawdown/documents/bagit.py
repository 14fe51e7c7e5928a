"""A BagIt bag (RFC 8493) with SHA-512: a zip whose every file anybody can check with `sha512sum`.

Bytes in, bytes out: the same files and day give the same bag.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
FIRST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip, so that the bag does not depend on when it was written."""


def tag_files(
    payload: Mapping[str, bytes], *, on: date, about: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the tag files of a bag: declaration, info, manifest of the payload, their manifest.

    Raises `ValueError` for a name that leaves the bag, or that a manifest cannot hold.
    """
    for name in payload:
        bad = name.startswith("/") or ".." in name.split("/") or "\\" in name
        if bad or not name.isprintable() or not name:
            raise ValueError(f"no file of a bag can be called {name!r}")
    octets = sum(len(content) for content in payload.values())
    info = {
        **about,
        "Bagging-Date": on.isoformat(),
        "Payload-Oxum": f"{octets}.{len(payload)}",
    }
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": _info(info),
        "manifest-sha512.txt": _manifest({f"data/{n}": c for n, c in payload.items()}),
    }  # fmt: skip
    return {**tags, "tagmanifest-sha512.txt": _manifest(tags)}


def write_bag(
    out: Path, payload: Mapping[str, bytes], *, name: str, on: date, about: Mapping[str, str]
) -> None:
    """Write the bag as a zip whose one folder is `name`."""
    files = tag_files(payload, on=on, about=about)
    files |= {f"data/{each}": content for each, content in payload.items()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(files):
            entry = zipfile.ZipInfo(f"{name}/{each}", FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[each])


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha512(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def _info(info: Mapping[str, str]) -> bytes:
    return "".join(f"{key}: {' '.join(info[key].split())}\n" for key in info).encode()
