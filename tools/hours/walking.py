"""How an hour is walked: steps by name, few clicks in each, pictures on the way."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

WIDE, PHONE = (1280, 860), (390, 844)
CLICKS = 3
"""More in one step means that the product, not the guide, is to be mended."""
HEAVIEST = 150_000
"""Bytes of a picture."""
QUALITIES = (75, 60, 45)
HEADING = re.compile(r"(?m)^## \d+\. (.+)$")


class Stumbled(Exception):
    """A step takes more clicks than a reader is asked for, or a picture weighs too much."""


class Hour:
    """A reader in a browser of their own, who follows one guide."""

    def __init__(self, browser: Browser, address: str, *, pictures: Path, phone: bool = False):
        """Open the browser; pictures go to a folder."""
        width, height = PHONE if phone else WIDE
        self.context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            device_scale_factor=2 if phone else 1,
            locale="en",
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.pictures = pictures
        self.steps: list[str] = []
        self.clicks = 0

    def step(self, name: str) -> None:
        """Begin a step: its name is the heading of the guide."""
        self.steps.append(name)
        self.clicks = 0

    def click(self, what: Locator) -> None:
        """Click, and count it. Raises `Stumbled` where a step takes too many."""
        self.clicks += 1
        if self.clicks > CLICKS:
            raise Stumbled(f"{self.steps[-1]}: more than {CLICKS} clicks")
        what.click()
        self.page.wait_for_load_state()

    def enter(self, person: str) -> None:
        """Look at the example as one of its persons."""
        self.page.goto("/me")
        self.click(self.page.get_by_role("button", name=f"Enter {person}"))

    def go(self, *words: str) -> None:
        """Follow the menu: a job, then a page of it."""
        for word in words:
            menu = self.page.locator("header.top nav").get_by_role("link", name=word, exact=True)
            self.click(menu.first)

    def link(self, words: str) -> None:
        """Follow the first link of the page with these words."""
        self.click(self.page.locator("main").get_by_role("link", name=words).first)

    def form(self, kind: str, fields: Mapping[str, str | Path]) -> None:
        """Open the form of an act, fill it in, send it. Raises `Stumbled` where it comes back."""
        form = self.page.locator(f'form[action$="/{kind}"]').first
        if not form.is_visible():
            self.click(form.locator("xpath=ancestor::details[1]/summary"))
        self.fill(form, fields)
        self.click(form.locator("button").last)
        refused = self.page.locator("main [role=alert]")
        if refused.count():
            raise Stumbled(f"{self.steps[-1]}: {refused.first.inner_text()}")

    def fill(self, form: Locator, fields: Mapping[str, str | Path]) -> None:
        """Fill in the fields of a form, by their names."""
        for name, value in fields.items():
            field = form.locator(f'[name="{name}"]').first
            if isinstance(value, Path):
                field.set_input_files(value)
            elif field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value=value) if field.locator(
                    f'option[value="{value}"]'
                ).count() else field.select_option(label=value)
            else:
                field.fill(value)

    def sees(self, words: str) -> None:
        """Wait until the page says something."""
        self.page.locator("main").get_by_text(words).first.wait_for()

    def picture(self, name: str, part: str = "") -> None:
        """Photograph what is on screen, a part of the page at the top where one is named."""
        if part:
            self.page.locator(part).first.evaluate("part => part.scrollIntoView()")
        session = self.context.new_cdp_session(self.page)
        content = b""
        for quality in QUALITIES:
            asked = {"format": "webp", "quality": quality}
            content = base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])
            if len(content) <= HEAVIEST:
                break
        else:
            raise Stumbled(f"{name} weighs {len(content)} bytes")
        self.pictures.mkdir(parents=True, exist_ok=True)
        (self.pictures / f"hour-{name}.webp").write_bytes(content)

    def close(self) -> None:
        """Close the browser."""
        self.context.close()


def headings(guide: Path) -> list[str]:
    """Return the steps of a guide that are taken on the screen: those without a terminal."""
    parts = HEADING.split(guide.read_text(encoding="utf-8"))
    return [
        name
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
        if "```console" not in text
    ]
