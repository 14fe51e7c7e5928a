"""What the interactive map loads: land and borders, and the places with their states."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils.translation import get_language

from drawdown.plan.schedule import Plan
from drawdown.register.model import Register
from drawdown.register.network import Mode
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.atlas import Box, Point, countries_within
from drawdown.web.ui.formats import day_month
from drawdown.web.works.queries import current_plan, document_of
from drawdown.web.works.sites.map import positions, sides, words
from drawdown.web.works.sites.states import SiteOnDay, sites_on
from drawdown.web.works.views.mission import chosen_day

REGION_DEGREES = 6.0
"""How far around the sites and ports the land reaches."""

Feature = dict[str, Any]


def land(request: HttpRequest) -> HttpResponse:
    """Return the countries of the region as GeoJSON."""
    plan = _plan()
    box = Box.around(_within_reach(plan.register_), REGION_DEGREES)
    features = [
        _feature(
            {
                "type": "MultiPolygon",
                "coordinates": [[[_round(point) for point in ring]] for ring in country.rings],
            },
            name=country.name(),
            home=country.english == plan.register_.mission.country,
        )
        for country in countries_within(box)
    ]
    return _answer(request, features)


def places(request: HttpRequest) -> HttpResponse:
    """Return sites, waypoints and legs as GeoJSON, the sites in their states on the chosen day."""
    plan = _plan()
    found = sites_on(plan, chosen_day(request, plan))
    return _answer(request, [*_legs(plan), *_waypoints(plan), *map(_site, found, sides(found))])


def _plan() -> Plan:
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if row is None:
        raise Http404
    return document_of(row)


def _within_reach(register: Register) -> list[Point]:
    """Return where the sites and the ports lie: not every airport that people fly home to."""
    known = positions(register)
    wanted = [site.id for site in register.sites] + [port.id for port in register.ports]
    return [known[name] for name in wanted if name in known]


def _site(found: SiteOnDay, place: tuple[str, int]) -> Feature:
    site, (side, foot) = found.site, place
    return _feature(
        {"type": "Point", "coordinates": [site.lon, site.lat]},
        kind="site",
        name=found.short_name,
        side=side,
        foot=foot,
        order=found.order,
        state=found.state,
        words=words(found),
        date=day_month(found.ends),
        converts=found.converts,
        misses=found.late,
        address=reverse("site", args=[site.id]),
    )


def _waypoints(plan: Plan) -> list[Feature]:
    return [
        _feature(
            {"type": "Point", "coordinates": [point.lon, point.lat]},
            kind="waypoint",
            name=point.name,
            role=point.kind or "",
        )
        for point in plan.register_.waypoints
    ]


def _legs(plan: Plan) -> list[Feature]:
    known = positions(plan.register_)
    return [
        _feature(
            {
                "type": "LineString",
                "coordinates": [known[leg.origin], known[leg.destination]],
            },
            kind="leg",
            mode=leg.mode,
        )
        for leg in plan.register_.legs
        if leg.mode in (Mode.ROAD, Mode.RIVER) and not leg.display_only
        if leg.origin in known and leg.destination in known
    ]


def _feature(geometry: dict[str, Any], **properties: str | int | bool | date) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _round(point: tuple[float, float]) -> list[float]:
    return [round(point[0], 3), round(point[1], 3)]


def _answer(request: HttpRequest, features: list[Feature]) -> HttpResponse:
    """Return the features; 304 when the browser has them already."""
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}-{get_language()}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    return HttpResponse(content, content_type="application/geo+json", headers=headers)
