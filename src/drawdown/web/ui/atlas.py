"""Land and borders of Natural Earth (1:50 million), decoded and clipped to a frame."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.core import Locale, get_global

from drawdown.web.ui.formats import locale

TOPOLOGY = Path(__file__).parent / "geography" / "countries-50m.json"

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Ring = list[Point]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of longitudes and latitudes."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: list[Point], margin: float) -> Box:
        """Return the smallest box that holds the points, widened by `margin` degrees."""
        longitudes, latitudes = zip(*points, strict=True)
        return cls(
            west=min(longitudes) - margin,
            south=min(latitudes) - margin,
            east=max(longitudes) + margin,
            north=max(latitudes) + margin,
        )

    def widened(self, margin: float) -> Box:
        """Return the box with `margin` degrees more on each side."""
        return Box(self.west - margin, self.south - margin, self.east + margin, self.north + margin)

    def __contains__(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


@dataclass(frozen=True, slots=True)
class Frame:
    """A box drawn `width` units wide: equirectangular, true to scale at its middle latitude."""

    box: Box
    width: float

    @property
    def height(self) -> float:
        """Units from north to south."""
        return (self.box.north - self.box.south) * self._unit / self._shrink

    def __call__(self, point: Point) -> Point:
        """Return where a place lies on the picture."""
        x = (point[0] - self.box.west) * self._unit
        y = (self.box.north - point[1]) * self._unit / self._shrink
        return (x, y)

    @property
    def _unit(self) -> float:
        return self.width / (self.box.east - self.box.west)

    @property
    def _shrink(self) -> float:
        return math.cos(math.radians((self.box.north + self.box.south) / 2))


@dataclass(frozen=True, slots=True)
class Country:
    """A country as Natural Earth draws it: its ISO 3166-1 number and its rings."""

    number: str | None
    english: str
    rings: tuple[tuple[Point, ...], ...]

    @property
    def code(self) -> str | None:
        """The ISO 3166-1 letters, where the number has any."""
        replaced = get_global("territory_aliases").get(self.number or "")
        return replaced[0] if replaced else None

    def name(self, reader: Locale | None = None) -> str:
        """Return the name in the reader's language."""
        return str((reader or locale()).territories.get(self.code or "", self.english))


@lru_cache(maxsize=8)
def countries_within(box: Box) -> tuple[Country, ...]:
    """Return the countries that reach into the box, cut off at its edges."""
    found = []
    for country in _world():
        rings = tuple(tuple(cut) for ring in country.rings if len(cut := clip(list(ring), box)) > 2)
        if rings:
            found.append(Country(country.number, country.english, rings))
    return tuple(found)


def clip(ring: Ring, box: Box) -> Ring:
    """Return the part of a ring inside the box (Sutherland and Hodgman, one edge after another)."""
    for axis, limit, keeps_above in (
        (0, box.west, True),
        (0, box.east, False),
        (1, box.south, True),
        (1, box.north, False),
    ):
        ring = list(_cut(ring, axis, limit, keeps_above=keeps_above))
        if not ring:
            return ring
    return ring


def middle(ring: tuple[Point, ...]) -> Point:
    """Return the centre of the area of a ring."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    return (x / (3 * area), y / (3 * area)) if area else ring[0]


def size(ring: tuple[Point, ...]) -> float:
    """Return the area of a ring in square degrees."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _cut(ring: Ring, axis: int, limit: float, *, keeps_above: bool) -> Iterator[Point]:
    def inside(point: Point) -> bool:
        return (point[axis] >= limit) == keeps_above or point[axis] == limit

    for start, end in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(start) != inside(end):
            share = (limit - start[axis]) / (end[axis] - start[axis])
            yield (
                start[0] + share * (end[0] - start[0]),
                start[1] + share * (end[1] - start[1]),
            )
        if inside(end):
            yield end


@lru_cache(maxsize=1)
def _world() -> tuple[Country, ...]:
    """Decode the topology: arcs are differences in a grid, shared between neighbours."""
    topology = json.loads(TOPOLOGY.read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    return tuple(
        Country(
            number=shape.get("id"),
            english=shape["properties"]["name"],
            rings=tuple(tuple(_join(ring, arcs)) for ring in _rings(shape)),
        )
        for shape in topology["objects"]["countries"]["geometries"]
    )


def _arc(steps: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (scale_x, scale_y), (origin_x, origin_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in steps:
        x, y = x + dx, y + dy
        points.append((x * scale_x + origin_x, y * scale_y + origin_y))
    return points


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    if shape["type"] == "Polygon":
        return list(shape["arcs"])
    return [ring for polygon in shape.get("arcs", []) for ring in polygon]


def _join(ring: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points
