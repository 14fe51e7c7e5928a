"""Signing in a real Chromium: drawn with a pointer and by keyboard, narrow and wide, in French."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.web.axe import NARROW, WIDE, axe_faults
from tests.web.signing.conftest import ENGINEER, OFFICE, Signing
from tests.web.test_in_the_browser import OVER_THE_EDGE, reader

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
FIELD = "#tablet-mission .pad svg"


def opened(browser: Browser, address: str, client: Client, language: str = "en") -> Page:
    """Return the page of signing for whoever has logged in, on a tablet."""
    context = reader(browser, address, size=WIDE, language=language)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    page = context.new_page()
    page.goto("/site/nord/signing")
    return page


def test_a_person_draws_the_witness_attests_and_the_page_says_so(
    browser: Browser, live_server: LiveServer, signing: Signing
) -> None:
    page = opened(browser, live_server.url, signing.clients[OFFICE])
    page.locator("#tablet-mission summary").click()
    field = page.locator(FIELD)
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 60, box["y"] + 80)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 60 + 30 * step, box["y"] + 80 + 40 * (step % 2))
    page.mouse.up()
    form = page.locator("#tablet-mission form")
    form.get_by_label("Witness").select_option(label="Sali Engineer")
    form.get_by_role("button", name="Sign, and seal it into the pack").click()
    expect(page.locator("main")).to_contain_text("has not attested it yet")
    page.context.close()
    page = opened(browser, live_server.url, signing.clients[ENGINEER], "fr")
    page.get_by_role("button", name="J’ai vu signer").click()
    expect(page.locator("main")).to_contain_text("attestée le")
    page.context.close()
    assert signing.version.signatures[0].attested is not None


def test_the_keyboard_draws_too_and_a_stroke_is_taken_back(
    browser: Browser, live_server: LiveServer, signing: Signing
) -> None:
    page = opened(browser, live_server.url, signing.clients[OFFICE])
    page.locator("#tablet-mission summary").click()
    page.locator(FIELD).focus()
    page.keyboard.press("Space")
    for key in ("ArrowRight", "ArrowUp", "ArrowRight", "ArrowDown") * 5:
        page.keyboard.press(key)
    strokes = page.locator("#id_mission_tablet_strokes")
    assert len(strokes.input_value()) > 60
    page.locator("#tablet-mission").get_by_role("button", name="Take the last stroke").click()
    assert strokes.input_value() == ""
    page.context.close()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing_and_nothing_hangs_over_the_edge(
    browser: Browser, live_server: LiveServer, signing: Signing, language: str
) -> None:
    page = opened(browser, live_server.url, signing.clients[OFFICE], language)
    for where in ("/site/nord/signing", "/site/nord/packages", "/verify"):
        page.goto(where)
        page.evaluate("document.querySelectorAll('main details').forEach((p) => (p.open = true))")
        faults = {f"{where}, {fault}" for fault in axe_faults(page)}
        assert faults == set()
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        assert page.evaluate(OVER_THE_EDGE) == []
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    page.context.close()
