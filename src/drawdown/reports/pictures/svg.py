"""SVG elements whose colours stand on them, so that a picture needs no stylesheet."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from drawdown.core.drawing import Coordinate, compact

INK, QUIET, LINE, BLUE, RED, GOLD = (
    "#1a2733",
    "#55626e",
    "#d5dbe0",
    "#2f6b96",
    "#a8442f",
    "#b9a46a",
)
FONT = "Source Serif 4"


def tag(name: str, *children: str, **attributes: str | Coordinate | None) -> str:
    """Return an element; children are markup. `stroke_width` becomes `stroke-width`."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(children)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def words(
    said: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    fill: str = QUIET,
    size: float = 9.5,
) -> str:
    """Return a text."""
    return tag("text", escape(said), x=x, y=y, text_anchor=anchor, fill=fill, font_size=size)


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str = LINE, dash: str = "") -> str:
    """Return a line."""
    return tag(
        "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=0.7,
        stroke_dasharray=dash or None,
    )  # fmt: skip


def picture(width: float, height: float, *children: str) -> str:
    """Return the whole picture."""
    return tag(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {compact(width)} {compact(height)}",
        width=width,
        height=height,
        font_family=FONT,
    )


def _value(value: str | Coordinate) -> str:
    return compact(value) if isinstance(value, int | float) else value
