"""Walks the five first hours, and takes their pictures: `python -m tools.hours docs/pictures`.

Serves the example on the day of Sévaré in a state of its own. A step that cannot be taken, takes
more than three clicks, or does not stand in its guide under the same name ends it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.hours import assets, audit, cell, environment, handing
from tools.hours.walking import Hour, Stumbled, headings
from tools.served import CHROMIUM, PORT, served

HOURS = {
    each.__name__.rpartition(".")[2]: each for each in (cell, environment, assets, handing, audit)
}
GUIDES = Path(__file__).parents[2] / "docs" / "guide"
SEVARE = "2023-12-08"
STUMBLED = Path(tempfile.gettempdir()) / "drawdown-stumbled.png"
"""What was on screen where an hour ended before its end."""


def walked(address: str, pictures: Path, names: list[str]) -> None:
    """Walk the hours that are named. Raises `Stumbled` where a guide says otherwise."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        for name in names:
            each = HOURS[name]
            hour = Hour(browser, address, pictures=pictures, phone=each.PHONE)
            try:
                each.walk(hour)
            except Exception:
                sys.stderr.write(f"{name}: {hour.steps[-1:]}\n")
                hour.page.screenshot(path=STUMBLED, full_page=True)
                raise
            hour.close()
            if hour.steps != headings(GUIDES / each.GUIDE):
                raise Stumbled(f"{each.GUIDE} has other steps than {hour.steps}")
            sys.stdout.write(f"{name}: {len(hour.steps)} steps\n")
        browser.close()


def main() -> int:
    """Walk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("hours", nargs="*", help="some of them: " + ", ".join(HOURS))
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--address", default="", help="of an example that is served already")
    asked = parser.parse_args()
    names = asked.hours or list(HOURS)
    if asked.address:
        walked(asked.address, asked.pictures, names)
        return 0
    with served(asked.port, told_to=SEVARE) as address:
        walked(address, asked.pictures, names)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
