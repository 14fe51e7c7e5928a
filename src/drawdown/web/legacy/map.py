"""The map of a region as a picture without script: land, sites, and where things were done."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.core.drawing import line_path
from drawdown.register.boundaries import Boundary
from drawdown.register.model import Register
from drawdown.register.site import Site
from drawdown.web.legacy.queries import Left
from drawdown.web.ui.atlas import Box, Frame, Point, countries_within
from drawdown.web.ui.labels import place
from drawdown.web.ui.svg import group, picture, tag

WIDTH, MARGIN, RADIUS = 640.0, 1.6, 7.0


def draw(
    register: Register,
    sites: Sequence[Site],
    entries: Sequence[Left],
    boundary: Boundary | None = None,
) -> SafeString | None:
    """Return the map; none for a region of which neither a place nor the boundary is known."""
    marked = [(each, point) for each in entries if (point := _point(each)) is not None]
    points: list[Point] = [(site.lon, site.lat) for site in sites]
    points += [point for _each, point in marked]
    points += [point for ring in boundary.rings for point in ring] if boundary else []
    if not points:
        return None
    frame = Frame(Box.around(points, MARGIN), WIDTH)
    return picture(
        _land(register, frame),
        _edge(boundary, frame),
        _sites(sites, frame),
        _marks(marked, frame),
        size=(WIDTH, frame.height),
        title=_("Map of the region: sites of the mission and what was done"),
        class_="chart map",
    )


def _point(left: Left) -> Point | None:
    entry = left.entry
    return (float(entry.lon), float(entry.lat)) if entry.lon and entry.lat else None


def _land(register: Register, frame: Frame) -> SafeString:
    shapes = []
    for country in countries_within(frame.box.widened(0.5)):
        outline = "".join(
            line_path([frame(point) for point in ring]) + "Z" for ring in country.rings
        )
        home = country.english == register.mission.country
        shapes.append(tag("path", d=outline, class_="country home" if home else "country"))
    return group(*shapes)


def _edge(boundary: Boundary | None, frame: Frame) -> SafeString:
    rings = boundary.rings if boundary else ()
    outline = "".join(line_path([frame(point) for point in ring]) + "Z" for ring in rings)
    return tag("path", d=outline, class_="region-edge") if outline else group()


def _sites(sites: Sequence[Site], frame: Frame) -> SafeString:
    points = [frame((site.lon, site.lat)) for site in sites]
    labels = place(
        points, [(s.name,) for s in sites], radius=RADIUS, size=13, area=(WIDTH, frame.height)
    )
    drawn = []
    for site, (x, y), label in zip(sites, points, labels, strict=True):
        drawn.append(tag("circle", cx=x, cy=y, r=RADIUS, class_="left-site"))
        drawn.append(
            tag(
                "text", site.name, x=label.x, y=label.y, text_anchor=label.anchor, class_="pin-name"
            )
        )
    return group(*drawn)


def _marks(marked: Sequence[tuple[Left, Point]], frame: Frame) -> SafeString:
    drawn = []
    for number, (_left, point) in enumerate(marked, 1):
        x, y = frame(point)
        drawn.append(tag("rect", x=x - 8, y=y - 8, width=16, height=16, rx=3, class_="left-mark"))
        drawn.append(tag("text", str(number), x=x, y=y + 4, class_="left-number"))
    return group(*drawn)
