"""The pages of property in a real Chromium: axe, narrow and wide, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from drawdown.web.property import models
from drawdown.web.property.actions.compare import compare
from drawdown.web.property.actions.save_mapping import save_mapping
from tests.web.axe import NARROW, axe_faults
from tests.web.conftest import BY_OPERATOR
from tests.web.property.test_count import say, seen
from tests.web.property.test_files import begin
from tests.web.property.test_import import MAPPING, ON, apply, sites, table
from tests.web.test_in_the_browser import OVER_THE_EDGE, reader

__all__ = ["sites"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def count_seen(site: str) -> None:
    """Hold a count with a variance that is explained."""
    say("count.opened", site)
    seen(site, {"1": 2})
    say("variance.explained", site, lines=("1",), cause="lost", words="burnt in the yard")
    begin("case.opened", site, {"1": 1}, file="b-1")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing(
    browser: Browser, live_server: LiveServer, sites: tuple[str, str], tmp_path: Path, language: str
) -> None:
    save_mapping(MAPPING, by=BY_OPERATOR)
    apply(table(tmp_path, ("1", "Pump", sites[0], 3), ("2", "Génératrice d'appoint", sites[1], 4)))
    open_list = compare(table(tmp_path, ("1", "Pump 5 kW", sites[0], 2)), MAPPING, on=ON)
    key = models.Item.objects.get(line="1").pk
    page = reader(browser, live_server.url, language=language).new_page()
    count_seen(sites[0])
    here = sites[0]
    places = ("", "/account", "/import", f"/import/{open_list.digest}", f"/line/{key}",
              "/counts", "/counts/c1", f"/disposal?site={here}", "/files/case", "/files/case/b-1",
              f"/files/tranche?site={here}", "/files/lot", "/files/destruction")  # fmt: skip
    for where in places:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"/property{where}")
        faults = axe_faults(page)
        assert faults == set(), where
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        assert page.evaluate(OVER_THE_EDGE) == [], where
    page.context.close()
