"""Photographs for tests: small pictures that say where and when they were taken, or nothing."""

from __future__ import annotations

import io

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base


def photograph(
    lat: float | None = None,
    lon: float | None = None,
    *,
    at: str = "2023:11:10 09:30:00",
    colour: str = "tan",
    size: tuple[int, int] = (320, 240),
    turned: int = 1,
) -> bytes:
    """Return a JPEG; without a position it has no notes at all."""
    picture = Image.new("RGB", size, colour)
    exif = Image.Exif()
    if lat is not None and lon is not None:
        exif[Base.Model] = "a phone"
        exif[Base.Orientation] = turned
        exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = at
        exif.get_ifd(IFD.GPSInfo).update(
            {
                GPS.GPSLatitudeRef: "N" if lat >= 0 else "S",
                GPS.GPSLatitude: _parts(lat),
                GPS.GPSLongitudeRef: "E" if lon >= 0 else "W",
                GPS.GPSLongitude: _parts(lon),
            }
        )
    held = io.BytesIO()
    picture.save(held, "JPEG", exif=exif)
    return held.getvalue()


def _parts(degrees: float) -> tuple[float, float, float]:
    whole, rest = divmod(abs(degrees), 1)
    minutes, rest = divmod(rest * 60, 1)
    return whole, minutes, round(rest * 60, 4)
