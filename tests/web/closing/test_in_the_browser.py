"""The pages of the closing in a real Chromium: axe, narrow and wide, light and dark, no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from drawdown.demo.closing_story import Teller
from drawdown.web.register.models import Snapshot
from tests.web.axe import NARROW, axe_faults
from tests.web.test_in_the_browser import OVER_THE_EDGE, reader

pytestmark = [pytest.mark.django_db(transaction=True)]
PAGES = (
    "/closing",
    "/site/nord/closing",
    "/site/nord/certificate",
    "/site/nord/environment",
    "/site/nord/receiver",
    "/site/nord/commitments",
    "/site/nord/exit",
    "/rules",
    "/rules/requirements/4",
    "/notices",
    "/work",
    "/clearances",
    "/clearances/paper",
)


@pytest.fixture
def address(live_server: LiveServer, mission: Snapshot) -> str:
    return live_server.url


@pytest.mark.parametrize("where", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing(browser: Browser, address: str, where: str, language: str) -> None:
    page = reader(browser, address, language=language).new_page()
    page.goto(where)
    page.evaluate("document.querySelectorAll('main details').forEach((part) => (part.open = true))")
    assert axe_faults(page) == set()
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert page.evaluate(OVER_THE_EDGE) == []
    page.context.close()


def test_a_first_visit_to_a_site_weighs_less_than_100_kb(browser: Browser, address: str) -> None:
    page = reader(browser, address, size=NARROW).new_page()
    network = page.context.new_cdp_session(page)
    weights: list[float] = []
    network.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    network.send("Network.enable")
    page.goto("/site/nord/closing")
    page.wait_for_load_state("networkidle")
    assert 10_000 < sum(weights) < 100_000
    page.context.close()


def test_a_form_works_without_script(browser: Browser, address: str) -> None:
    page = reader(browser, address, script=False).new_page()
    page.goto("/site/nord/closing")
    page.locator("#form-gate-passed summary").click()
    form = page.locator("#form-gate-passed")
    form.get_by_label("Gate").select_option("G1")
    form.get_by_role("button", name="Pass a gate").click()
    expect(page.get_by_role("alert")).to_contain_text("G1")
    page.context.close()


SEVARE = "/site/mopti-sevare"
OF_THE_STORY = (
    "/closing",
    f"{SEVARE}/closing",
    f"{SEVARE}/environment",
    f"{SEVARE}/environment?part=mopti-opam",
    f"{SEVARE}/receiver",
    f"{SEVARE}/commitments",
    f"{SEVARE}/certificate",
    "/site/kidal/certificate",
    "/site/kidal/closing",
    "/site/kidal/exit",
    "/rules",
    "/work",
    "/clearances",
    "/clearances/paper",
    "/notices",
)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing_on_the_day_of_sevare(
    browser: Browser, live_server: LiveServer, sevare: Teller, language: str
) -> None:
    page = reader(browser, live_server.url, language=language).new_page()
    found = {}
    for where in OF_THE_STORY:
        answer = page.goto(where)
        assert answer is not None
        assert answer.ok, where
        page.evaluate("document.querySelectorAll('main details').forEach((p) => (p.open = true))")
        faults = axe_faults(page)
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        found[where] = faults | {f"over the edge: {each}" for each in page.evaluate(OVER_THE_EDGE)}
    page.context.close()
    assert {where: faults for where, faults in found.items() if faults} == {}
