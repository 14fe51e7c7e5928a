"""Weighs the pages: `python -m tools.page_weights` prints what a first visit transfers, in kB.

Everything is fetched anew for every page, as by a reader who was never here before. What the map
adds when it can be moved comes after the page is there, on wide screens, and is weighed apart.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tools.served import CHROMIUM, PORT, served

PAGES = ("/", "/plan", "/plan/movements", "/site/kidal", "/site/gao", "/plan?open=all")
AFTERWARDS = ("/vendor/maplibre-gl/", "/map/")
SETTLE_MS = 3000


def weigh(browser: Browser, address: str, page: str) -> tuple[int, int]:
    """Return the bytes that a page transfers, and those that its moving map adds."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    network = context.new_cdp_session(tab)
    network.send("Network.enable")
    asked: dict[str, str] = {}
    weights: dict[str, int] = {}

    def begun(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = event["request"]["url"]

    def ended(event: dict[str, Any]) -> None:
        weights[event["requestId"]] = int(event["encodedDataLength"])

    network.on("Network.requestWillBeSent", begun)
    network.on("Network.loadingFinished", ended)
    tab.goto(page)
    tab.mouse.wheel(0, 600)
    tab.wait_for_timeout(SETTLE_MS)
    later = sum(
        weight
        for request, weight in weights.items()
        if any(part in asked[request] for part in AFTERWARDS)
    )
    context.close()
    return sum(weights.values()) - later, later


def main() -> int:
    """Print the weight of every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=PORT)
    with served(parser.parse_args().port) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        for page in PAGES:
            at_once, later = weigh(browser, address, page)
            words = f", and {later / 1000:.0f} kB later for the map" if later else ""
            sys.stdout.write(f"{page:<18}{at_once / 1000:6.1f} kB{words}\n")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
