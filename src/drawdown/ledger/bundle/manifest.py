"""`manifest.json` and its note: what is inside a bundle, and that the log's key says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from typing import Any

from drawdown.core.canonical import canonical_bytes
from drawdown.core.strict_json import BadJson, parse
from drawdown.ledger.act_fields import SLUG
from drawdown.ledger.body import SHA256
from drawdown.ledger.key import SigningKey
from drawdown.ledger.lines import print_base64
from drawdown.ledger.narrow import LARGEST
from drawdown.ledger.note import Note, sign
from drawdown.ledger.times import parse_time, print_time

FORMAT = "drawdown-bundle/1"
MANIFEST, NOTE = "manifest.json", "manifest.note"
MAX_BYTES = 64_000_000
MAX_DEPTH = 16

_ORIGIN = re.compile(r"[!-*,-~]+")


class BadManifest(ValueError):
    """The bytes are no manifest; the message says why."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the manifest says of one file."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a bundle is: of which log and size, whole or one site's part, with which files."""

    made: datetime
    mission: str
    origin: str
    site: str | None
    size: int
    files: Mapping[str, Listed]
    withheld: tuple[str, ...] = ()
    """Documents that acts name and that are not handed out with this bundle."""

    def __post_init__(self) -> None:
        slugs = [self.mission, *([] if self.site is None else [self.site])]
        if not all(SLUG.fullmatch(slug) for slug in slugs) or not _ORIGIN.fullmatch(self.origin):
            raise BadManifest("a name of the mission, the log or the site has the wrong form")
        if not all(SHA256.fullmatch(digest) for digest in self.withheld):
            raise BadManifest("a withheld document is not named by its hash")
        if any(left >= right for left, right in pairwise(self.withheld)):
            raise BadManifest("the withheld documents are not sorted")
        if any(left >= right for left, right in pairwise(self.files)):
            raise BadManifest("the files are not sorted")
        for name, listed in self.files.items():
            if not is_listable(name) or not SHA256.fullmatch(listed.sha256):
                raise BadManifest(f"{name[:80]!r} cannot stand in a manifest")
        if any(not 0 <= size <= LARGEST for size in (self.size, *_sizes(self.files))):
            raise BadManifest("a size is below nothing or beyond 2**53")


def is_listable(name: str) -> bool:
    """Return whether a manifest may list a file of this name: any but itself and its note."""
    listed = re.fullmatch(r"[A-Za-z0-9._/-]{1,255}", name) is not None
    return listed and name not in (MANIFEST, NOTE)


def _sizes(files: Mapping[str, Listed]) -> list[int]:
    return [listed.size for listed in files.values()]


def print_manifest(manifest: Manifest) -> bytes:
    """Return the canonical bytes of a manifest."""
    return canonical_bytes(
        {
            "files": [
                {"name": name, "sha256": listed.sha256, "size": listed.size}
                for name, listed in manifest.files.items()
            ],
            "format": FORMAT,
            "made": print_time(manifest.made),
            "mission": manifest.mission,
            "origin": manifest.origin,
            "site": manifest.site,
            "size": manifest.size,
            "withheld": list(manifest.withheld),
        }
    )


def parse_manifest(content: bytes) -> Manifest:
    """Return the manifest: `print_manifest(parse_manifest(x)) == x`. Raises `BadManifest`."""
    try:
        value = parse(content, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH)
        manifest = Manifest(
            made=parse_time(value["made"]),
            mission=value["mission"],
            origin=value["origin"],
            site=value["site"],
            size=_integer(value["size"]),
            files={item["name"]: _listed(item) for item in value["files"]},
            withheld=tuple(value["withheld"]),
        )
        same = print_manifest(manifest) == content
    except (BadJson, KeyError, TypeError, ValueError) as error:
        raise BadManifest(f"no manifest: {error}") from error
    if not same:
        raise BadManifest("the manifest is not canonical, or holds more than it may")
    return manifest


def _listed(item: Mapping[str, Any]) -> Listed:
    return Listed(item["sha256"], _integer(item["size"]))


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is not an integer")
    return value


def manifest_text(origin: str, manifest: bytes) -> str:
    """Return the text of the note that names a manifest."""
    return f"{FORMAT}\n{origin}\n{print_base64(sha256(manifest).digest())}\n"


def sign_manifest(origin: str, manifest: bytes, key: SigningKey) -> Note:
    """Return the note in which the log's key names the manifest."""
    text = manifest_text(origin, manifest)
    return Note(text, (sign(text, key),))
