"""The page of `verify.html`, opened from disk as a stranger opens it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.three_verifiers import PAGE, ThreeVerifiers


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """Return the page on a small screen; any error of its script, or any request, is a failure."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="en-GB")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.on("request", lambda request: problems.append(request.url))
    page.goto(PAGE.as_uri())
    assert problems.pop(0) == PAGE.as_uri()
    yield page
    page.close()
    assert not [problem for problem in problems if not problem.startswith("blob:")]


@pytest.fixture
def three(opened: Page) -> ThreeVerifiers:
    """Return the three verifiers side by side."""
    return ThreeVerifiers(opened)
