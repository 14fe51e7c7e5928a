"""The map of movements as a picture that needs no script: what is under way, and where it was."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.core.drawing import compact, line_path
from drawdown.register.model import Register
from drawdown.web.movement.lines import Line
from drawdown.web.ui.atlas import Box, Frame, Point
from drawdown.web.ui.labels import place
from drawdown.web.ui.svg import group, picture, tag
from drawdown.web.works.sites.map import MARGIN, RADIUS, WIDTH, land, legs, positions


def draw(register: Register, lines: Sequence[Line]) -> SafeString:
    """Return the map: each site by name, each movement by the line of its way and a number."""
    places = positions(register)
    box = Box.around([(site.lon, site.lat) for site in register.sites], MARGIN)
    frame = Frame(box, WIDTH)
    return picture(
        land(register, frame),
        legs(register, frame),
        *(_movement(n, line, places, frame) for n, line in enumerate(lines, start=1)),
        _sites(register, lines, places, frame),
        size=(WIDTH, frame.height),
        title=_("Map of the movements under way"),
        class_="chart map",
        role="group",
    )


def _sites(
    register: Register, lines: Sequence[Line], places: dict[str, Point], frame: Frame
) -> SafeString:
    """Return each site by name, where no other name and no movement stands."""
    points = [frame((site.lon, site.lat)) for site in register.sites]
    seen = [frame(here) for line in lines if (here := position_of(line, places))]
    labels = place(
        points,
        [(site.name,) for site in register.sites],
        radius=RADIUS,
        size=11,
        area=(WIDTH, frame.height),
        kept_free=seen,
    )
    covered = {point for point in points if any(dist(point, pin) < RADIUS for pin in seen)}
    dots = [tag("circle", cx=x, cy=y, r=4, class_="waypoint")
            for x, y in points if (x, y) not in covered]  # fmt: skip
    names = [
        tag("text", site.name, x=label.x, y=label.y, text_anchor=label.anchor, class_="pin-date")
        for site, label in zip(register.sites, labels, strict=True)
    ]
    return group(*dots, *names)


def _movement(number: int, line: Line, places: dict[str, Point], frame: Frame) -> SafeString | str:
    here = position_of(line, places)
    if here is None:
        return ""
    x, y = frame(here)
    start = places.get(line.file.load.origin)
    way = tag("path", d=line_path([frame(start), (x, y)]), class_="road travelled") if start else ""
    words = f"{number} {line.file.id}, {line.origin} – {line.destination}, {line.state}"
    pin = tag(
        "a",
        tag("circle", r=RADIUS, class_="mark"),
        tag("text", str(number), dy="0.36em", class_="pin-number"),
        href=reverse("movement-one", args=[line.file.id]),
        class_=f"pin {'late misses' if line.late_days or line.silent_hours else 'drawing'}",
        transform=f"translate({compact(x)} {compact(y)})",
        aria_label=words,
    )
    return group(way, pin)


def position_of(line: Line, places: dict[str, Point]) -> Point | None:
    """Return where a movement was last known to be: its last position, else where it began."""
    for report in reversed(line.file.reports):
        if report.lat and report.lon:
            return (float(report.lon), float(report.lat))
    return places.get(line.file.load.origin)
