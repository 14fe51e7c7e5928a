"""The pages of statements, figures and the legacy in Chromium: axe, narrow, wide, no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from drawdown.statements.draft import About
from drawdown.web.statements.actions.draft import draft_statement
from tests.web.axe import NARROW, axe_faults
from tests.web.conftest import BY_OPERATOR, NOW
from tests.web.test_in_the_browser import OVER_THE_EDGE, reader
from tests.web.worlds import load_minusma

pytestmark = [pytest.mark.django_db(transaction=True)]
PAGES = ("/statements", "/statements/kidal", "/figures", "/legacy", "/done", "/done/bandiagara")
TEXT = "The band played. The last personnel left Kidal on 30 October 2023. 400 people came."


@pytest.fixture
def address(live_server: LiveServer, db: None) -> str:
    load_minusma(NOW)
    draft_statement("kidal", About(site="kidal"), by=BY_OPERATOR)
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


def test_a_text_is_read_without_script(browser: Browser, address: str) -> None:
    page = reader(browser, address, size=NARROW, script=False).new_page()
    page.goto("/read")
    page.get_by_label("Text").fill(TEXT)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("mark").first).to_contain_text("30 October 2023")
    expect(page.locator(".unused").first).to_contain_text("The band played.")
    page.context.close()
