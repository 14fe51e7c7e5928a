"""The first hour of the governor's office and of the head of office."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tools.hours.walking import Hour

GUIDE = "first-hour-handing.md"
PHONE = False
DAY = "2023-12-08"


def walk(hour: Hour) -> None:
    """Walk it."""
    _read(hour)
    _remarked(hour)
    _signed(hour)
    with tempfile.TemporaryDirectory() as kept:
        _verified(hour, Path(kept))


def _read(hour: Hour) -> None:
    hour.step("Enter as the governor's office")
    hour.enter("Hamidou Traoré")
    hour.step("Read the pack")
    hour.link("Ansongo")
    hour.link("What the next version would say")
    hour.picture("handing-pack")


def _remarked(hour: Hour) -> None:
    hour.step("Make a remark")
    hour.page.go_back()
    hour.form("pack-remarked", {
        "side": "host", "kind": "reservation", "text": "The well was not shown to us.",
        "on": DAY})  # fmt: skip
    hour.sees("The well was not shown to us.")
    hour.picture("handing-remark", "#inspection")


def _signed(hour: Hour) -> None:
    page = hour.page
    hour.step("Make the final version, as the head of office")
    hour.enter("Daouda Keïta")
    page.goto("/site/ansongo/pack")
    hour.form("pack-made", {"stage": "final", "on": DAY})
    hour.step("Sign on the screen")
    hour.link("Sign: tablet, key or ink")
    hour.click(page.locator("#tablet-mission summary"))
    field = page.locator("#tablet-mission .pad svg")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    if box is None:
        raise AssertionError("no field to sign in")
    page.mouse.move(box["x"] + 60, box["y"] + 80)
    page.mouse.down()
    for each in range(1, 12):
        page.mouse.move(box["x"] + 60 + 30 * each, box["y"] + 80 + 40 * (each % 2))
    page.mouse.up()
    form = page.locator("#tablet-mission form")
    form.get_by_label("Witness").select_option(label="Mei Tanaka")
    hour.picture("handing-sign", "#tablet-mission")
    hour.click(form.get_by_role("button", name="Sign, and seal it into the pack"))
    hour.sees("has not attested it yet")


def _verified(hour: Hour, folder: Path) -> None:
    page = hour.page
    hour.step("Take a signed paper")
    hour.enter("Sidi Coulibaly")
    hour.link("Mopti / Sévaré")
    with page.expect_download() as taken:
        hour.click(page.locator("main").get_by_role("link", name="signed: the receiver").first)
    paper = folder / "signed.pdf"
    taken.value.save_as(paper)
    hour.step("Ask whether it is genuine")
    page.goto("/verify")
    page.locator("main input[type=file]").set_input_files(paper)
    hour.click(page.get_by_role("button", name="Look at it"))
    hour.picture("handing-verdict")
