"""Positions on the earth and the shortest way between them."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

RADIUS_KM = 6371.0
"""Mean radius of the earth."""


def great_circle_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Return the length of the shortest way between two positions, in kilometres."""
    a, b = radians(lat), radians(to_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(half)))
