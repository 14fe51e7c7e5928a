"""The first hour of the property officer."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tools.hours.walking import Hour

GUIDE = "first-hour-property.md"
PHONE = False
DAY = "2023-12-08"
MAPPING = """id: register
name: Fixed assets
head: 1
columns: {line: No, description: Text, site: Site, quantity: Qty, condition: State}
constants: {owner: un, sort: asset, unit: piece}
sorts: [asset]
"""
TABLE = """No,Text,Site,Qty,State
1001,Generator 500 kVA,gao,2,good
1002,Water pump,gao,5,fair
1003,Prefabricated office,gao,12,poor
"""
LATER = TABLE.replace("1002,Water pump,gao,5,fair", "1002,Water pump,gao,4,poor").replace(
    "1003,Prefabricated office,gao,12,poor\n", "1004,Reverse osmosis unit,gao,1,good\n"
)


def walk(hour: Hour) -> None:
    """Walk it."""
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        for name, text in (("mapping.yaml", MAPPING), ("july.csv", TABLE), ("later.csv", LATER)):
            (folder / name).write_text(text, encoding="utf-8")
        _brought_in(hour, folder)
        _counted(hour)
        _decided(hour)
        _compared(hour, folder)


def _compare(hour: Hour, **files: Path) -> None:
    form = hour.page.locator("main form").first
    hour.fill(form, {"on": DAY, **files})
    hour.click(form.get_by_role("button", name="Compare"))


def _brought_in(hour: Hour, folder: Path) -> None:
    hour.step("Enter as the chief of property management")
    hour.enter("Jonas Weber")
    hour.step("Find where a table comes in")
    hour.go("Register", "Property")
    hour.link("Import a table")
    hour.step("Compare the first table")
    _compare(hour, mapping_file=folder / "mapping.yaml", table=folder / "july.csv")
    hour.sees("Difference list")
    hour.picture("property-differences")
    hour.step("Apply it")
    hour.click(hour.page.get_by_role("button", name="Apply the whole list"))
    hour.sees("This list was applied")


def _counted(hour: Hour) -> None:
    hour.step("Open a count")
    hour.go("Register", "Counts")
    form = hour.page.locator('form:has([name="count"])').first
    hour.fill(form, {"count": "GAO-1", "site": "gao", "on": DAY})
    hour.click(form.get_by_role("button", name="Open"))
    hour.step("Scan what you see")
    labels = hour.page.locator("main textarea, main input[name=scans]").first
    labels.fill("1001 ×2\n1002 ×4\n1003 ×12")
    hour.picture("property-count")
    hour.click(hour.page.get_by_role("button", name="Record").first)
    hour.sees("3 of 3 lines were looked for")
    hour.step("Explain what differs")
    form = hour.page.locator('form:has([name="kind"][value="variance.explained"])').first
    hour.fill(form, {"on": DAY})
    hour.picture("property-variance")


def _decided(hour: Hour) -> None:
    hour.step("Look at what the rules say")
    hour.go("Register", "Disposal")
    hour.fill(hour.page.locator("main form").first, {"site": "gao"})
    hour.click(hour.page.get_by_role("button", name="Show"))
    hour.picture("property-disposal")


def _compared(hour: Hour, folder: Path) -> None:
    hour.step("Compare the next table")
    hour.page.goto("/property/import")
    _compare(hour, table=folder / "later.csv")
    hour.picture("property-conflict")
