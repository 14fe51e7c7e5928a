"""The map of a site's findings: where each lies, how grave it is by colour, shape and letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.drawing import compact
from drawdown.environment.finding import Finding, Position
from drawdown.rules.closing import Rating
from drawdown.web.closing.words import RATINGS
from drawdown.web.ui.formats import number
from drawdown.web.ui.labels import place
from drawdown.web.ui.names import named
from drawdown.web.ui.svg import group, picture, tag

WIDTH, HEIGHT = 480.0, 400.0
MARGIN = 42.0
SMALLEST = 150.0
"""Metres across, at least: one finding alone is no world."""
METRES_OF_LATITUDE = 110_574.0
METRES_OF_LONGITUDE = 111_320.0
"""At the equator."""
RADIUS = 11.0
BARS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)

LETTERS: Mapping[Rating, Promise] = {
    Rating.NONE: lazy("N"),
    Rating.LOW: lazy("L"),
    Rating.MEDIUM: lazy("M"),
    Rating.HIGH: lazy("H"),
    Rating.EXTREME: lazy("X"),
}
"""The letter in each shape, so that neither colour nor form has to be told apart."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Metres east and north of the site to points of the picture, the same both ways."""

    here: Position
    east: float
    north: float
    """The middle of the picture."""
    metres: float
    """Metres to one point of the picture."""

    def __call__(self, position: Position) -> tuple[float, float]:
        x, y = self.away(position)
        return (
            WIDTH / 2 + (x - self.east) / self.metres,
            HEIGHT / 2 - (y - self.north) / self.metres,
        )

    def away(self, position: Position) -> tuple[float, float]:
        """Return how many metres east and north of the site a position lies."""
        return away(self.here, position)


def away(here: Position, position: Position) -> tuple[float, float]:
    """Return how many metres east and north of one position another lies; good on a site."""
    east = (position.lon - here.lon) * METRES_OF_LONGITUDE * cos(radians(here.lat))
    return east, (position.lat - here.lat) * METRES_OF_LATITUDE


def draw(here: Position, findings: Sequence[Finding]) -> SafeString | None:
    """Return the map of those findings that have a position; none where none has."""
    placed = [finding for finding in findings if finding.position is not None]
    if not placed:
        return None
    sheet = _sheet(here, [finding.position for finding in placed if finding.position])
    points = [sheet(finding.position) for finding in placed if finding.position]
    labels = place(
        points,
        [(finding.id,) for finding in placed],
        radius=RADIUS,
        size=13,
        area=(WIDTH, HEIGHT),
    )
    marks = [
        _mark(finding, point, (label.x, label.y, label.anchor))
        for finding, point, label in zip(placed, points, labels, strict=True)
    ]
    return picture(
        tag("rect", x=0, y=0, width=WIDTH, height=HEIGHT, class_="ground"),
        _cross(sheet(here)),
        *marks,
        _bar(sheet),
        _north(),
        size=(WIDTH, HEIGHT),
        title=_("Map of the findings"),
        description=_("The table below says the same."),
        class_="chart finding-map",
        role="group",
    )


def _sheet(here: Position, positions: Sequence[Position]) -> Sheet:
    """Return a sheet on which the site and every finding fit."""
    points = [(0.0, 0.0), *(away(here, position) for position in positions)]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    wide, high = max(east - west, SMALLEST), max(north - south, SMALLEST)
    metres = max(wide / (WIDTH - 2 * MARGIN), high / (HEIGHT - 2 * MARGIN))
    return Sheet(here, (west + east) / 2, (south + north) / 2, metres)


def shape(rating: Rating, radius: float = RADIUS) -> SafeString:
    """Return the shape of a rating around the origin: circle, triangle, diamond or octagon."""
    r = radius
    if rating is Rating.MEDIUM:
        path = f"M0 {-r * 1.15:.1f}L{r * 1.1:.1f} {r * 0.8:.1f}H{-r * 1.1:.1f}z"
    elif rating is Rating.HIGH:
        path = f"M0 {-r * 1.2:.1f}L{r * 1.2:.1f} 0L0 {r * 1.2:.1f}L{-r * 1.2:.1f} 0z"
    elif rating is Rating.EXTREME:
        a, b = r * 1.15, r * 0.48
        points = [(-b, -a), (b, -a), (a, -b), (a, b), (b, a), (-b, a), (-a, b), (-a, -b)]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "z"
    else:
        return tag("circle", r=r, class_="mark")
    return tag("path", d=path, class_="mark")


def sign(rating: Rating) -> SafeString:
    """Return the shape with its letter, for a legend or a table."""
    return group(
        shape(rating), tag("text", str(LETTERS[rating]), dy="0.36em"), class_=f"finding {rating}"
    )


def _mark(finding: Finding, at: tuple[float, float], label: tuple[float, float, str]) -> SafeString:
    """Return a finding as a link to its row."""
    x, y = at
    letter = str(LETTERS[finding.rating])
    words = f"{letter} {finding.id}, {named(RATINGS, finding.rating)}"
    name_x, name_y, anchor = label
    return tag(
        "a",
        shape(finding.rating),
        tag("text", letter, dy="0.36em", class_="letter"),
        " ",
        tag("text", finding.id, x=name_x - x, y=name_y - y, text_anchor=anchor, class_="strong"),
        href=f"#finding-{finding.id}",
        class_=f"finding {finding.rating}",
        transform=f"translate({compact(x)} {compact(y)})",
        aria_label=words,
    )


def _cross(at: tuple[float, float]) -> SafeString:
    x, y = at
    return group(
        tag("path", d=f"M{x - 9:.1f} {y:.1f}h18M{x:.1f} {y - 9:.1f}v18", class_="axis"),
        tag("text", _("position of the site"), x=x + 12, y=y - 5),
    )


def _bar(sheet: Sheet) -> SafeString:
    """Return the bar that says how far is how long."""
    most = 120 * sheet.metres
    metres = max((bar for bar in BARS if bar <= most), default=BARS[0])
    length = metres / sheet.metres
    words = f"{number(metres)} m" if metres < 1000 else f"{number(metres // 1000)} km"
    return group(
        tag("path", d=f"M16 {HEIGHT - 22:.1f}v6h{length:.1f}v-6", class_="axis"),
        tag("text", words, x=16 + length + 6, y=HEIGHT - 14),
    )


def _north() -> SafeString:
    x, y = WIDTH - 24, 40.0
    return group(
        tag("path", d=f"M{x:.1f} {y:.1f}v-24m-5 8l5-8 5 8", class_="axis"),
        tag("text", _("north"), x=x, y=y + 14, text_anchor="middle"),
    )
