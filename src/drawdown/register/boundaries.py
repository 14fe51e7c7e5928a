"""The boundaries of regions as GeoJSON (RFC 7946): optional, drawn on maps, in no plan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field

from drawdown.core.catalogue import NOT_A_BOUNDARY
from drawdown.core.findings import Place
from drawdown.core.provenance import WHOLE_RECORD, Provenance, Record
from drawdown.core.reading.files import Folder
from drawdown.core.reading.records import Placed

FILE = "regions.geojson"

Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Ring = Annotated[tuple[tuple[Longitude, Latitude], ...], Field(min_length=4)]
"""Longitude and latitude in degrees; the last point is the first."""


class Boundary(Record):
    """Where a region ends: its outer rings. Who drew it stands in its source."""

    region: Annotated[str, Field(min_length=1, max_length=300)]
    rings: Annotated[tuple[Ring, ...], Field(min_length=1)]


class _Wrong(ValueError):
    """What is wrong with the file or a feature of it."""


def read_boundaries(folder: Folder) -> tuple[Placed[Boundary], ...]:
    """Return the boundaries of a folder; what is wrong with them stands in its findings."""
    text, name = folder.text(FILE, required=False), folder.name(FILE)
    if text is None:
        return ()
    try:
        features = _features(json.loads(text))
    except (ValueError, RecursionError) as error:
        folder.findings.append(NOT_A_BOUNDARY.at(Place(name), reason=error))
        return ()
    found: list[Placed[Boundary]] = []
    for number, feature in enumerate(features, 1):
        try:
            boundary = _boundary(feature)
            if boundary.region in {placed.record.region for placed in found}:
                raise _Wrong(f"{boundary.region} stands twice")
            found.append(Placed(boundary, name, number))
        except (ValueError, TypeError) as error:
            reason = f"feature {number}: {_short(error)}"
            folder.findings.append(NOT_A_BOUNDARY.at(Place(name, number), reason=reason))
    return tuple(found)


def _features(content: Any) -> list[Any]:
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        raise _Wrong("it is no FeatureCollection")
    return features


def _boundary(feature: Any) -> Boundary:
    if not isinstance(feature, dict):
        raise _Wrong("it is no Feature")
    properties, geometry = feature.get("properties"), feature.get("geometry")
    if not isinstance(properties, dict) or not properties.get("region"):
        raise _Wrong("the property region is missing")
    sources = properties.get("source")
    named = tuple(sources) if isinstance(sources, list) else (sources,)
    if not sources or not all(isinstance(each, str) for each in named):
        raise _Wrong("the property source is missing")
    marks = Provenance(source=named, inferred=properties.get("inferred") is True)
    rings = tuple(_rings(geometry))
    return Boundary(region=properties["region"], rings=rings, provenance={WHOLE_RECORD: marks})


def _rings(geometry: Any) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield the outer ring of each polygon; holes are not drawn."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise _Wrong("its geometry is neither Polygon nor MultiPolygon")
    parts = geometry.get("coordinates")
    for polygon in [parts] if kind == "Polygon" else parts:
        if not isinstance(polygon, list) or not polygon:
            raise _Wrong("a polygon has no ring")
        ring = tuple((float(point[0]), float(point[1])) for point in polygon[0])
        if len(ring) < 4 or ring[0] != ring[-1] or all(a == b for a, b in pairwise(ring)):
            raise _Wrong("a ring is not closed")
        yield ring


def _short(error: Exception) -> str:
    errors = getattr(error, "errors", None)
    return str(errors()[0]["msg"]) if callable(errors) else str(error)
