"""Photographs: what one says of where and when it was taken, and a small copy that says nothing."""

from __future__ import annotations

import io
import math
import struct
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from PIL import Image, ImageOps
from PIL.ExifTags import GPS, IFD, Base

from drawdown.documents.forms import Form

FORMATS = ("JPEG", "PNG", "WEBP")
PHOTOS = frozenset({Form.JPEG, Form.PNG, Form.WEBP})
SIDE = 640
"""Pixels of the longer side of a small copy."""
QUALITY = 74
UNREADABLE = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    SyntaxError,
    EOFError,
    ZeroDivisionError,
    struct.error,
    Image.DecompressionBombError,
)
"""What the library raises for a file that is damaged, or larger than a picture may be."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Where and when a photograph says it was taken: its own clock and position, unverified."""

    lat: float | None = None
    lon: float | None = None
    at: datetime | None = None
    """Local time of the camera, without a zone."""

    @property
    def placed(self) -> bool:
        """Whether it says where."""
        return self.lat is not None and self.lon is not None


def taken_of(content: bytes) -> Taken:
    """Return what the metadata of a picture says; what it does not say, or cannot mean, is none."""
    try:
        with _quiet(), Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            exif = picture.getexif()
            lat, lon = _position(exif.get_ifd(IFD.GPSInfo))
            written = exif.get_ifd(IFD.Exif).get(Base.DateTimeOriginal) or exif.get(Base.DateTime)
            return Taken(lat, lon, _moment(written))
    except UNREADABLE:
        return Taken()


def small_copy(content: bytes, side: int = SIDE) -> bytes | None:
    """Return an upright JPEG of at most `side` pixels, without metadata; none if it is damaged."""
    try:
        with _quiet(), Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            picture.draft("RGB", (side * 2, side * 2))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((side, side))
            flat = Image.new("RGB", upright.size, "white")
            seen = upright.convert("RGBA")
            flat.paste(seen, mask=seen.getchannel("A"))
            held = io.BytesIO()
            flat.save(held, "JPEG", quality=QUALITY, optimize=True)
            return held.getvalue()
    except UNREADABLE:
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """Hear no warning about damaged notes: what cannot be read is unknown, and shown so."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _position(gps: Mapping[int, Any]) -> tuple[float | None, float | None]:
    lat = _degrees(gps.get(GPS.GPSLatitude), gps.get(GPS.GPSLatitudeRef), most=90)
    lon = _degrees(gps.get(GPS.GPSLongitude), gps.get(GPS.GPSLongitudeRef), most=180)
    known = lat is not None and lon is not None and (lat, lon) != (0.0, 0.0)
    return (lat, lon) if known else (None, None)


def _degrees(parts: object, side: object, *, most: int) -> float | None:
    """Return degrees of three parts and a letter; none for what is no angle."""
    if not isinstance(parts, Sequence) or isinstance(parts, str | bytes) or len(parts) != 3:
        return None
    try:
        whole = sum(
            float(Fraction(str(part))) / 60**place for place, part in enumerate(map(float, parts))
        )
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    if not math.isfinite(whole) or not 0 <= whole <= most:
        return None
    letter = side.decode("ascii", "replace") if isinstance(side, bytes) else str(side or "")
    sign = {"N": 1, "E": 1, "S": -1, "W": -1}.get(letter.strip("\x00 ").upper())
    return None if sign is None else sign * whole


def _moment(written: object) -> datetime | None:
    try:
        return datetime.strptime(str(written).strip("\x00 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None
