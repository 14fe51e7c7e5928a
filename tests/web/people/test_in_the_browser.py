"""The way in as a person walks it: invitation, app with codes, passkey, and out again."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.invite_person import invite_person
from drawdown.web.people.actions.set_up import machine
from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.people.persons import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

DIRECTOR, EMAIL = "p-0002", "director@mission.example"
PERIOD = 30
AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
SECURITY = ("", "/app", "/passkeys", "/passkeys/new")


@pytest.fixture
def invited(mission: Snapshot, installation: Real, live_server: LiveServer) -> str:
    """Return the link that a director of mission support was given."""
    installation()
    by, today = machine(timezone.now()), timezone.now().date()
    enrol_person("Dina Direktor", EMAIL, by=by, person=DIRECTOR)
    role = "director_mission_support"
    give_office(CapacityGiven(person=DIRECTOR, role=role, since=today), by=by)
    return f"{live_server.url}/invitation/{invite_person(DIRECTOR, by=by)}"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser of one's own."""
    context = browser.new_context()
    yield context
    context.close()


def code_of(secret: str) -> str:
    """Return what an app shows for this key now."""
    shown: str = format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))
    return shown


def accepts(page: Page, link: str) -> None:
    """Choose a password; the office signs, so a second factor is asked for."""
    page.goto(link)
    page.get_by_label("Password:", exact=True).fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="How you log in")).to_be_visible()


def authenticator(page: Page) -> Any:
    """Plug a virtual passkey into the browser, of one who opens it by finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def faults(page: Page) -> list[str]:
    """Return what axe finds on a page."""
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run(document)")
    return [f"{fault['id']}: {fault['nodes'][0]['target']}" for fault in found["violations"]]


@pytest.mark.parametrize("language", ["en-GB", "fr-FR"])
def test_axe_finds_nothing_on_the_pages_of_the_way_in(
    browser: Browser, invited: str, live_server: LiveServer, language: str
) -> None:
    context = browser.new_context(
        locale=language, bypass_csp=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(invited)
    assert faults(page) == []
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main form button.primary").click()
    for below in SECURITY:
        page.goto(f"{live_server.url}/me/security{below}")
        assert (page.url.split("/me/security")[-1], faults(page)) == (below, [])
    context.close()


def test_from_the_invitation_to_the_plan_with_an_app(
    context: BrowserContext, invited: str, live_server: LiveServer
) -> None:
    page = context.new_page()
    accepts(page, invited)
    page.get_by_role("link", name="Set up").click()
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("link", name="Done").click()
    expect(page.get_by_role("heading", name="My page")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    page.goto(f"{live_server.url}/plan")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(re.compile("/plan$"))
    page.goto(invited)
    expect(page.get_by_role("heading", name="Not found")).to_be_visible()


def test_a_passkey_is_made_and_is_enough_to_log_in(
    context: BrowserContext, invited: str, live_server: LiveServer
) -> None:
    page = context.new_page()
    authenticator(page)
    accepts(page, invited)
    page.get_by_role("link", name="Add").click()
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.get_by_role("link", name="Done").click()
    page.get_by_role("button", name="Log out").click()
    page.goto(f"{live_server.url}/login")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_role("heading", name="My page")).to_be_visible()
    page.goto(f"{live_server.url}/plan")
    expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()


def test_the_way_in_fits_a_telephone_and_needs_no_script(browser: Browser, invited: str) -> None:
    narrow = {"width": 390, "height": 800}
    context = browser.new_context(java_script_enabled=False, viewport=narrow)  # type: ignore[arg-type]
    page = context.new_page()
    accepts(page, invited)
    for link in ("Set up",):
        page.get_by_role("link", name=link).click()
    assert page.locator("main").evaluate("e => e.scrollWidth <= innerWidth")
    context.close()


def test_a_visitor_of_the_example_looks_at_it_as_somebody_else(
    context: BrowserContext, mission: Snapshot, live_server: LiveServer
) -> None:
    by, today = machine(timezone.now()), timezone.now().date()
    enrol_person("Chiara Fontana", "", by=by, person="p-0003")
    role = "drawdown_cell_chief"
    give_office(CapacityGiven(person="p-0003", role=role, since=today), by=by)
    page = context.new_page()
    page.goto(f"{live_server.url}/me")
    page.get_by_role("button", name="Enter Chiara Fontana").click()
    expect(page.get_by_text("You look at the example as Chiara Fontana.")).to_be_visible()
    page.goto(f"{live_server.url}/plan/movements")
    expect(page.get_by_role("heading", name="Not allowed")).to_be_visible()
    page.get_by_role("button", name="As myself again").click()
    page.goto(f"{live_server.url}/plan/movements")
    expect(page.get_by_role("heading", name="Movements", level=1)).to_be_visible()
