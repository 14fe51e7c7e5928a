"""Takes the pictures of the pages: `python -m tools.screenshots docs/pictures`.

Starts the product on a state of its own, waits for its first plan and photographs the mission, the
plan and a site. `--told` takes the closing on the day of Sévaré instead. `--every` takes each page
light and dark, English and French, wide and narrow; without it only the pictures that the
documentation shows. WebP, as Chromium itself writes it.
"""

from __future__ import annotations

import argparse
import base64
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.served import CHROMIUM, PORT, served

WIDE, NARROW = (1280, 900), (390, 844)
PAGES = {
    "mission": "/",
    "plan": "/plan",
    "site": "/site/kidal",
    "closing": "/closing",
    "closing-site": "/site/tombouctou/closing",
    "environment": "/site/mopti-sevare/environment",
    "rules": "/rules",
}
SEVARE = "2023-12-08"
QUALITY = 80


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: which page, for which reader, and how much of it."""

    page: str
    language: str = "en"
    dark: bool = False
    size: tuple[int, int] = WIDE
    part: str = ""
    """The part of the page that stands at the top, by its id; without one the head."""
    whole: bool = False
    """The page from head to foot."""

    @property
    def name(self) -> str:
        """Its file name without the ending."""
        width = "wide" if self.size == WIDE else "narrow"
        parts = [self.page, self.part, width, "dark" if self.dark else "light", self.language]
        return "-".join(filter(None, parts))


SHOWN = (
    Shot("mission"),
    Shot("mission", "fr", dark=True, part="sites"),
    Shot("plan", part="timeline"),
    Shot("plan", dark=True, part="load"),
    Shot("site", "fr"),
    Shot("site", dark=True, part="history"),
    Shot("mission", "fr", size=NARROW),
    Shot("plan", dark=True, size=NARROW, part="timeline"),
    Shot("site", size=NARROW),
)
TOLD = (
    Shot("closing"),
    Shot("closing-site", size=NARROW),
    Shot("environment", "fr", size=NARROW, part="checklist"),
)
EVERY = tuple(
    Shot(page, language, dark, size, whole=True)
    for page, language, dark, size in product(PAGES, ("en", "fr"), (False, True), (WIDE, NARROW))
)


def take(browser: Browser, address: str, shot: Shot, picture: Path) -> None:
    """Photograph a page as a reader without the moving map sees it."""
    width, height = shot.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        device_scale_factor=1 if shot.size == WIDE else 2,
        java_script_enabled=False,
        locale=shot.language,
    )
    page = context.new_page()
    page.goto(PAGES.get(shot.page, shot.page))
    if shot.part:
        page.goto(f"{PAGES[shot.page]}#{shot.part}")
    asked = {"format": "webp", "quality": QUALITY, "captureBeyondViewport": shot.whole}
    if shot.whole:
        size = context.new_cdp_session(page).send("Page.getLayoutMetrics")["cssContentSize"]
        asked["clip"] = {"x": 0, "y": 0, "scale": 1, **{k: size[k] for k in ("width", "height")}}
    answer = context.new_cdp_session(page).send("Page.captureScreenshot", asked)
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(base64.b64decode(answer["data"]))
    sys.stdout.write(f"{picture}  {picture.stat().st_size / 1000:.0f} kB\n")
    context.close()


def main() -> int:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--every", action="store_true", help="every page for every reader")
    parser.add_argument("--told", action="store_true", help="the closing of sites, in its story")
    parser.add_argument("--port", type=int, default=PORT)
    asked = parser.parse_args()
    shots = EVERY if asked.every else TOLD if asked.told else SHOWN
    told_to = SEVARE if asked.told else ""
    with served(asked.port, told_to=told_to) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        for shot in shots:
            take(browser, address, shot, asked.out / f"{shot.name}.webp")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
