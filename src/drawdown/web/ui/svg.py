"""Drawing primitives: SVG elements without inline style.

Colour and type come from classes in the stylesheet, so a picture follows theme and print styles.
"""

from __future__ import annotations

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from drawdown.core.drawing import Coordinate, compact


def tag(name: str, *children: str, **attributes: str | Coordinate | None) -> SafeString:
    """Return an element: `class_` becomes `class`, `text_anchor` `text-anchor`; `None` is left out.

    Children are escaped unless they are safe, so a site called `<b>` stays text.
    """
    written = "".join(
        f' {_attribute(key)}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(conditional_escape(child) for child in children)
    # Every part is escaped above.
    return mark_safe(f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>")  # noqa: S308


def group(*children: str, **attributes: str | Coordinate | None) -> SafeString:
    """Return a `g` element."""
    return tag("g", *children, **attributes)


def picture(
    *children: str,
    size: tuple[float, float],
    title: str,
    class_: str = "chart",
    description: str = "",
    role: str = "img",
    stretch: bool = False,
) -> SafeString:
    """Return an `svg` element that scales to its place and says in words what it shows.

    One that is stretched fills its place without keeping its shape. One that holds links has the
    role `group`, so that they stay reachable.
    """
    words = [tag("title", title)]
    if description:
        words.append(tag("desc", description))
    width, height = size
    return tag(
        "svg",
        *words,
        *children,
        class_=class_,
        viewBox=f"0 0 {compact(width)} {compact(height)}",
        role=role,
        preserveAspectRatio="none" if stretch else None,
        aria_label=title,
    )


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | Coordinate) -> str:
    return compact(value) if isinstance(value, int | float) else str(conditional_escape(value))
