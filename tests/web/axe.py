"""What axe finds on a page: narrow and wide, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

NARROW, WIDE = (390, 844), (1280, 900)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules that a dark page may break where a light one keeps them."""
THEMES = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": OF_COLOUR},
}
_AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
# What a page does right is not brought back: on a long one that takes as long as the looking.
_RUN = """async (only) =>
    (await axe.run(document, {runOnly: only, resultTypes: ["violations"]})).violations"""


def axe_faults(page: Page) -> set[str]:
    """Return what axe finds on a page as it is open: size, theme, rule, place and what to do."""
    page.evaluate(_AXE)
    return set(_faults(page))


def _faults(page: Page) -> Iterator[str]:
    for size, (width, height) in {"narrow": NARROW, "wide": WIDE}.items():
        page.set_viewport_size({"width": width, "height": height})
        for theme, only in THEMES.items():
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            for fault in page.evaluate(_RUN, only):
                for node in fault["nodes"]:
                    words = f"{fault['id']} {node['target']} {node['failureSummary']}"
                    yield f"{size}, {theme}: {words}"
