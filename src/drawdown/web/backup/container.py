"""A backup as a file: a tar whose last pieces say what every byte before them has to be.

The pieces come first, then `manifest.json`, which names each with its size and SHA-256, then
`seal.sha256`, the SHA-256 of all bytes before it. A file that was cut has no seal, so that no half
of a backup is taken for one. docs/formats/backup.md says it whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.strict_json import BadJson, parse
from drawdown.web.backup import faults

FORMAT = "drawdown-backup/1"
MANIFEST, SEAL = "manifest.json", "seal.sha256"
NEEDED = ("made", "database", "entries", "root", "pieces")
"""What a restore reads in a manifest."""
CHUNK = 1 << 20
SECRET_MODE = 0o600
_NAME = re.compile(r"(?!.*(?:^|/)\.{0,2}(?:/|\Z))[^\0\\]+")
"""Relative, and no step of it is empty, `.` or `..`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


@dataclass
class Writer:
    """Writes pieces one after the other, and at the end what they have to be."""

    file: IO[bytes]
    pieces: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._tar = tarfile.open(fileobj=self.file, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - closed with the manifest

    def add(self, name: str, path: Path) -> None:
        """Add a file; its mode goes with it. Raises `Refused` where it changes meanwhile."""
        if not _NAME.fullmatch(name):
            raise Refused([faults.ODD_NAME.at(Place(str(path)), name=name)])
        with path.open("rb") as source:
            status = os.fstat(source.fileno())
            reading = _Hashing(source)
            header = _header(name, status.st_size, mode=status.st_mode & 0o777)
            try:
                self._tar.addfile(header, reading)
            except OSError as error:
                raise Refused([faults.CHANGED_MEANWHILE.at(Place(str(path)), name=name)]) from error
        self.pieces.append(Piece(name, status.st_size, reading.digest.hexdigest()))

    def finish(self, about: Mapping[str, Any]) -> None:
        """Write the manifest and close the archive."""
        document = {
            "format": FORMAT,
            **about,
            "pieces": [[one.name, one.size, one.sha256] for one in self.pieces],
        }
        content = json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
        header = _header(MANIFEST, len(content), mode=SECRET_MODE)
        self._tar.addfile(header, io.BytesIO(content))
        seal = _digest_up_to(self.file, self._tar.offset).encode()
        self.file.seek(self._tar.offset)
        self._tar.addfile(_header(SEAL, len(seal), mode=SECRET_MODE), io.BytesIO(seal))
        self._tar.close()


class _Hashing:
    """A file that remembers the digest of what was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content = self._source.read(size)
        self.digest.update(content)
        return content


def read_manifest(path: Path) -> dict[str, Any]:
    """Return the manifest of a backup after comparing every byte with it. Raises `Refused`."""
    place = Place(str(path))
    try:
        with path.open("rb") as file, tarfile.open(fileobj=file, mode="r:") as tar:
            members = {member.name: member for member in tar}
            if MANIFEST not in members or SEAL not in members:
                raise Refused([faults.HALF_WRITTEN.at(place)])
            source = tar.extractfile(members.pop(MANIFEST))
            manifest = _manifest(source.read() if source is not None else b"", place)
            sealed = _is_sealed(file, members.pop(SEAL).offset)
            found = list(_differs(tar, members, manifest, place))
            if not sealed:
                found = found or [faults.ALTERED.at(place, what="something between the files")]
            if found:
                raise Refused(found)
    except (tarfile.TarError, EOFError) as error:
        fault = faults.HALF_WRITTEN if _begins_well(path) else faults.NOT_A_BACKUP
        raise Refused([fault.at(place)]) from error
    except (KeyError, TypeError, ValueError) as error:
        raise Refused([faults.ALTERED.at(place, what="the manifest")]) from error
    return manifest


def extract(path: Path, into: Mapping[str, Path]) -> None:
    """Write the pieces below each prefix into its folder, each with its mode; checked before."""
    with path.open("rb") as file, tarfile.open(fileobj=file, mode="r:") as tar:
        for member in tar:
            prefix, _, name = member.name.partition("/")
            if prefix not in into:
                continue
            place = into[prefix] / name
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            source = tar.extractfile(member)
            descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SECRET_MODE)
            with os.fdopen(descriptor, "wb") as target:
                while source is not None and (chunk := source.read(CHUNK)):
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
            place.chmod(member.mode & 0o777)


def _begins_well(path: Path) -> bool:
    """Return whether a file that cannot be read to its end begins as a tar does."""
    with path.open("rb") as file:
        return file.read(262)[257:] == b"ustar"


def _manifest(content: bytes, place: Place) -> dict[str, Any]:
    try:
        manifest = parse(content)
    except BadJson as error:
        raise Refused([faults.ALTERED.at(place, what="the manifest")]) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else "unknown"
        raise Refused([faults.OTHER_FORMAT.at(place, found=found)])
    if not all(name in manifest for name in NEEDED):
        raise Refused([faults.ALTERED.at(place, what="the manifest")])
    return manifest


def _differs(
    tar: tarfile.TarFile,
    members: Mapping[str, tarfile.TarInfo],
    manifest: Mapping[str, Any],
    place: Place,
) -> Iterator[Finding]:
    """Yield where the pieces are not those of the manifest."""
    named = {name: (size, sha256) for name, size, sha256 in manifest["pieces"]}
    for name in sorted(named.keys() - members.keys()):
        yield faults.PIECE_MISSING.at(place, name=name)
    for name in sorted(members.keys() - named.keys()):
        yield faults.EXTRA_PIECE.at(place, name=name)
    for name in sorted(name for name in members if not _NAME.fullmatch(name)):
        yield faults.ODD_NAME.at(place, name=name)
    for name in sorted(named.keys() & members.keys()):
        if not members[name].isfile() or _measured(tar, members[name]) != named[name]:
            yield faults.ALTERED.at(place, what=name)


def _is_sealed(file: IO[bytes], end: int) -> bool:
    """Return whether the file ends in the seal of all before it, and in nothing else."""
    seal = _digest_up_to(file, end).encode()
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=tarfile.PAX_FORMAT) as tar:
        tar.addfile(_header(SEAL, len(seal), mode=SECRET_MODE), io.BytesIO(seal))
    file.seek(end)
    return file.read().rstrip(b"\0") == whole.getvalue().rstrip(b"\0")


def _measured(tar: tarfile.TarFile, member: tarfile.TarInfo) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    source = tar.extractfile(member)
    while source is not None and (chunk := source.read(CHUNK)):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


def _digest_up_to(file: IO[bytes], end: int) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while end and (chunk := file.read(min(CHUNK, end))):
        digest.update(chunk)
        end -= len(chunk)
    return digest.hexdigest()


def _header(name: str, size: int, *, mode: int) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mode = size, mode
    return header
