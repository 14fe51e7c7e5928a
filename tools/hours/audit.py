"""The first hour of the auditor."""

from __future__ import annotations

from tools.hours.walking import Hour

GUIDE = "first-hour-auditor.md"
PHONE = False


def walk(hour: Hour) -> None:
    """Walk it."""
    page = hour.page
    hour.step("Enter as the auditor")
    hour.enter("Grace Achieng")
    hour.step("Open the statement on Sévaré")
    hour.go("Tell", "Statements")
    hour.link("MINUSMA closes its large camp in Sévaré")
    hour.step("Open the text that went out")
    hour.link("The text that went out")
    hour.step("Pick a fact")
    hour.link("Governor of Mopti Region")
    hour.picture("auditor-fact", "#evidence")
    hour.step("Follow it to the act that brought the register")
    hour.link("Acts")
    hour.click(page.locator("#acts").locator("xpath=ancestor::section").locator("tbody a").last)
    hour.sees("It is in the ledger, as it was recorded.")
    hour.picture("auditor-act")
    hour.step("See who signed for this site")
    hour.go("Prove")
    hour.fill(page.locator("main form").first, {"site": "mopti-sevare", "kind": "pack.signed"})
    hour.click(page.get_by_role("button", name="Show"))
    hour.picture("auditor-ledger", "#acts")
    hour.step("Open a paper behind an act")
    hour.click(page.locator("tbody a").first)
    hour.click(page.locator("main a[href^='/document/']").first)
    hour.picture("auditor-paper")
