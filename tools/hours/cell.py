"""The first hour of the chief of the drawdown cell."""

from __future__ import annotations

from tools.hours.walking import Hour

GUIDE = "first-hour-cell.md"
PHONE = False
LONGEST_MS = 240_000
"""The first replanning of an installation compiles, and the machine may be busy."""


def walk(hour: Hour) -> None:
    """Walk it."""
    page = hour.page
    hour.step("Enter as the chief of the drawdown cell")
    hour.enter("Chiara Fontana")
    hour.step("Read the plan")
    hour.go("Plan")
    hour.sees("Every site ends in time")
    hour.picture("cell-plan")
    hour.step("Ask what holds a date")
    hour.click(page.locator(".gantt summary").filter(has_text="Mopti / Sévaré"))
    hour.sees("Everything about Mopti / Sévaré")
    hour.picture("cell-holds", ".gantt details[open]")
    hour.step("Adopt it")
    hour.click(page.get_by_role("button", name="Adopt"))
    hour.sees("Somebody else has yet to approve it")
    hour.step("Say that a road is shut")
    hour.go("Plan")
    hour.link("A shock")
    told = {"subject-leg_shut": "rd-lab-nia", "first": "2023-07-26"}
    hour.fill(page.locator('form[action="/plan/shock"]'), told)
    hour.click(page.get_by_role("button", name="Show the new plan"))
    page.get_by_role("heading", name="Cost by part").wait_for(timeout=LONGEST_MS)
    hour.picture("cell-shock")
    hour.step("See where every site stands")
    hour.go("Run")
    hour.picture("cell-gates")
    hour.step("See what is late this week")
    hour.go("Run", "Work")
    hour.picture("cell-work", "#variance")
    hour.step("Read the weekly report")
    hour.go("Tell")
    hour.link("Weekly drawdown situation report")
    hour.picture("cell-report")
    hour.step("Take the paper")
    with page.expect_download() as taken:
        hour.click(page.locator("main").get_by_role("link", name="PDF").first)
    if not taken.value.suggested_filename.endswith(".pdf"):
        raise AssertionError(taken.value.suggested_filename)
