"""The site page: what is there and who says so, what is planned, and what really happened."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from drawdown.register.history import History
from drawdown.web.register.models import Snapshot
from drawdown.web.register.site_facts import Fact, facts_of, sources_of
from drawdown.web.register.site_history import record_of
from tests.web.small_history import small_history
from tests.web.small_register import small_register
from tests.web.test_plan_page import text_of

pytestmark = pytest.mark.django_db
REGISTER = small_register()
NORD, SUD = REGISTER.site("nord"), REGISTER.site("sud")


def fact(facts: tuple[Fact, ...], label: str) -> Fact:
    return next(fact for fact in facts if fact.label == label)


def test_an_alias_leads_to_the_site(client: Client, mission: Snapshot) -> None:
    response = client.get("/site/le-nord")
    assert (response.status_code, response["Location"]) == (302, "/site/nord")


def test_a_site_that_is_not_there_is_not_found(client: Client, mission: Snapshot) -> None:
    assert client.get("/site/atlantis").status_code == 404


def test_before_any_plan_it_shows_what_is_there(client: Client, loaded: Snapshot) -> None:
    words = text_of(client, "/site/nord")
    assert "Troops" in words
    assert "Order of closing" not in words


def test_the_head_says_when_it_ends_and_how_far_from_the_deadline(
    client: Client, mission: Snapshot
) -> None:
    words = text_of(client, "/site/nord")
    assert "Closed, by plan 12 Aug" in words
    assert "19 days to spare deadline 31 August 2023" in words
    assert "Order of closing 1 of 2 sites" in words
    assert "Ready for liquidation 19 Aug" in text_of(client, "/site/sud")


def test_every_figure_carries_its_source_its_mark_and_what_others_say() -> None:
    facts = facts_of(REGISTER, NORD)
    troops = fact(facts.people, "Troops")
    assert troops.origin is not None
    assert [source.title for source in troops.origin.sources] == ["Closure of <Nord>"]
    assert [other.value for other in troops.origin.alternatives] == ["190"]
    assert not troops.origin.estimated
    boxes = facts.cargo[0].count
    assert boxes.text == "50"
    assert boxes.origin is not None
    assert boxes.origin.estimated
    assert boxes.origin.notes == ("from memory",)


def test_what_nobody_published_is_a_dash_and_not_left_out() -> None:
    area = fact(facts_of(REGISTER, NORD).land, "Area")
    assert (area.text, area.origin) == ("–", None)


def test_who_stays_on_is_said_of_liquidation_sites_alone() -> None:
    assert fact(facts_of(REGISTER, SUD).land, "Guard that stays on").text == "0"
    labels = {fact.label for fact in facts_of(REGISTER, NORD).land}
    assert "Guard that stays on" not in labels


def test_a_country_is_named_in_the_language_of_the_reader() -> None:
    assert facts_of(REGISTER, NORD).units[0].country == "Chad"
    with translation.override("fr"):
        assert facts_of(REGISTER, NORD).units[0].country == "Tchad"


def test_the_sources_of_a_page_are_listed_once() -> None:
    titles = [source.title for source in sources_of(facts_of(REGISTER, NORD)).sources]
    assert sorted(titles) == ["Closure of <Nord>", "Estimate"]


def test_a_source_is_linked_only_by_an_address_of_the_web(
    client: Client, mission: Snapshot
) -> None:
    page = client.get("/site/nord").content.decode()
    assert 'href="https://peacekeeping.un.org/en/nord" rel="noopener noreferrer"' in page
    assert "javascript:" not in page
    assert "Closure of &lt;Nord&gt;" in page


def test_tasks_say_who_leads_what_comes_out_and_who_signs(
    client: Client, mission: Snapshot
) -> None:
    words = text_of(client, "/site/nord")
    row = "T34 English T34 &lt;b&gt; 18 Jul – 6 Aug 20 (estimate) Engineering Paper T34 DMS"
    assert f"{row} engineering no engineering team free before 18 Jul" in words


def test_movements_that_touch_the_site_are_listed(client: Client, mission: Snapshot) -> None:
    assert "Sud → Le Port" in text_of(client, "/site/nord")
    assert "4 movements" in text_of(client, "/site/sud")


def test_a_hub_shows_its_yard_over_time(client: Client, mission: Snapshot) -> None:
    assert "At most 45 at once, room for 60." in text_of(client, "/site/sud")
    assert "The yard of the hub" not in text_of(client, "/site/nord")


def test_a_site_that_nobody_signed_for_says_so_plainly(client: Client, mission: Snapshot) -> None:
    words = text_of(client, "/site/nord")
    assert "Nobody signed for this site." in words
    assert "The last people left on 31 October 2023 without a handover." in words
    assert "Afterwards it was taken by: an armed group." in words
    assert "Not known to the plan, which stops at 1 July 2023" in words


def test_the_record_of_an_annex_stands_beside_that_of_the_site(
    client: Client, mission: Snapshot
) -> None:
    words = text_of(client, "/site/nord")
    for part in (
        "Annex &lt;of&gt; Nord Signed over 22 August 2023",
        "A. Prefect",
        "site inspection certificate",
        "the mayor",
    ):
        assert part in words


def test_the_record_keeps_what_is_not_known_apart_from_nothing() -> None:
    past = record_of(REGISTER, small_history(), NORD).movements[0]
    assert (past.vehicles.text, past.people.text) == ("143", "–")
    assert past.vehicles.origin is not None
    assert past.vehicles.origin.estimated
    assert past.when.text == "31 Oct 2023 – 7 Nov 2023"


def test_without_a_record_there_is_no_history() -> None:
    assert not record_of(REGISTER, History(), NORD).any


def test_the_page_speaks_french(client: Client, mission: Snapshot) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    words = text_of(client, "/site/nord")
    assert "Personne n’a signé pour ce site." in words
    assert "Français T34" in words


def test_no_id_stands_twice_on_a_page(client: Client, mission: Snapshot) -> None:
    for address in ("/plan", "/site/nord", "/site/sud"):
        ids = re.findall(r'\sid="([^"]+)"', client.get(address).content.decode())
        assert len(ids) == len(set(ids)), address


def test_sources_show_by_touch_and_by_keyboard_without_a_script(
    browser: Browser, live_server: LiveServer, mission: Snapshot
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/site/nord")
    figure = page.locator("#there").locator("xpath=ancestor::section").locator(".fig").first
    card = figure.locator(".origin")
    expect(card).to_be_hidden()
    figure.locator("button").tap()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Closure of <Nord>")
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    context.close()
