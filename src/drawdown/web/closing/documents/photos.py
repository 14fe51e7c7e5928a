"""Photographs of the document store: what they say of themselves, and small copies to show."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.forms import form_of
from drawdown.documents.photo import PHOTOS, Taken, small_copy, taken_of
from drawdown.environment.photos import Photos
from drawdown.web.store import documents


def photos_among(hashes: Iterable[str]) -> Photos:
    """Return what the photographs among some documents say of where and when they were taken."""
    found = {sha256: taken(str(documents().root), sha256) for sha256 in hashes}
    return {sha256: said for sha256, said in found.items() if said is not None}


@lru_cache(maxsize=2048)
def taken(root: str, sha256: str) -> Taken | None:
    """Return what a photograph of a store says of itself; none for any other document."""
    try:
        content = documents().get(sha256)
    except (NoSuchDocument, DamagedDocument):
        return None
    return taken_of(content) if form_of(content) in PHOTOS else None


def thumbnail(sha256: str) -> bytes | None:
    """Return the small copy of a photograph, without its metadata; made once, kept beside.

    None for what is no photograph, or damaged.
    """
    place = settings.ENVIRONMENT.home / "thumbnails" / sha256[:2] / f"{sha256[2:]}.jpg"
    if place.is_file():
        return bytes(place.read_bytes())
    content = documents().get(sha256)
    small = small_copy(content) if form_of(content) in PHOTOS else None
    if small is not None:
        _keep(place, small)
    return small


def _keep(place: Path, content: bytes) -> None:
    """Write a copy whole or not at all; a full disk costs the copy, not the page."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as held:
            held.write(content)
        os.replace(held.name, place)  # noqa: PTH105 - a name, not a path
    except OSError:
        return
