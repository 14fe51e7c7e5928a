"""The look at pages with axe sees what it is there for."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.web.axe import axe_faults

PAGE = """<!doctype html><html lang="en"><head><title>A page</title><style>
:root {{ color-scheme: light dark }}
@media (prefers-color-scheme: {theme}) {{ p {{ color: #777; background: #888 }} }}
</style></head><body><main><h1>A page</h1><p>{inside}</p></main></body></html>"""


def found(browser: Browser, *, theme: str = "no-theme", inside: str = "Words.") -> set[str]:
    """Return size, theme and rule of what axe finds on a page that was made wrong."""
    page = browser.new_page()
    page.set_content(PAGE.format(theme=theme, inside=inside))
    faults = {fault.split(" [")[0] for fault in axe_faults(page)}
    page.close()
    return faults


def test_a_good_page_has_no_faults(browser: Browser) -> None:
    assert found(browser) == set()


def test_grey_on_grey_is_found_in_the_theme_that_has_it(browser: Browser) -> None:
    assert found(browser, theme="dark") == {
        "narrow, dark: color-contrast",
        "wide, dark: color-contrast",
    }
    assert found(browser, theme="light") == {
        "narrow, light: color-contrast",
        "wide, light: color-contrast",
    }


def test_a_picture_without_words_is_found(browser: Browser) -> None:
    assert found(browser, inside='<img src="data:,">') == {
        "narrow, light: image-alt",
        "wide, light: image-alt",
    }
