"""The map of the sites as a picture that needs no script: land, roads, and a pin for each site."""

from __future__ import annotations

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.core.drawing import compact, line_path
from drawdown.plan.schedule import Plan
from drawdown.register.model import Register
from drawdown.register.network import Mode
from drawdown.web.ui.atlas import Box, Frame, Point, countries_within, middle, size
from drawdown.web.ui.formats import day_month
from drawdown.web.ui.labels import Label, place
from drawdown.web.ui.svg import group, picture, tag
from drawdown.web.works.sites.states import SiteOnDay
from drawdown.web.works.terms import STATES

WIDTH = 760.0
MARGIN = 1.1
RADIUS = 11.0
SMALLEST_NAMED = 1.5
"""Countries with less than this many square degrees in the frame go unnamed."""


def positions(register: Register) -> dict[str, Point]:
    """Return where every site and waypoint lies."""
    places: dict[str, Point] = {point.id: (point.lon, point.lat) for point in register.waypoints}
    return places | {site.id: (site.lon, site.lat) for site in register.sites}


def draw(plan: Plan, sites: list[SiteOnDay]) -> SafeString:
    """Return the map of the sites in their states."""
    register = plan.register_
    frame = _frame(sites)
    return picture(
        land(register, frame),
        legs(register, frame),
        _ways_out(register, frame),
        _pins(sites, frame),
        size=(WIDTH, frame.height),
        title=_("Map of the sites and their states"),
        class_="chart map",
        role="group",
    )


def land(register: Register, frame: Frame) -> SafeString:
    """Return the land of the frame, with the names of the countries around."""
    shapes, names = [], []
    for country in countries_within(frame.box.widened(0.5)):
        outline = "".join(
            line_path([frame(point) for point in ring]) + "Z" for ring in country.rings
        )
        home = country.english == register.mission.country
        shapes.append(tag("path", d=outline, class_="country home" if home else "country"))
        largest = max(country.rings, key=size)
        if size(largest) >= SMALLEST_NAMED and not home:
            x, y = frame(middle(largest))
            names.append(tag("text", country.name(), x=x, y=y, class_="country-name"))
    return group(*shapes, *names)


def legs(register: Register, frame: Frame) -> SafeString:
    """Return the roads and rivers of the register, and the places on them."""
    places = positions(register)
    roads = []
    for leg in register.legs:
        ends = [places.get(leg.origin), places.get(leg.destination)]
        if leg.display_only or leg.mode not in (Mode.ROAD, Mode.RIVER) or None in ends:
            continue
        path = line_path([frame(end) for end in ends if end is not None])
        roads.append(tag("path", d=path, class_=f"road {leg.mode}"))
    on_road = {end for leg in register.legs for end in (leg.origin, leg.destination)}
    dots = [
        tag("circle", cx=x, cy=y, r=2.2, class_="waypoint")
        for point in register.waypoints
        if point.id in on_road
        for x, y in [frame((point.lon, point.lat))]
    ]
    return group(*roads, *dots)


def _ways_out(register: Register, frame: Frame) -> SafeString:
    """Name the ports that lie outside the picture where the way from their hub leaves it."""
    places = positions(register)
    names = {point.id: point.name for point in register.waypoints}
    words = {}
    for way in register.exits:
        start, end = places.get(way.hub), places.get(way.to)
        if start is None or end is None or end in frame.box:
            continue
        x, y = _where_it_leaves(frame, frame(start), frame(end))
        arrow, anchor = ("→", "end") if x > WIDTH / 2 else ("←", "start")
        text = f"{names[way.to]} {arrow}" if anchor == "end" else f"{arrow} {names[way.to]}"
        words[way.to] = tag("text", text, x=x, y=y, text_anchor=anchor, class_="way-out")
    return group(*words.values())


def _where_it_leaves(
    frame: Frame, start: tuple[float, float], end: tuple[float, float]
) -> tuple[float, float]:
    inset = 10.0
    low, high = 0.0, 1.0
    for _step in range(24):
        share = (low + high) / 2
        x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        inside = inset <= x <= WIDTH - inset and inset + 8 <= y <= frame.height - inset
        low, high = (share, high) if inside else (low, share)
    x, y = (a + (b - a) * low for a, b in zip(start, end, strict=True))
    return x, y


def sides(sites: list[SiteOnDay]) -> list[tuple[str, int]]:
    """Return where each name stands: its side of the pin, and how far its foot is below it."""
    frame = _frame(sites)
    return [
        (label.anchor, round(label.y - frame((found.site.lon, found.site.lat))[1]))
        for found, label in zip(sites, _labels(sites, frame), strict=True)
    ]


def _frame(sites: list[SiteOnDay]) -> Frame:
    box = Box.around([(found.site.lon, found.site.lat) for found in sites], MARGIN)
    return Frame(box, WIDTH)


def _labels(sites: list[SiteOnDay], frame: Frame) -> list[Label]:
    points = [frame((found.site.lon, found.site.lat)) for found in sites]
    texts = [(found.short_name, day_month(found.ends)) for found in sites]
    return place(points, texts, radius=RADIUS, size=13, area=(WIDTH, frame.height))


def _pins(sites: list[SiteOnDay], frame: Frame) -> SafeString:
    points = [frame((found.site.lon, found.site.lat)) for found in sites]
    labels = _labels(sites, frame)
    return group(*(_pin(*each) for each in zip(sites, points, labels, strict=True)))


def words(found: SiteOnDay) -> str:
    """Return a pin in words; what is written on it comes first, as it stands there."""
    return f"{found.order} {found.short_name} {day_month(found.ends)}, {STATES[found.state]}"


def _pin(found: SiteOnDay, point: tuple[float, float], label: Label) -> SafeString:
    """Return a pin around the origin of its own group, so that the stylesheet can size it."""
    x, y = point
    name = tag(
        "text",
        tag("tspan", found.short_name, class_="pin-name"),
        " ",
        tag("tspan", day_month(found.ends), x=label.x - x, dy=13, class_="pin-date"),
        x=label.x - x,
        y=label.y - y,
        text_anchor=label.anchor,
    )
    shape = tag("rect", class_="mark") if found.converts else tag("circle", r=RADIUS, class_="mark")
    return tag(
        "a",
        shape,
        tag("text", str(found.order), dy="0.36em", class_="pin-number"),
        " ",
        name,
        href=reverse("site", args=[found.site.id]),
        class_=f"pin {found.state}{' misses' if found.late else ''}",
        transform=f"translate({compact(x)} {compact(y)})",
        aria_label=words(found),
    )
