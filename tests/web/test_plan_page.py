"""The plan page: what is reached, what holds each date, every task, and the movements to come."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real, planned
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.small_plan import small_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def french_reader(client: Client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    return client


def text_of(client: Client, address: str) -> str:
    """Return what a page says, without its markup."""
    response = client.get(address)
    assert response.status_code == 200
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(words.split())


def test_before_any_register_it_says_so(client: Client) -> None:
    assert "No mission yet" in text_of(client, "/plan")


def test_before_any_plan_it_offers_to_plan(client: Client, loaded: Snapshot) -> None:
    assert "No plan yet" in text_of(client, "/plan")
    assert client.get("/plan/movements").status_code == 404


def test_it_says_what_is_reached_at_what_cost_and_how_good(
    client: Client, mission: Snapshot
) -> None:
    words = text_of(client, "/plan")
    assert "1 of 1 sites close by 31 August 2023 · 1 of 1 are ready for liquidation" in words
    assert "12 days before the deadline: Sud" in words
    assert "20.0%" in words
    assert "3 rounds, seed 1" in words


def test_it_names_what_stands_in_the_way(client: Client, loaded: Snapshot) -> None:
    late = (
        {
            "site": "nord",
            "outcome": "close",
            "signed": 70,
            "ended": 72,
            "late_days": 10,
            "guard_until": 71,
        },
    )
    obstacles = (
        {"kind": "crew", "ref": "engineering", "site": "nord", "text": "nord is late"},
        {"kind": "seats", "text": "40 people find no seat"},
    )
    planned(loaded, small_plan(feasible=False, sites=late, obstacles=obstacles))
    words = text_of(client, "/plan")
    assert "0 of 1 sites close" in words
    assert "Nord ends 10 days after the deadline; what holds it: teams: engineering" in words
    assert "40 people find no seat" in words
    assert "Latest end 10 days after the deadline: Nord" in words


def test_every_site_and_task_is_there_with_what_holds_it(client: Client, mission: Snapshot) -> None:
    words = text_of(client, "/plan?open=all")
    assert "Nord 12 Aug · 19 days to spare" in words
    for held in (
        "begins on the first day",
        "waits for T02",
        "no engineering team free before 18 Jul",
    ):
        assert held in words
    assert "English T34 &lt;b&gt;" in words


def test_sites_open_by_address_so_that_a_printed_plan_shows_their_tasks(
    client: Client, mission: Snapshot
) -> None:
    def opened(address: str) -> list[str]:
        page = client.get(address).content.decode()
        return re.findall(r'<details class="gantt-site" id="tasks-(\w+)" open>', page)

    assert opened("/plan") == []
    assert opened("/plan?open=sud") == ["sud"]
    assert opened("/plan?open=all") == ["nord", "sud"]
    assert opened("/plan?open=%3Cscript%3E") == []


def test_the_page_asks_for_the_tasks_of_a_site_alone(client: Client, mission: Snapshot) -> None:
    asked = {"HX-Request": "true"}
    answer = client.get("/plan?open=nord", headers=asked)
    assert "English T34 &lt;b&gt;" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert "HX-Request" in answer.headers["Vary"]
    assert "English T34" not in client.get("/plan").content.decode().partition('id="held"')[0]
    for nonsense in ("/plan", "/plan?open=all", "/plan?open=%3Cb%3E"):
        assert client.get(nonsense, headers=asked).status_code == 404


def test_the_chain_of_a_site_reads_from_its_last_day_back_to_the_first(
    client: Client, mission: Snapshot
) -> None:
    words = text_of(client, "/plan")
    last = words.index("6 Jul – 12 Jul T43")
    assert words.index("10 Aug – 11 Aug Convoy Nord–Sud no escort free before 10 Aug") < last
    assert "23 days of waiting" in words


def test_loads_state_their_capacity_and_their_mark(client: Client, mission: Snapshot) -> None:
    words = text_of(client, "/plan")
    assert "Engineering 1 team (estimate) 29 100 100 100 100 29 0" in words


def test_the_page_speaks_french(french_reader: Client, mission: Snapshot) -> None:
    words = text_of(french_reader, "/plan?open=all")
    assert "Français T34" in words
    assert "English" not in words.replace("EN English", "")
    assert "attend T02" in words


def test_movements_are_asked_for_by_address(client: Client, mission: Snapshot) -> None:
    words = text_of(client, "/plan/movements?purpose=last")
    assert "1 movement: 0 TEU, 7 vehicles, 70 people" in words
    assert "12 Aug 14 Aug Convoy Rear party Nord → Sud" in words
    assert "No movement fits" in text_of(client, "/plan/movements?kind=barge")


def test_who_may_not_see_movements_sees_the_plan_without_them(
    mission: Snapshot, installation: Real
) -> None:
    installation()
    chief = enrolled("p-0001")
    in_office(chief, "drawdown_cell_chief")
    client = logged_in(chief)
    told = client.get("/plan?open=all").content.decode()
    assert "Sud" in told
    site = client.get("/site/nord").content.decode()
    for page in (told, site):
        assert 'id="movements"' not in page
        assert 'id="convoys"' not in page
        assert "departure" not in page
        assert "convoys leave" not in page
        assert "depends on" not in page
    assert client.get("/plan/movements").status_code == 403


def test_the_list_is_narrowed_in_place_and_without_a_script_too(
    browser: Browser, live_server: LiveServer, mission: Snapshot
) -> None:
    for script in (True, False):
        page = browser.new_context(java_script_enabled=script).new_page()
        page.goto(f"{live_server.url}/plan")
        page.get_by_label("Purpose").select_option("onward")
        if not script:
            page.get_by_role("button", name="Show").click()
        expect(page.locator(".movement-list tbody tr")).to_have_count(1)
        expect(page.locator(".movement-list")).to_contain_text("Sud → Le Port")
        page.context.close()


def at_width(width: int, browser: Browser, live_server: LiveServer) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    page.goto(f"{live_server.url}/plan")
    return page


def test_the_chart_scrolls_inside_its_frame_and_keeps_the_names_in_sight(
    browser: Browser, live_server: LiveServer, mission: Snapshot
) -> None:
    page = at_width(800, browser, live_server)
    page.locator(".gantt").first.evaluate("frame => frame.scrollLeft = 150")
    name = page.locator("#tasks-nord .gantt-name").first.bounding_box()
    frame = page.locator(".gantt").first.bounding_box()
    assert name is not None
    assert frame is not None
    assert abs(name["x"] - frame["x"]) <= 2
    assert page.evaluate("scrollX") == 0
    page.context.close()


def test_on_a_phone_the_whole_time_fits_and_names_stand_over_their_bars(
    browser: Browser, live_server: LiveServer, mission: Snapshot
) -> None:
    page = at_width(390, browser, live_server)
    frame = page.locator(".gantt").first
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") == 0
    name = page.locator("#tasks-nord .gantt-name").first.bounding_box()
    bars = page.locator("#tasks-nord .gantt-row").first.bounding_box()
    assert name is not None
    assert bars is not None
    assert name["y"] + name["height"] <= bars["y"] + 1
    page.context.close()


def test_without_a_script_a_site_opens_by_its_address(
    browser: Browser, live_server: LiveServer, mission: Snapshot
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/plan")
    page.locator("#tasks-nord summary").click()
    page.get_by_role("link", name="The tasks of Nord").click()
    expect(page.locator("#tasks-nord .gantt-list").first).to_be_visible()
    page.context.close()


def test_a_site_opens_by_keyboard(
    browser: Browser, live_server: LiveServer, mission: Snapshot
) -> None:
    page = at_width(390, browser, live_server)
    page.locator("#tasks-nord summary").focus()
    expect(page.locator("#tasks-nord .gantt-list").first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#tasks-nord .gantt-list").first).to_be_visible()
    page.context.close()
