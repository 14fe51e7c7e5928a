"""Weighs the pages: `python -m tools.page_weights [docs/page-weights.md]` prints or writes a table.

For each page of the told example: what a first visit transfers, everything fetched anew, as by a
reader who was never here before; and what is new to a reader who comes from the first page. What a
map adds when it can be moved comes after the page is there, on wide screens, and is weighed apart.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tools.served import CHROMIUM, PORT, served

SEVARE = "2023-12-08"
FIRST = "/"
PAGES = (
    *(FIRST, "/plan", "/plan?open=all", "/plan/movements", "/plan/outlook", "/plan/shock"),
    *("/site/kidal", "/site/gao", "/register", "/property", "/property/account", "/strength"),
    *("/closing", "/site/mopti-sevare/closing", "/site/mopti-sevare/environment"),
    *("/site/mopti-sevare/receiver", "/site/mopti-sevare/pack", "/work", "/movement"),
    *("/clearances", "/property/counts", "/property/disposal", "/rules", "/ledger", "/verify"),
    *("/reports", "/statements", "/figures", "/legacy", "/done", "/read"),
    *("/liquidation", "/liquidation/tracks", "/liquidation/tables", "/liquidation/workload"),
)
AFTERWARDS = ("/vendor/maplibre-gl/", "/map/")
SETTLE_MS = 1500
MOST_AT_FIRST, MOST_AFTERWARDS = 100.0, 16.0
"""In kB; what weighs more is marked."""
HEAD = """\
# What the pages weigh

Written by `.venv/bin/python -m tools.page_weights docs/page-weights.md` from the running software,
on the example told up to the day of Sévaré, in English, 1,280 px wide. kB are thousands of bytes as
they are transferred, compressed. **At first** is a reader who was never here; **then** what is new
to one who comes from the first page; **map** what the moving map adds after the page is there.
Goals: 100 kB at first, 16 kB then; a dot marks what misses one.

| page | at first | then | map |
|---|--:|--:|--:|
"""
WHY = """
What misses a goal, and why:

- The pages of a site, of its closing and of its pack are as heavy as what they show: they are
  drawn on the server, whole, so that they work without script and print.
- `/plan?open=all` is asked for: all tasks of all sites at once, for printing.
"""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page transfers, in bytes."""

    page: str
    at_first: int
    then: int
    map: int

    @property
    def row(self) -> str:
        """The row of the table."""
        cells = (
            _cell(self.at_first, MOST_AT_FIRST),
            "" if self.page == FIRST else _cell(self.then, MOST_AFTERWARDS),
            _cell(self.map, float("inf")) if self.map else "",
        )
        return f"| `{self.page}` | {' | '.join(cells)} |\n"


def weights(browser: Browser, address: str) -> Iterator[Weight]:
    """Yield the weight of each page."""
    for page in PAGES:
        at_first, later = transferred(browser, address, [page])
        then, _ = transferred(browser, address, [FIRST, page])
        yield Weight(page, at_first, then, later)


def transferred(browser: Browser, address: str, way: list[str]) -> tuple[int, int]:
    """Return the bytes of the last page of a way, and those that its moving map adds."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    for page in way[:-1]:
        tab.goto(page)
        tab.wait_for_timeout(SETTLE_MS)
    asked, ended = _listen(tab)
    answer = tab.goto(way[-1])
    if answer is None or not answer.ok:
        raise SystemExit(f"{way[-1]} did not answer")
    tab.mouse.wheel(0, 600)
    tab.wait_for_timeout(SETTLE_MS)
    later = sum(
        weight
        for request, weight in ended.items()
        if any(part in asked.get(request, "") for part in AFTERWARDS)
    )
    context.close()
    return sum(ended.values()) - later, later


def _listen(tab: Page) -> tuple[dict[str, str], dict[str, int]]:
    """Return what is asked for and what has come, by request; both fill as the page loads."""
    network = tab.context.new_cdp_session(tab)
    network.send("Network.enable")
    asked: dict[str, str] = {}
    ended: dict[str, int] = {}

    def begun(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = event["request"]["url"]

    def done(event: dict[str, Any]) -> None:
        ended[event["requestId"]] = int(event["encodedDataLength"])

    network.on("Network.requestWillBeSent", begun)
    network.on("Network.loadingFinished", done)
    return asked, ended


def _cell(weight: int, most: float) -> str:
    return f"{'• ' if weight / 1000 > most else ''}{weight / 1000:.1f}"


def main() -> int:
    """Print the weight of every page, or write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", nargs="?", type=Path, help="the page to write")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--home", default="", help="a DRAWDOWN_HOME in which the story stands")
    asked = parser.parse_args()
    told = "" if asked.home else SEVARE
    rows = []
    with (
        served(asked.port, told_to=told, home=asked.home) as address,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        for weight in weights(browser, address):
            rows.append(weight.row)
            sys.stdout.write(weight.row)
        browser.close()
    if asked.table is not None:
        asked.table.write_text(HEAD + "".join(rows) + WHY, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
