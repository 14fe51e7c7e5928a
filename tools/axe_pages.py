"""Reads every page as axe does: `python -m tools.axe_pages` serves the told example and walks it.

Beginning at the first page it follows every link within the product, and looks at two pages of each
route, in both languages, narrow and wide, in light and in dark. It prints what axe
finds, and last one JSON line; it ends with 1 if anything was found or a page did not answer.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import django
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.axe import axe_faults
from tools.served import CHROMIUM, PORT, served

SEVARE = "2023-12-08"
ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "fr")
EACH = 2
"""Pages of one route: what is the same page for another site is looked at twice, not for all."""


def route_of(address: str) -> str | None:
    """Return the name of the route that answers an address within the product, if one does."""
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None


def links(page: Page) -> list[str]:
    """Return where the links of a page lead, without what stands after #."""
    found = page.eval_on_selector_all("a[href]", "(all) => all.map((a) => a.getAttribute('href'))")
    full = [urljoin(page.url, str(each)).split("#", 1)[0] for each in found]
    return [
        each for each in dict.fromkeys(full) if urlsplit(each).netloc == urlsplit(page.url).netloc
    ]


def walked(browser: Browser, base: str, language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each page that is looked at: its route, its address, what was found."""
    context = browser.new_context(locale=language, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    waiting, seen, times = [base + "/"], {base + "/"}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        route = route_of(address)
        if route is None or times[route] >= EACH:
            continue
        answer = context.request.get(address)
        handed_out = "attachment" in answer.headers.get("content-disposition", "")
        if handed_out or "text/html" not in answer.headers.get("content-type", ""):
            continue
        times[route] += 1
        page.goto(address)
        found = sorted(axe_faults(page))
        if answer.status != 200:
            found.append(f"answered {answer.status}")
        yield route, address.removeprefix(base), found
        fresh = [each for each in links(page) if each not in seen]
        seen.update(fresh)
        waiting += fresh
    context.close()


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Walk the pages of a served example, or of a server that runs."""
    parser = argparse.ArgumentParser(prog="python -m tools.axe_pages", description=__doc__)
    parser.add_argument("--address", help="a server that runs, such as http://localhost:8000")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drawdown.web.settings")
    django.setup()
    if given.address:
        return look(given.address.rstrip("/"))
    with served(PORT, told_to=SEVARE) as base:
        return look(base.rstrip("/"))


def look(base: str) -> int:
    """Print what is found on all pages in both languages; return 1 if it is anything."""
    pages, routes, wrong = 0, set[str](), 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for language in LANGUAGES:
            for route, address, found in walked(browser, base, language):
                pages, wrong = pages + 1, wrong + len(found)
                routes.add(route)
                say(f"{language} {address}: {len(found) or 'nothing'}")
                for each in found:
                    say(f"    {each}")
        browser.close()
    say(json.dumps({"pages": pages, "routes": len(routes), "found": wrong}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
