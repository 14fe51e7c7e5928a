"""The pages of reports in Chromium: axe, narrow and wide, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from drawdown.reports.file import Subject
from drawdown.web.reports import making
from drawdown.web.reports.actions import pass_on
from tests.web.axe import NARROW, axe_faults
from tests.web.conftest import BY_OPERATOR, NOW
from tests.web.test_in_the_browser import OVER_THE_EDGE, reader
from tests.web.worlds import load_minusma

pytestmark = [pytest.mark.django_db(transaction=True)]
PAGES = ("/reports", "/reports/council-annex?as-of=2023-12-08", "/reports/of/donors-2023-12-08")


@pytest.fixture
def address(live_server: LiveServer, db: None, monkeypatch: pytest.MonkeyPatch) -> str:
    load_minusma(NOW)
    monkeypatch.setattr(pass_on, "MAKERS", {"xlsx": making.MAKERS["xlsx"]})
    subject = Subject("donors", date(2023, 12, 8))
    pass_on.draft_report("donors-2023-12-08", subject, by=BY_OPERATOR)
    return live_server.url


@pytest.mark.parametrize("where", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing(browser: Browser, address: str, where: str, language: str) -> None:
    page = reader(browser, address, language=language).new_page()
    page.goto(where)
    assert axe_faults(page) == set()
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert page.evaluate(OVER_THE_EDGE) == []
    page.context.close()
