"""The pages of the liquidation in a real Chromium: axe, narrow and wide, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.web.axe import NARROW, axe_faults
from tests.web.liquidation.test_status import liquidating, sites
from tests.web.property.test_import import apply, table
from tests.web.test_in_the_browser import OVER_THE_EDGE, reader

__all__ = ["liquidating", "sites"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", ["", "/tracks", "/tables", "/workload?end=2040-12-31"])
def test_axe_finds_nothing(
    browser: Browser,
    live_server: LiveServer,
    liquidating: tuple[str, str],
    tmp_path: Path,
    path: str,
    language: str,
) -> None:
    apply(table(tmp_path, ("1", "Generator", liquidating[0], 3)))
    page = reader(browser, live_server.url, language=language).new_page()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"/liquidation{path}")
    faults = axe_faults(page)
    assert faults == set()
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert page.evaluate(OVER_THE_EDGE) == []
    page.context.close()
