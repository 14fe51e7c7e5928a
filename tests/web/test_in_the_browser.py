"""The pages in a real Chromium: narrow and wide, by keyboard, without script, light and dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.register.models import Snapshot
from drawdown.web.works.models import PlanningRun, RunState
from tests.web.axe import NARROW, WIDE, axe_faults
from tests.web.conftest import BY_OPERATOR, NOW, planned
from tests.web.people.persons import enrolled, in_office
from tests.web.small_history import small_history
from tests.web.small_plan import small_plan
from tests.web.small_register import small_register

PAGES = ("/", "/plan", "/site/nord")
RECORDS = ("/ledger", "/ledger/1", "/people", "/people/p-0001", "/me")
"""Pages of acts and people: tables and forms, without a map or a chart."""
LONG_NAME = "Base opérationnelle avancée Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
OVER_THE_EDGE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("body *")]
    .filter((part) => !part.closest("svg"))
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5)
    .filter((part) => !part.closest(".scroll, .gantt, .hidden-words"))
    .concat([...document.querySelectorAll("header.top a")]
        .filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5))
    .map((part) => part.outerHTML.slice(0, 120))"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(live_server: LiveServer, mission: Snapshot) -> str:
    """Return where the small mission is served, with one person in office."""
    in_office(enrolled("p-0001"), "drawdown_cell_chief")
    return live_server.url


def reader(
    browser: Browser,
    address: str,
    *,
    size: tuple[int, int] = WIDE,
    language: str = "en",
    dark: bool = False,
    script: bool = True,
) -> BrowserContext:
    """Return the browser of a reader; the tester's own script may run in spite of the policy."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        java_script_enabled=script,
        bypass_csp=script,
    )
    context.add_cookies(
        [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": address}]
    )
    return context


@pytest.fixture
def strict(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """Return a page under the shipped policy, and what the browser complains about."""
    page = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, complaints
    page.context.close()


@pytest.mark.parametrize("where", [*PAGES, *RECORDS, "/login"])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_hangs_over_the_edge(
    browser: Browser, address: str, where: str, language: str, width: int
) -> None:
    page = reader(browser, address, size=(width, 844), language=language).new_page()
    page.goto(where)
    assert page.evaluate(OVER_THE_EDGE) == []
    page.context.close()


@pytest.mark.parametrize("where", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_a_long_name_breaks_instead_of_hanging_over(
    browser: Browser, live_server: LiveServer, db: None, where: str, width: int
) -> None:
    open_ledger("small", origin="test.example/small", at=NOW)
    named = small_register()
    sites = [site.model_copy(update={"name": LONG_NAME}) for site in named.sites]
    register = named.model_copy(update={"sites": tuple(sites)})
    planned(
        load_register(register, small_history(), origin="the tests", by=BY_OPERATOR),
        small_plan(register=register, register_hash=register.content_hash()),
    )
    page = reader(browser, live_server.url, size=(width, 844), language="fr").new_page()
    page.goto(where)
    assert page.evaluate(OVER_THE_EDGE) == []
    page.context.close()


@pytest.mark.parametrize(
    "where",
    [
        *PAGES,
        *RECORDS,
        *("/plan?open=all", "/plan/movements", "/nowhere", "/login"),
        *("/verify", "/verify?lang=ar"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing(browser: Browser, address: str, where: str, language: str) -> None:
    page = reader(browser, address, language=language).new_page()
    page.goto(where)
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    page.wait_for_load_state("networkidle")
    assert axe_faults(page) == set()
    page.context.close()


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_a_page_from_the_right_keeps_its_edges_and_its_order(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    page = reader(browser, address, size=size).new_page()
    page.goto("/verify")
    (arabic,) = page.locator("header a[lang=ar]").all()
    arabic.click()
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    # What stands first stands at the right, and nothing runs over the left edge.
    brand = page.locator(".brand").bounding_box()
    assert brand is not None
    assert brand["x"] > size[0] / 2
    left = "[...document.querySelectorAll('main *')].map((e) => e.getBoundingClientRect().left)"
    assert min(page.evaluate(left)) >= 0
    page.context.close()


@pytest.mark.parametrize("where", PAGES)
def test_a_first_visit_weighs_less_than_100_kb(browser: Browser, address: str, where: str) -> None:
    page = reader(browser, address, size=NARROW).new_page()
    network = page.context.new_cdp_session(page)
    weights: list[float] = []
    network.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    network.send("Network.enable")
    page.goto(where)
    page.wait_for_load_state("networkidle")
    assert 10_000 < sum(weights) < 100_000
    page.context.close()


@pytest.mark.parametrize("where", PAGES)
def test_paper_shows_the_page_without_what_only_a_screen_needs(
    browser: Browser, address: str, where: str
) -> None:
    page = reader(browser, address, dark=True).new_page()
    page.goto(where)
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    for control in page.locator("main button:not(.fig button), main select, main .steps").all():
        expect(control).to_be_hidden()
    for sheet in page.locator(".gantt-sheet").all():
        # the weeks behind a timeline of two pages would else cover the words below it
        expect(sheet).to_have_css("overflow", "clip")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.context.close()


@pytest.mark.parametrize("where", PAGES)
def test_the_keyboard_reaches_everything(browser: Browser, address: str, where: str) -> None:
    page = reader(browser, address).new_page()
    page.goto(where, wait_until="networkidle")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
        .filter((part) => part.checkVisibility({visibilityProperty: true})
                && !(part.type === "radio" && !part.checked)
                && part.type !== "hidden").length"""
    )
    reached: set[float] = set()
    for _press in range(wanted + 60):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => { const now = document.activeElement;
            if (now === document.body) return null;
            now.reachedAs ??= performance.now();  // its place moves while the map is drawn
            const seen = getComputedStyle(now);
            const mark = seen.outlineStyle !== "none" || now.querySelector(".mark, .shape")
              || now.type === "radio";
            return [now.reachedAs, now.matches("a[href], button, input, select, summary"),
                    Boolean(mark), now.outerHTML.slice(0, 120)]; }"""
        )
        if here is None:
            break
        assert here[2], f"no visible focus: {here[3]}"
        if here[1]:
            reached.add(here[0])
    assert len(reached) >= wanted
    page.context.close()


def test_the_first_key_leads_past_the_menu(strict: tuple[Page, list[str]]) -> None:
    page, _complaints = strict
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_figure_shows_its_source_on_focus_and_on_hover(strict: tuple[Page, list[str]]) -> None:
    page, _complaints = strict
    page.goto("/")
    figure = page.locator(".hero .fig").first
    origin = figure.locator(".origin")
    expect(origin).to_be_hidden()
    figure.locator("button").focus()
    expect(origin).to_be_visible()
    page.keyboard.press("Tab")
    expect(origin.locator("a").first).to_be_focused()
    page.locator("h1").click()
    expect(origin).to_be_hidden()
    figure.hover()
    expect(origin).to_be_visible()


def test_the_map_can_be_moved_under_the_shipped_policy(strict: tuple[Page, list[str]]) -> None:
    page, complaints = strict
    page.goto("/")
    page.locator("#map").scroll_into_view_if_needed()
    expect(page.locator("#map canvas")).to_be_visible(timeout=20_000)
    expect(page.locator("a.live-pin")).to_have_count(2, timeout=20_000)
    expect(page.get_by_role("link", name="1 Nord 12 Aug, drawing down")).to_be_visible()
    assert [line for line in complaints if "swiftshader" not in line.lower()] == []


@pytest.mark.parametrize("where", PAGES)
def test_no_page_breaks_the_shipped_policy(strict: tuple[Page, list[str]], where: str) -> None:
    page, complaints = strict
    page.goto(where)
    page.wait_for_load_state("networkidle")
    assert [line for line in complaints if line.startswith(("error", "Refused"))] == []


def test_everything_works_without_script(browser: Browser, address: str) -> None:
    page = reader(browser, address, script=False).new_page()
    page.goto("/")
    expect(page.locator("svg.map")).to_be_visible()
    expect(page.locator(".map-open")).to_be_hidden()
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html.theme-dark")).to_be_attached()
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html[lang=fr]")).to_be_attached()
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name="1 Aug").click()
    expect(page.get_by_role("heading", name="Sites on 1 August 2023")).to_be_visible()
    page.get_by_label("60 s").check()
    page.get_by_role("button", name="Plan again").click()
    run = PlanningRun.objects.get(state=RunState.QUEUED)
    assert run.seconds == 60
    page.wait_for_url("**/?watched=*#planning", timeout=10_000)  # the page loads itself again
    page.get_by_role("button", name="Stop and keep the best plan").click()
    run.refresh_from_db()
    assert run.state == RunState.STOPPED
    page.context.close()


def test_a_run_is_followed_and_stopped_on_the_page(strict: tuple[Page, list[str]]) -> None:
    page, complaints = strict
    page.goto("/")
    page.get_by_role("button", name="Plan again").click()
    expect(page.get_by_text("waiting for the worker")).to_be_visible()
    page.get_by_role("button", name="Stop and keep the best plan").click()
    expect(page.get_by_role("button", name="Plan again")).to_be_visible()
    assert PlanningRun.objects.filter(state=RunState.STOPPED).count() == 1
    assert [line for line in complaints if line.startswith("error")] == []
