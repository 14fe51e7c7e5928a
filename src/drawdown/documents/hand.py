"""A signature that somebody drew by hand: strokes on a screen, or a picture of ink on paper."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PIL import Image, UnidentifiedImageError
from pyhanko.pdf_utils.content import PdfContent, RawContent
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import BoxConstraints

from drawdown.core import strict_json

WIDTH, HEIGHT = 800, 300
"""The field that one draws in; a screen of another size scales to it."""
MOST_BYTES = 200_000
MOST_POINTS = 8000
LEAST_INK = 60.0
"""A line shorter than this is a touch, not a signature."""
PEN = 4.5
MOST_PIXELS = 4_000_000
INK = (20, 33, 84)

Look = PdfContent
"""How a signature looks on a page."""
Point = tuple[float, float]
Stroke = tuple[Point, ...]


class BadDrawing(ValueError):
    """What was sent is no drawing of a signature; the message says why."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The strokes of a pen, in the order in which they were drawn."""

    strokes: tuple[Stroke, ...]

    @property
    def ink(self) -> float:
        """How long the line is."""
        return sum(math.dist(a, b) for stroke in self.strokes for a, b in pairwise(stroke))


def read_strokes(text: str) -> Drawing:
    """Return the drawing that a page sent: a list of strokes, each a list of x and y.

    Raises `BadDrawing` for anything else, for a point outside the field, and for too little ink.
    """
    try:
        given = strict_json.parse(text.encode(), max_bytes=MOST_BYTES, max_depth=4)
    except ValueError as error:
        raise BadDrawing("the strokes are no JSON") from error
    if not isinstance(given, list) or not given:
        raise BadDrawing("nothing is drawn")
    drawing = Drawing(tuple(_stroke(each) for each in given))
    if sum(len(stroke) for stroke in drawing.strokes) > MOST_POINTS:
        raise BadDrawing("the drawing has too many points")
    if drawing.ink < LEAST_INK:
        raise BadDrawing("the line is too short for a signature")
    return drawing


def _stroke(given: Any) -> Stroke:
    if not isinstance(given, list) or not given:
        raise BadDrawing("a stroke is a list of points")
    return tuple(_point(each) for each in given)


def _point(given: Any) -> Point:
    if not isinstance(given, list) or len(given) != 2:
        raise BadDrawing("a point is two numbers")
    x, y = given
    numbers = all(isinstance(each, int) and not isinstance(each, bool) for each in given)
    if not numbers or not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
        raise BadDrawing("a point lies outside the field")
    return float(x), float(y)


def as_svg(drawing: Drawing) -> bytes:
    """Return the drawing as a file that any browser shows."""
    path = " ".join(_path(stroke) for stroke in drawing.strokes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="#142154" stroke-width="{PEN}" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    ).encode()


def _path(stroke: Stroke) -> str:
    first, *rest = stroke
    rest = rest or [first]
    return f"M{first[0]:g} {first[1]:g}" + "".join(f"L{x:g} {y:g}" for x, y in rest)


def content_of_strokes(drawing: Drawing) -> Look:
    """Return the drawing as what a page of a PDF shows: lines, not pixels."""
    red, green, blue = (each / 255 for each in INK)
    lines = [f"q {PEN} w 1 J 1 j {red:.3f} {green:.3f} {blue:.3f} RG"]
    for stroke in drawing.strokes:
        first, *rest = [(x, HEIGHT - y) for x, y in stroke]
        lines.append(f"{first[0]:g} {first[1]:g} m")
        lines += [f"{x:g} {y:g} l" for x, y in rest or [first]]
        lines.append("S")
    lines.append("Q")
    return RawContent(" ".join(lines).encode(), box=BoxConstraints(width=WIDTH, height=HEIGHT))


def content_of_picture(content: bytes) -> Look:
    """Return a photographed or scanned signature as what a page shows; raises `BadDrawing`."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.format not in ("PNG", "JPEG", "WEBP"):
                raise BadDrawing("the picture is neither PNG nor JPEG nor WebP")
            if opened.width * opened.height > MOST_PIXELS:
                raise BadDrawing("the picture has more than four million pixels")
            flat = Image.new("RGB", opened.size, "white")
            drawn = opened.convert("RGBA")
            flat.paste(drawn, mask=drawn.getchannel("A"))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise BadDrawing("the picture cannot be read") from error
    low, _high = flat.convert("L").getextrema()
    if isinstance(low, tuple) or low > 200:
        raise BadDrawing("the picture shows nothing")
    width, height = flat.size
    return PdfImage(flat, box=BoxConstraints(width=width, height=height))
