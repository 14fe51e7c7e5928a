"""Open data of released figures: a table, the same with HXL tags, and places as GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from drawdown.register.model import Register
from drawdown.reports.released import OpenFigure

COLUMNS: Mapping[str, str] = {
    "released": "#date+released",
    "statement": "#meta+statement",
    "kind": "#indicator+type",
    "figure": "#indicator+name",
    "value": "#indicator+value",
    "site": "#loc+code",
    "site_name": "#loc+name",
    "region": "#adm1+name",
    "adm1_pcode": "#adm1+code",
    "to": "#loc+destination",
    "part": "#loc+part",
    "item": "#activity+code",
    "what": "#population+type",
    "currency": "#value+currency",
    "unit": "#indicator+unit",
    "about": "#indicator+rounding",
    "sources": "#meta+source",
    "document": "#meta+sha256",
}
"""The columns of the table with their HXL tags."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
CLOSINGS = frozenset({"closed", "left_unsigned"})
PLACES = 3
"""Digits of a degree: the positions of the register are no better than kilometres."""


def files_of(figures: Sequence[OpenFigure], register: Register) -> dict[str, bytes]:
    """Return the files by name. The same figures give the same bytes."""
    rows = [_row(one, register) for one in figures]
    return {
        "figures.csv": _table([list(COLUMNS)], rows),
        "figures.hxl.csv": _table([list(COLUMNS), list(COLUMNS.values())], rows),
        "sites.geojson": _places(figures, register),
    }


def _row(one: OpenFigure, register: Register) -> list[str]:
    site = {each.id: each for each in register.sites}.get(one.name("site"))
    known = {
        "released": one.released.isoformat(),
        "statement": one.statement,
        "kind": one.kind,
        "figure": one.figure,
        "value": one.value,
        "site_name": site.name if site else "",
        "region": (site.region or "") if site else "",
        "adm1_pcode": (site.pcode_adm1 or "") if site else "",
        "sources": " ".join(one.sources),
        "document": one.document,
    } | dict(one.names)
    return [_harmless(known.get(column, "")) for column in COLUMNS]


def _table(heads: list[list[str]], rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([*heads, *rows])
    return text.getvalue().encode()


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def _places(figures: Sequence[OpenFigure], register: Register) -> bytes:
    """Return the sites whose closing was released; of the others nothing is said."""
    closed = {
        one.name("site"): one
        for one in figures
        if one.kind in CLOSINGS and one.figure == "on" and one.name("site")
    }
    features = [
        _feature(
            [round(site.lon, PLACES), round(site.lat, PLACES)],
            id=site.id,
            name=site.name,
            region=site.region,
            closed=closed[site.id].value,
            handed_over=closed[site.id].kind == "closed",
            released=closed[site.id].released.isoformat(),
            statement=closed[site.id].statement,
            sources=list(closed[site.id].sources),
            document=closed[site.id].document,
        )
        for site in register.sites
        if site.id in closed
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _feature(place: list[float], **properties: Any) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": place}
    return {"type": "Feature", "geometry": point, "properties": properties}
